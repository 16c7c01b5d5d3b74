package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import org.inverserg.lattice.Configurations;
import org.inverserg.lattice.Spins;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSumsTest {

    /** Site by site: right and lower neighbour with periodic wrapping, so that on L = 2 every pair counts twice and L = 1 has none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 33})
    void countsLikeALoopOverSites(int size) {
        byte[][] configurations = Configurations.random(64, size, size);
        long[] words = new long[size * size + 5];
        Spins.of(configurations).copyBatch(0, words);
        int[] up = new int[64];
        int[] unequal = new int[64];
        var sums = new BatchSums();
        sums.measure(words, size, up, unequal);
        for (int c = 0; c < 64; c++) {
            int ups = 0;
            int unequals = 0;
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    byte spin = configurations[c][row * size + column];
                    ups += spin > 0 ? 1 : 0;
                    unequals += spin != configurations[c][row * size + (column + 1) % size] ? 1 : 0;
                    unequals += spin != configurations[c][(row + 1) % size * size + column] ? 1 : 0;
                }
            }
            assertThat(up[c]).isEqualTo(ups);
            assertThat(unequal[c]).isEqualTo(unequals);
        }
        int[] ones = new int[64];
        sums.ones(words, size * size, ones);
        assertThat(ones).isEqualTo(up);
        sums.measure(words, size, new int[64], unequal);
        sums.measure(new long[1], 1, up, unequal);
        assertThat(unequal).containsOnly(0);
    }
}
