package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.inverserg.Slow;
import org.inverserg.model.IsingModel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of 4.5σ: false alarms below 10⁻³ for the whole class (the seeds are fixed besides). */
class SwendsenWangTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 31, 32, 33, 63, 64, 65, 100, 128, 129})
    void countsSpinsAndUnequalBonds(int size) {
        var state = new SwendsenWang(size, 0.5);
        state.start(size);
        for (int sweep = 0; sweep < 3; sweep++) {
            int up = 0;
            int unequal = 0;
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    int own = spin(state, size, row, column);
                    up += own;
                    unequal += own ^ spin(state, size, row, (column + 1) % size);
                    unequal += own ^ spin(state, size, (row + 1) % size, column);
                }
            }
            assertThat(state.rows().up()).isEqualTo(up);
            assertThat(state.rows().unequalBonds()).isEqualTo(unequal);
            int words = (size + 63) / 64;
            for (int row = 0; size % 64 != 0 && row < size; row++) {
                assertThat(state.rows().words()[row * words + words - 1] >>> size % 64).as("unused bits").isZero();
            }
            state.sweep(1);
        }
    }

    /** At p = 1 clusters are the domains of equal spins: 0 or all of a domain flips, and soon all spins agree. */
    @Slow
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 33, 64, 100, 200})
    void coldSweepsFlipWholeDomainsAndOrder(int size) {
        var state = new SwendsenWang(size, 1);
        state.start(1);
        for (int sweep = 0; sweep < 10; sweep++) {
            long[] before = state.rows().words().clone();
            int[] domains = domains(before, size);
            state.sweep(1);
            int[] flip = new int[size * size];
            Arrays.fill(flip, -1);
            for (int site = 0; site < size * size; site++) {
                int flipped = bit(before, size, site) ^ bit(state.rows().words(), size, site);
                assertThat(flip[domains[site]]).as("flip of the domain").isIn(-1, flipped);
                flip[domains[site]] = flipped;
            }
        }
        state.sweep(20);
        assertThat(state.rows().unequalBonds()).isZero();
        assertThat(state.rows().up()).isIn(0, size * size);
    }

    /** Random starts that fall apart into more runs than are expected: one in some hundred on a lattice this small. */
    @Test
    void manyRunsFindRoom() {
        var state = new SwendsenWang(8, 1);
        for (int key = 0; key < 20_000; key++) {
            state.start(key);
            state.sweep(1);
        }
        state.sweep(20);
        assertThat(state.rows().unequalBonds()).isZero();
    }

    @Test
    void hotSweepsGiveIndependentSpins() {
        int size = 100;
        var state = new SwendsenWang(size, 0);
        state.start(3);
        long up = 0;
        long unequal = 0;
        int sweeps = 1000;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            state.sweep(1);
            up += state.rows().up();
            unequal += state.rows().unequalBonds();
        }
        double spins = (double) sweeps * size * size;
        assertThat((up - spins / 2) / Math.sqrt(spins / 4)).isBetween(-4.5, 4.5);
        assertThat((unequal - spins) / Math.sqrt(spins / 2)).isBetween(-4.5, 4.5);
    }

    /**
     * Rows that end within a word. The infinite lattice is exact here up to e^{−L/ξ}, ξ below 3: the energy of L. Onsager (Phys.
     * Rev. 65, 117, 1944), −coth 2β (1 + (2/π)(2 tanh² 2β − 1) K(2 sinh 2β/cosh² 2β)), and the magnetization of C. N. Yang (Phys.
     * Rev. 85, 808, 1952), (1 − sinh^{−4} 2β)^{1/8}.
     */
    @Slow
    @ParameterizedTest
    @CsvSource({"65, 0.35", "100, 0.35", "130, 0.35", "192, 0.35", "65, 0.5", "100, 0.5", "130, 0.5", "192, 0.5"})
    void agreesWithInfiniteLattice(int size, double beta) {
        var found = Ising.at(beta, size).seed(1).measure(1_000);
        double sigmas = found.estimate("e", size).sigmasFrom(Estimate.of(onsager(beta), 0));
        assertThat(sigmas).isBetween(-4.5, 4.5);
        assertThat(found.estimate("e", size).error()).isLessThan(2e-3);
        if (beta > IsingModel.CRITICAL_BETA) {
            double yang = Math.pow(1 - Math.pow(Math.sinh(2 * beta), -4), 0.125);
            assertThat(found.estimate("absM", size).sigmasFrom(Estimate.of(yang, 0))).isBetween(-4.5, 4.5);
        }
    }

    private static double onsager(double beta) {
        double tanh = Math.tanh(2 * beta);
        double k = 2 * Math.sinh(2 * beta) / Math.pow(Math.cosh(2 * beta), 2);
        double a = 1;
        double b = Math.sqrt(1 - k * k);
        for (int i = 0; i < 10; i++) { // K(k) = π / (2 agm(1, √(1 − k²)))
            double mean = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = mean;
        }
        return -(1 + (2 * tanh * tanh - 1) / a) / tanh;
    }

    /** The smallest site of every site's domain of equal spins, by repeated spreading. */
    private static int[] domains(long[] rows, int size) {
        int[] domain = new int[size * size];
        Arrays.setAll(domain, site -> site);
        for (boolean changed = true; changed;) {
            changed = false;
            for (int site = 0; site < domain.length; site++) {
                int row = site / size;
                int column = site % size;
                int[] neighbours = {row * size + (column + 1) % size, row * size + (column + size - 1) % size,
                    (row + 1) % size * size + column, (row + size - 1) % size * size + column};
                for (int neighbour : neighbours) {
                    if (bit(rows, size, site) == bit(rows, size, neighbour) && domain[neighbour] < domain[site]) {
                        domain[site] = domain[neighbour];
                        changed = true;
                    }
                }
            }
        }
        return domain;
    }

    private static int spin(SwendsenWang state, int size, int row, int column) {
        return bit(state.rows().words(), size, row * size + column);
    }

    private static int bit(long[] rows, int size, int site) {
        int column = site % size;
        return (int) (rows[site / size * ((size + 63) / 64) + column / 64] >>> column % 64 & 1);
    }
}
