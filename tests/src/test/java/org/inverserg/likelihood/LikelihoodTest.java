package org.inverserg.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.inverserg.Slow;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.parallel.Provenance;
import org.inverserg.patterns.Orbits;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted patterns against a site-by-site evaluation, derivatives against differences, and the optimum itself. */
class LikelihoodTest {

    private static final SymmetricKernel MAKER = SymmetricKernel.withWeights(5, 1.4, 0.7, 0.55, -0.15, 0.1, -0.14);
    private static final Spins FINE = MAKER.dream(300).seed(11).configurationsAt(16);

    @Slow
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7})
    void countedPatternsGiveTheSameAsAllSites(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        Likelihood counted = counted(orbits);
        Likelihood sites = new SiteLikelihood(orbits, FINE, FINE.block(Ties.seed(5)));
        double[] weights = weights(orbits, 0.3);

        assertThat(counted.samples()).isEqualTo(sites.samples()).isEqualTo(300L * 16 * 16);
        assertThat(counted.at(weights).loss()).isCloseTo(sites.at(weights).loss(), within(1e-12));
        assertThat(counted.at(weights).gradient()).containsExactly(sites.at(weights).gradient(), within(1e-12));
        for (int o = 0; o < orbits.count(); o++) {
            assertThat(counted.at(weights).hessian()[o]).containsExactly(sites.at(weights).hessian()[o], within(1e-12));
        }
        double[][] countedBins = counted.binSums(weights, 0.3);
        double[][] siteBins = sites.binSums(weights, 0.3);
        assertThat(countedBins.length).isEqualTo(siteBins.length).isGreaterThan(30);
        for (int bin = 0; bin < siteBins.length; bin++) {
            assertThat(countedBins[bin]).containsExactly(siteBins[bin], within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void derivativesMatchDifferences(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        Likelihood likelihood = counted(orbits);
        double[] weights = weights(orbits, 0.2);
        Likelihood.Evaluation here = likelihood.at(weights);
        double step = 1e-5;
        for (int o = 0; o < orbits.count(); o++) {
            double[] up = weights.clone();
            double[] down = weights.clone();
            up[o] += step;
            down[o] -= step;
            Likelihood.Evaluation above = likelihood.at(up);
            Likelihood.Evaluation below = likelihood.at(down);
            assertThat(here.gradient()[o]).isCloseTo((above.loss() - below.loss()) / (2 * step), within(1e-8));
            for (int p = 0; p < orbits.count(); p++) {
                assertThat(here.hessian()[o][p]).isCloseTo((above.gradient()[p] - below.gradient()[p]) / (2 * step), within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void theOptimumIsOneFromAnyStart(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        Likelihood likelihood = counted(orbits);
        Newton.Minimum fromZero = Newton.minimize(likelihood, new double[orbits.count()]);
        Newton.Minimum fromAfar = Newton.minimize(likelihood, weights(orbits, 1.5));

        assertThat(fromZero.gradient()).isLessThan(1e-9);
        assertThat(fromAfar.gradient()).isLessThan(1e-9);
        assertThat(fromZero.weights()).containsExactly(fromAfar.weights(), within(1e-8));
        assertThat(fromZero.steps()).isLessThan(15);
    }

    @Test
    void saysSoWhenTheSpinsDoNotDetermineTheWeights() {
        byte[][] ordered = new byte[100][64];
        for (byte[] configuration : ordered) {
            Arrays.fill(configuration, (byte) 1);
        }
        Spins allUp = Spins.of(ordered);
        assertThatIllegalStateException()
                .isThrownBy(() -> KernelWeights.of(Orbits.ofSize(3), allUp, Provenance.of("test", 100, 1L)))
                .withMessageContaining("do not determine").withMessageContaining("more configurations");
    }

    private static Likelihood counted(Orbits orbits) {
        return PatternLikelihood.count(orbits, FINE, MajorityRule.provenance(FINE, 5L));
    }

    private static double[] weights(Orbits orbits, double scale) {
        double[] weights = new double[orbits.count()];
        for (int o = 0; o < weights.length; o++) {
            weights[o] = scale * Math.cos(o);
        }
        return weights;
    }
}
