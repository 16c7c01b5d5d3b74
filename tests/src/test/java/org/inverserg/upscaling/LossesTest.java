package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import org.inverserg.lattice.Spins;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

class LossesTest {

    private static final Ising PLAN = Ising.critical(16).seed(9);
    private static final Spins SPINS = PLAN.sample(5000);
    private static final SymmetricKernel K3 = SymmetricKernel.ofSize(3).train(SPINS);
    private static final SymmetricKernel K5 = SymmetricKernel.ofSize(5).train(SPINS);

    /** Training and losses share the ties: the loss at the optimum is that of the training, and its jackknife error the sandwich's, to order 1/bins. */
    @Test
    void isTheLossOfTraining() {
        for (boolean weighted : new boolean[] {false, true}) {
            var kernel = weighted ? SymmetricKernel.ofSize(5).weighted().train(SPINS) : K5;
            Estimate loss = (weighted ? Losses.of(SPINS).weighted() : Losses.of(SPINS)).of(kernel).estimate();
            assertThat(loss.value()).isCloseTo(kernel.loss().value(), within(1e-12));
            assertThat(loss.error() / kernel.loss().error()).isBetween(0.9, 1.1);
        }
        assertThat(Losses.of(SPINS, 3).of(K5).value()).isNotEqualTo(K5.loss().value());
        assertThat(Losses.of(PLAN.stream(5000)).of(K5).value()).isCloseTo(K5.loss().value(), within(1e-12));
    }

    @Test
    void differencesAreKnownBetterThanLosses() {
        var losses = Losses.of(SPINS);
        Estimate difference = losses.difference(K3, K5);
        assertThat(difference.value()).isCloseTo(K3.loss().value() - K5.loss().value(), within(1e-12)).isPositive();
        assertThat(difference.error()).isLessThan(K3.loss().error() / 20);
    }

    /** Half of the configurations decide about the other half: the difference there agrees with that here. 4.5σ, wrong once in 10⁵. */
    @Test
    void errorOfADifferenceIsItsScatter() {
        Estimate here = Losses.of(SPINS.first(2560), 1).difference(K3, K5);
        Spins others = Ising.critical(16).seed(10).sample(2560);
        Estimate there = Losses.of(others, 1).difference(K3, K5);
        assertThat(Math.abs(here.sigmasFrom(there))).isLessThan(4.5);
    }

    @Test
    void comparesWithTheFirst() {
        var kernels = new LinkedHashMap<String, SymmetricKernel>();
        kernels.put("k=5", K5);
        kernels.put("k=3", K3);
        var table = Losses.of(SPINS).compare(kernels);
        assertThat(table.columnNames()).containsExactly("model", "loss", "loss_err", "excess", "excess_err");
        assertThat(table.doubleColumn("excess").get(0)).isZero();
        assertThat(table.doubleColumn("excess").get(1)).isCloseTo(K3.loss().value() - K5.loss().value(), within(1e-12));
        assertThat(table.doubleColumn("loss_err").get(1)).isPositive();
    }

    @Test
    void largeKernelsAreRefused() {
        var k9 = SymmetricKernel.withWeights(9, new double[15]);
        assertThatIllegalArgumentException().isThrownBy(() -> Losses.of(SPINS).of(k9)).withMessageContaining("up to 7×7");
    }

    @Test
    void latticesThatCannotBeBlockedAreRefused() {
        for (int size : new int[] {3, 5, 7}) {
            Spins odd = Ising.critical(size).seed(1).sample(200);
            assertThatIllegalArgumentException().isThrownBy(() -> Losses.of(odd)).withMessageContaining("an even lattice size, got " + size);
            assertThatIllegalArgumentException().isThrownBy(() -> Losses.of(odd, 3)).withMessageContaining("an even lattice size, got " + size);
        }
        Spins small = Ising.critical(4).seed(1).sample(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Losses.of(small).of(K5)).withMessageContaining("got L = 4");
    }
}
