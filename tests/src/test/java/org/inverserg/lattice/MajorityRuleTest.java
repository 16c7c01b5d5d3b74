package org.inverserg.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.inverserg.parallel.Parallel;
import org.junit.jupiter.api.Test;

class MajorityRuleTest {

    /** One configuration of a 2×2 lattice for each of the 16 patterns, many times over: ties must give both results. */
    @Test
    void everyPatternOfABlockGivesItsMajority() {
        int copies = 40;
        byte[][] patterns = new byte[16 * copies][4];
        for (int index = 0; index < patterns.length; index++) {
            for (int site = 0; site < 4; site++) {
                patterns[index][site] = (byte) ((index % 16 >> site & 1) * 2 - 1);
            }
        }
        Spins blocked = Spins.of(patterns).block(Ties.seed(1));
        for (int pattern = 0; pattern < 16; pattern++) {
            int type = pattern;
            int[] results = IntStream.range(0, copies).map(copy -> blocked.spin(16 * copy + type, 0, 0)).distinct().sorted().toArray();
            int ups = Integer.bitCount(pattern);
            assertThat(results).as("pattern %d", pattern)
                    .isEqualTo(ups > 2 ? new int[] {1} : ups < 2 ? new int[] {-1} : new int[] {-1, 1});
        }
    }

    @Test
    void blocksAreTwoByTwoAndStayInPlace() {
        byte[][] fine = Configurations.random(100, 6, 8);
        Spins coarse = Spins.of(fine).block(Ties.seed(3));
        for (int index = 0; index < fine.length; index++) {
            for (int site = 0; site < 9; site++) {
                int corner = 2 * (site / 3) * 6 + 2 * (site % 3);
                int sum = fine[index][corner] + fine[index][corner + 1] + fine[index][corner + 6] + fine[index][corner + 7];
                if (sum != 0) {
                    assertThat(coarse.spin(index, site / 3, site % 3)).isEqualTo(Integer.signum(sum));
                }
            }
        }
    }

    @Test
    void tiesAreBlocksOfTwoAndTwo() {
        byte[][] fine = Configurations.random(64, 6, 9);
        long[] words = new long[36];
        Spins.of(fine).copyBatch(0, words);
        long[] tied = new long[9];
        MajorityRule.ties(words, 6, tied);
        for (int index = 0; index < fine.length; index++) {
            for (int block = 0; block < 9; block++) {
                int corner = 2 * (block / 3) * 6 + 2 * (block % 3);
                int sum = fine[index][corner] + fine[index][corner + 1] + fine[index][corner + 6] + fine[index][corner + 7];
                assertThat(tied[block] >>> index & 1).isEqualTo(sum == 0 ? 1 : 0);
            }
        }
    }

    /** Only ties: 16 × 1280 blocks. χ² of every site over the configurations, and of pairs of neighbouring blocks; false alarms 10⁻⁴ each. */
    @Test
    void tiesAreFairAndIndependent() {
        byte[] striped = new byte[64];
        for (int site = 0; site < 64; site++) {
            striped[site] = (byte) (site % 2 == 0 ? 1 : -1);
        }
        int count = 1280;
        Spins coarse = Spins.of(IntStream.range(0, count).mapToObj(i -> striped).toArray(byte[][]::new)).block(Ties.seed(5));
        double single = 0;
        double paired = 0;
        for (int site = 0; site < 16; site++) {
            int ups = 0;
            int equal = 0;
            for (int index = 0; index < count; index++) {
                int spin = coarse.spin(index, site / 4, site % 4);
                ups += spin > 0 ? 1 : 0;
                equal += spin == coarse.spin(index, site / 4, (site + 1) % 4) ? 1 : 0;
            }
            single += Math.pow(ups - count / 2.0, 2) / (count / 4.0);
            paired += Math.pow(equal - count / 2.0, 2) / (count / 4.0);
        }
        double limit = new ChiSquaredDistribution(16).inverseCumulativeProbability(1 - 1e-4);
        assertThat(single).isLessThan(limit);
        assertThat(paired).isLessThan(limit);
    }

    @Test
    void isReproducibleForEverySeedAndAnyNumberOfThreads() {
        Spins fine = Spins.of(Configurations.random(500, 16, 9));
        int before = Parallel.threads();
        try {
            Parallel.setThreads(1);
            Spins one = fine.block(Ties.seed(4));
            Spins derived = fine.block();
            Parallel.setThreads(3);
            assertThat(fine.block(Ties.seed(4))).isEqualTo(one);
            assertThat(fine.block(Ties.seed(5))).isNotEqualTo(one);
            assertThat(fine.block()).isEqualTo(derived);
            assertThat(fine.block().provenance().seed()).isEqualTo(derived.provenance().seed());
            assertThat(one.provenance().inputs()).containsExactly(fine.provenance());
        } finally {
            Parallel.setThreads(before);
        }
    }

    /** More than one row of random words: 2 · 256 < 514. */
    @Test
    void wideLatticesAreBlockedToTheirEnd() {
        byte[] up = new byte[514 * 514];
        Arrays.fill(up, (byte) 1);
        up[513] = -1;
        Spins coarse = Spins.of(up).block(Ties.seed(1));
        assertThat(coarse.size()).isEqualTo(257);
        assertThat(coarse.configuration(0)).containsOnly(1);
    }

    @Test
    void oddSizesAreRefused() {
        assertThatThrownBy(() -> Spins.of(Configurations.random(1, 3, 1)).block()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blocking 2×2 needs an even lattice size, got 3; sample a multiple of 2 for every step of blocking");
    }
}
