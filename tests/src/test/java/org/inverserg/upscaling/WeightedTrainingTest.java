package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.LUDecomposition;
import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.parallel.Parallel;
import org.inverserg.patterns.Orbits;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels from weighted configurations, and from configurations that are not kept. */
class WeightedTrainingTest {

    private static final Ising PLAN = Ising.critical(8).seed(3);
    private static final Spins SPINS = PLAN.sample(1000);

    /** The definition, site by site: the weighted loss is that of the kernel, and no direction leads down from its weights. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void isTheOptimumOfTheDefinition(int size) {
        SymmetricKernel kernel = SymmetricKernel.ofSize(size).weighted().seed(4).train(SPINS);
        assertThat(kernel.loss().value()).isCloseTo(weightedLoss(size, kernel.weights()), within(1e-12));
        double step = 1e-4;
        for (int o = 0; o < kernel.weights().length; o++) {
            double[] up = kernel.weights();
            double[] down = kernel.weights();
            up[o] += step;
            down[o] -= step;
            double above = weightedLoss(size, up);
            double below = weightedLoss(size, down);
            assertThat((above - below) / (2 * step)).isCloseTo(0, within(1e-8));
            assertThat(above + below - 2 * kernel.loss().value()).isPositive();
        }
    }

    @Test
    void effectiveNumberIsThatOfTheWeights() {
        double[] weights = weights();
        double sum = Arrays.stream(weights).sum();
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        assertThat(SymmetricKernel.ofSize(3).weighted().train(SPINS).effectiveConfigurations()).isCloseTo(sum * sum / squares, within(1e-9));
        assertThat(SymmetricKernel.ofSize(3).train(SPINS).effectiveConfigurations()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void configurationsThatAreNotKeptGiveTheSameKernel(boolean weighted) {
        int before = Parallel.threads();
        int n = 3000;
        try {
            for (int size : new int[] {3, 5, 7}) {
                var training = weighted ? SymmetricKernel.ofSize(size).weighted() : SymmetricKernel.ofSize(size);
                SymmetricKernel kept = training.train(PLAN.sample(n));
                for (int threads : new int[] {1, 3}) {
                    Parallel.setThreads(threads);
                    assertSame(training.train(PLAN, n), kept);
                }
            }
        } finally {
            Parallel.setThreads(before);
        }
    }

    /** Bins that reach over the end of one chain into the next. */
    @Test
    void streamsOfManyBatchesToo() {
        var plan = Ising.critical(8).seed(8).thinning(1).thermalization(10);
        int n = 20_003;
        assertSame(SymmetricKernel.ofSize(3).weighted().train(plan, n), SymmetricKernel.ofSize(3).weighted().train(plan.sample(n)));
    }

    private static void assertSame(SymmetricKernel found, SymmetricKernel expected) {
        assertThat(found.weights()).containsExactly(expected.weights());
        assertThat(found.covariance()).isEqualTo(expected.covariance());
        assertThat(found.loss()).isEqualTo(expected.loss());
        assertThat(found.effectiveConfigurations()).isEqualTo(expected.effectiveConfigurations());
        assertThat(found.provenance().seed()).isEqualTo(expected.provenance().seed());
    }

    /**
     * Forty independent weighted trainings: the spread of each weight over its mean error, squared, is a χ² of 39 degrees of freedom, but for
     * what the scatter of the errors themselves adds (some 20 % with a hundred effective configurations); hence bounds of 10⁻⁶ with
     * that much room to both sides.
     */
    @Slow
    @Test
    void errorsAreTheSpreadOverIndependentTrainings() {
        int trainings = 40;
        SymmetricKernel[] kernels = IntStream.range(0, trainings)
                .mapToObj(seed -> SymmetricKernel.ofSize(3).weighted().train(Ising.critical(16).seed(100 + seed).sample(4000))).toArray(SymmetricKernel[]::new);
        var distribution = new ChiSquaredDistribution(trainings - 1);
        for (int[] orbit : new int[][] {{0, 0}, {1, 0}, {1, 1}}) {
            Estimate[] weights = Arrays.stream(kernels).map(kernel -> kernel.at(orbit[0], orbit[1])).toArray(Estimate[]::new);
            double mean = Arrays.stream(weights).mapToDouble(Estimate::value).average().orElseThrow();
            double spread = Arrays.stream(weights).mapToDouble(w -> (w.value() - mean) * (w.value() - mean)).sum();
            double variance = Arrays.stream(weights).mapToDouble(w -> w.error() * w.error()).average().orElseThrow();
            assertThat(spread / variance).isBetween(distribution.inverseCumulativeProbability(1e-6) / 1.2,
                    distribution.inverseCumulativeProbability(1 - 1e-6) * 1.2);
        }
    }

