package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.inverserg.lattice.Spins;
import org.inverserg.patterns.Orbits;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelProbabilityTest {

    private static SymmetricKernel kernel(int size) {
        return SymmetricKernel.withWeights(size, new Random(size).doubles(Orbits.ofSize(size).count(), -0.3, 1).toArray());
    }

    private static byte[] configuration(int key, int sites) {
        byte[] spins = new byte[sites];
        for (int site = 0; site < sites; site++) {
            spins[site] = (byte) ((key >>> site & 1) * 2 - 1);
        }
        return spins;
    }

    /** All 65 536 fine configurations of one coarse configuration of L = 2. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 9})
    void probabilitiesOfAllFineConfigurationsAddUpToOne(int size) {
        byte[][] coarse = new byte[1 << 16][];
        Arrays.fill(coarse, configuration(0b1011, 4));
        byte[][] fine = new byte[1 << 16][];
        Arrays.setAll(fine, key -> configuration(key, 16));
        double[] logarithms = kernel(size).logProbability(Spins.of(coarse), Spins.of(fine));
        assertThat(Arrays.stream(logarithms).map(StrictMath::exp).sum()).isCloseTo(1, within(1e-10));
    }

    /** The mean is the loss that is counted from patterns. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void theMeanIsTheLoss(int size) {
        var spins = Ising.critical(16).seed(1).sample(200);
        double[] logarithms = kernel(size).logProbability(spins.block(), spins);
        double mean = -Arrays.stream(logarithms).average().orElseThrow() / 256;
        assertThat(mean).isCloseTo(Losses.of(spins).of(kernel(size)).value(), within(1e-12));
    }

    /** ⟨1/P⟩ over what is drawn is the number of fine configurations, 2¹⁶, at 5σ. */
    @Test
    void drawsHaveTheirProbability() {
        byte[][] coarse = new byte[100_000][];
        Arrays.fill(coarse, configuration(0b0110, 4));
        Spins start = Spins.of(coarse);
        SymmetricKernel k3 = SymmetricKernel.withWeights(3, 0.3, 0.1, 0.05);
        double[] logarithms = k3.logProbability(start, k3.upscale(start, 7));
        double[] inverses = Arrays.stream(logarithms).map(x -> StrictMath.exp(-x) / (1 << 16)).toArray();
        double mean = Arrays.stream(inverses).average().orElseThrow();
        double variance = Arrays.stream(inverses).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(variance).isPositive();
        assertThat(mean).isCloseTo(1, within(5 * Math.sqrt(variance / inverses.length)));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        var spins = Ising.critical(8).seed(1).sample(100);
        assertThatThrownBy(() -> kernel(3).logProbability(spins, spins)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice as large, got Spins 100 × 8 × 8 for Spins 100 × 8 × 8");
        assertThatThrownBy(() -> kernel(3).logProbability(spins.block().first(50), spins)).isInstanceOf(IllegalArgumentException.class);
    }
}
