package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels trained on critical configurations of 32×32. */
class TrainingTest {

    private static final int[][] ORBITS = {{0, 0}, {1, 0}, {1, 1}};

    private static Spins spins;

    @BeforeAll
    static void sample() {
        spins = Ising.critical(32).seed(1).sample(20_000);
    }

    /** The loss at the optimum is known from 10⁶ configurations: 0.26035(6) for k = 3. A wrong alarm at 4.5σ: 7·10⁻⁶. */
    @Test
    void findsTheKnownOptimumWithErrorsBelowOnePercent() {
        SymmetricKernel k3 = SymmetricKernel.ofSize(3).train(spins);
        assertThat(Math.abs(k3.loss().sigmasFrom(Estimate.of(0.26035, 0.00006)))).isLessThan(4.5);
        assertThat(k3.samples()).isEqualTo(20_000L * 32 * 32);
        for (int[] orbit : ORBITS) {
            Estimate weight = k3.at(orbit[0], orbit[1]);
            assertThat(weight.error() / weight.value()).isBetween(1e-4, 0.01);
        }
    }

    /** Larger kernels contain the smaller ones: on the same configurations they fit better, by little. */
    @Test
    void largerKernelsFitBetter() {
        double k3 = SymmetricKernel.ofSize(3).seed(5).train(spins).loss().value();
        double k5 = SymmetricKernel.ofSize(5).seed(5).train(spins).loss().value();
        double k7 = SymmetricKernel.ofSize(7).seed(5).train(spins).loss().value();
        assertThat(k3 - k5).isBetween(1e-4, 1e-3);
        assertThat(k5 - k7).isBetween(0.0, 1e-4);
    }

    @Test
    void givesTheSameWeightsForAnyNumberOfThreads() {
        int before = Parallel.threads();
        Spins few = spins.first(1000);
        double[] expected = SymmetricKernel.ofSize(5).train(few).weights();
        try {
            for (int threads : new int[] {1, 3}) {
                Parallel.setThreads(threads);
                assertThat(SymmetricKernel.ofSize(5).train(few).weights()).containsExactly(expected);
            }
        } finally {
            Parallel.setThreads(before);
        }
    }

    /**
     * Twenty independent trainings: the spread of each weight over its mean error, squared, is a χ² of 19 degrees of freedom.
     * Outside its 10⁻⁵ bounds for one of three weights: 6·10⁻⁵.
     */
    @Slow
    @Test
    void errorsAreTheSpreadOverIndependentTrainings() {
        int trainings = 20;
        List<SymmetricKernel> kernels = new ArrayList<>();
        for (int seed = 0; seed < trainings; seed++) {
            kernels.add(SymmetricKernel.ofSize(3).train(Ising.critical(32).seed(100 + seed).sample(20_000)));
        }
        var distribution = new ChiSquaredDistribution(trainings - 1);
        for (int[] orbit : ORBITS) {
            List<Estimate> weights = kernels.stream().map(kernel -> kernel.at(orbit[0], orbit[1])).toList();
            double mean = weights.stream().mapToDouble(Estimate::value).average().orElseThrow();
            double spread = weights.stream().mapToDouble(w -> (w.value() - mean) * (w.value() - mean)).sum();
            double variance = weights.stream().mapToDouble(w -> w.error() * w.error()).average().orElseThrow();
            assertThat(distribution.cumulativeProbability(spread / variance)).isBetween(1e-5, 1 - 1e-5);
        }
    }

    /** Patterns of 9×9 kernels are too many to be counted; the optimum is found all the same. */
    @Slow
    @Test
    void reachesNineByNine() {
        SymmetricKernel k9 = SymmetricKernel.ofSize(9).train(spins.first(300));
        assertThat(k9.weights()).hasSize(15);
        assertThat(k9.at(0, 0).value()).isCloseTo(1.4, within(0.4));
        assertThat(k9.loss().value()).isLessThan(SymmetricKernel.ofSize(7).train(spins.first(300)).loss().value() + 1e-3);
    }

    /** Nothing in them says how often a spin differs from its block: every weight is larger than the one before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void configurationsWithoutAnyWallDetermineNoWeight(int size) {
        byte[] up = new byte[256];
        Arrays.fill(up, (byte) 1);
        Spins ordered = Spins.of(Collections.nCopies(200, up).toArray(byte[][]::new));
        assertThatThrownBy(() -> SymmetricKernel.ofSize(size).train(ordered)).isInstanceOf(IllegalStateException.class).hasMessageContaining("do not determine");
    }

    /** In up and in down ones alike: the loss of a network falls for ever, and where a descent stops means nothing. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void configurationsWithoutAnyWallDetermineNoNetwork(int size) {
        byte[][] ordered = new byte[200][256];
        for (int c = 0; c < ordered.length; c++) {
            Arrays.fill(ordered[c], (byte) (c % 3 == 0 ? -1 : 1));
        }
        assertThatThrownBy(() -> TwoLayerNetwork.kernel(size).channels(2).adamW(0.01).train(Spins.of(ordered))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not determine").hasMessageContaining("nearer to the critical point");
        ordered[150][17] = (byte) -ordered[150][17];
        assertThat(TwoLayerNetwork.kernel(size).channels(2).adamW(0.01).epochs(1).train(Spins.of(ordered)).samples()).as("one wall is something to learn").isPositive();
    }
}