    @Test
    void refusesWhenAFewConfigurationsDecide() {
        Spins few = Ising.critical(32).seed(5).sample(200);
        assertThatIllegalStateException().isThrownBy(() -> SymmetricKernel.ofSize(3).weighted().train(few))
                .withMessageContaining("at least 50 effective configurations").withMessageContaining("of 200").withMessageContaining("draw more");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(9).weighted().train(Ising.critical(16).seed(5).sample(400)))
                .withMessageContaining("up to 7×7");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(9).train(Ising.critical(16).seed(5), 400))
                .withMessageContaining("kept");
    }

    /** Weights 2^−t with t around 1400 are beyond a double; relative to the largest they are not. */
    @Test
    void manyTiesDoNotUnderflow() {
        Spins hot = Ising.at(0.1, 128).seed(6).sample(256);
        assertThatIllegalStateException().isThrownBy(() -> SymmetricKernel.ofSize(3).weighted().train(hot))
                .withMessageMatching(".* got [1-9]\\.\\d of 256;.*");
    }

    @Test
    void distanceCountsStandardDeviations() {
        SymmetricKernel kernel = SymmetricKernel.ofSize(3).train(SPINS);
        double[] moved = kernel.weights();
        moved[1] += 2 / Math.sqrt(inverse(kernel, 1));
        assertThat(kernel.distance(SymmetricKernel.withWeights(3, moved))).isCloseTo(2, within(1e-9));
        assertThat(kernel.distance(kernel)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> kernel.distance(SymmetricKernel.withWeights(5, 1, 1, 1, 1, 1, 1)))
                .withMessageContaining("same size");
    }

    private static double inverse(SymmetricKernel kernel, int i) {
        return new LUDecomposition(kernel.covariance(), 0).getSolver().getInverse().getEntry(i, i);
    }

    private static double[] weights() {
        double[] weights = new double[SPINS.count()];
        for (int c = 0; c < weights.length; c++) {
            int ties = 0;
            for (int block = 0; block < 16; block++) {
                int row = block / 4 * 2;
                int column = block % 4 * 2;
                int sum = SPINS.spin(c, row, column) + SPINS.spin(c, row, column + 1) + SPINS.spin(c, row + 1, column) + SPINS.spin(c, row + 1, column + 1);
                ties += sum == 0 ? 1 : 0;
            }
            weights[c] = Math.pow(2, -ties);
        }
        return weights;
    }

    private static double weightedLoss(int kernelSize, double[] kernel) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        Spins coarse = SPINS.block(Ties.seed(4));
        double[] weights = weights();
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            for (int site = 0; site < 64; site++) {
                double h = 0;
                for (int dy = -(kernelSize / 2); dy <= kernelSize / 2; dy++) {
                    for (int dx = -(kernelSize / 2); dx <= kernelSize / 2; dx++) {
                        h += kernel[orbits.index(dy, dx)] / 2 * coarse.spin(c, Math.floorMod(site / 8 + dy, 8) / 2, Math.floorMod(site % 8 + dx, 8) / 2);
                    }
                }
                sum += weights[c] * Math.log1p(Math.exp(-h * SPINS.spin(c, site / 8, site % 8)));
            }
        }
        return sum / 64 / Arrays.stream(weights).sum();
    }
}
