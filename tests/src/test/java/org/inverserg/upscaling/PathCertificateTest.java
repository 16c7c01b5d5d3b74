package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;

class PathCertificateTest {

    private static final SymmetricKernel K3 = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5);

    /** All 16 configurations of L = 2 and both spins they are drawn from. */
    @Test
    void oneStepIsTheSumOverAllPaths() {
        double divergence = 0;
        double loss = 0;
        for (int key = 0; key < 16; key++) {
            byte[] fine = new byte[4];
            for (int site = 0; site < 4; site++) {
                fine[site] = (byte) ((key >>> site & 1) * 2 - 1);
            }
            int bonds = 2 * (fine[0] * fine[1] + fine[2] * fine[3] + fine[0] * fine[2] + fine[1] * fine[3]);
            double logP = IsingModel.CRITICAL_BETA * bonds - IsingTorus.critical(2).logZ();
            for (int spin = -1; spin <= 1; spin += 2) {
                int sum = spin * (fine[0] + fine[1] + fine[2] + fine[3]);
                double blocked = sum > 0 ? 1 : sum == 0 ? 0.5 : 0;
                double logQ = K3.logProbability(Spins.of(new byte[] {(byte) spin}), Spins.of(fine))[0];
                if (blocked > 0) {
                    divergence += StrictMath.exp(logP) * blocked * (logP + StrictMath.log(blocked) - StrictMath.log(0.5) - logQ);
                    loss -= StrictMath.exp(logP) * blocked * logQ;
                }
            }
        }
        var certificate = K3.certificate(Ising.critical(2).seed(1), 100_000);
        assertThat(certificate.divergence().error()).isPositive();
        assertThat(certificate.divergence().value()).isCloseTo(divergence, within(5 * certificate.divergence().error()));
        assertThat(certificate.steps()).hasSize(1);
        assertThat(certificate.steps().get(0).loss().value()).isCloseTo(loss, within(5 * certificate.steps().get(0).loss().error()));
    }

    /** Every level adds to the divergence, and a trained kernel has less of it than one that knows nothing. */
    @Slow
    @Test
    void growsWithTheSizeAndFallsWithTraining() {
        var plan = Ising.critical(16).seed(2);
        var trained = SymmetricKernel.ofSize(3).train(Ising.critical(16).seed(1).sample(2000));
        var sixteen = trained.certificate(plan, 2000);
        var eight = trained.certificate(Ising.critical(8).seed(2), 2000);
        assertThat(sixteen.divergence().value()).isGreaterThan(eight.divergence().value() + 1);
        assertThat(SymmetricKernel.withWeights(3, 0, 0, 0).certificate(plan, 2000).divergence().value())
                .isGreaterThan(sixteen.divergence().value() + 50);
        assertThat(sixteen.table().intColumn("L").asList()).containsExactly(2, 4, 8, 16);
        assertThat(sixteen.table().doubleColumn("loss").get(3)).isCloseTo(0.26, within(0.02)); // as at L = 32
        assertThat(sixteen.toString()).startsWith("paths to L = 16: KL ").endsWith(" nats");
    }

    @Test
    void refusesSizesThatDreamsDoNotReach() {
        assertThatThrownBy(() -> K3.certificate(Ising.critical(12), 100)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got configurations of L = 12").hasMessageContaining("use 8 or 16");
    }
}
