package org.inverserg.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/** Seeds are fixed, so each test either always passes or never; the rates are those of a change of the generator. */
class RandomBitsTest {

    private static final double FALSE_ALARM = 1e-4;

    /** Streams may never change by accident: every published seed depends on them. */
    @Test
    void firstWordsArePinned() {
        long[] words = filled(1, 2);
        assertThat(words[0]).isEqualTo(0xdd2789e73c76ef15L);
        assertThat(words[1]).isEqualTo(0xd1b0e975d3b97073L);
        assertThat(new RandomBits(1).scalar().nextLong()).isEqualTo(0x1abf6e42044c17baL);
        assertThat(Provenance.of("Ising L=8", 10, 3L).stream(2)).isEqualTo(0x27dbc262cba3ed4L);
    }

    /** χ² of 64 bit positions over 65 536 words. */
    @Test
    void everyBitIsOneHalfOfTheTime() {
        int rounds = 256;
        int[] ones = new int[Long.SIZE];
        var random = new RandomBits(42);
        long[] words = new long[RandomBits.PADDED];
        for (int round = 0; round < rounds; round++) {
            random.fill(words, RandomBits.LANES);
            for (int i = 0; i < RandomBits.LANES; i++) {
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    ones[bit] += (int) (words[i] >>> bit & 1);
                }
            }
        }
        double trials = rounds * RandomBits.LANES;
        double chiSquare = Arrays.stream(ones).mapToDouble(n -> Math.pow(n - trials / 2, 2) / (trials / 4)).sum();
        assertNotSuspicious(chiSquare, Long.SIZE);
    }

    /** Neighbouring lanes, neighbouring steps and neighbouring keys: the distance of two words is binomial(64, ½), z² summed. */
    @Test
    void neighboursAreIndependent() {
        int rounds = 200;
        double[] sums = new double[3];
        for (int key = 0; key < rounds; key++) {
            var random = new RandomBits(key);
            long[] first = new long[RandomBits.PADDED];
            long[] second = new long[RandomBits.PADDED];
            random.fill(first, RandomBits.LANES);
            random.fill(second, RandomBits.LANES);
            long[] other = filled(key + 1000, RandomBits.LANES);
            long[] next = filled(key + 1001, RandomBits.LANES);
            sums[0] += zSquared(first, 0, first, 1);
            sums[1] += zSquared(first, 0, second, 0);
            sums[2] += zSquared(other, 0, next, 0);
        }
        for (double sum : sums) {
            assertNotSuspicious(sum, rounds);
        }
    }

    /**
     * Lanes that overlap, of one stream or of those of neighbouring batches, would run through the same words, each at another
     * step. Among 2²¹ independent words of 64 bits a pair of equal ones has the probability 2⁴¹/2⁶⁴ = 10⁻⁷.
     */
    @Test
    void lanesOfNeighbouringBatchesDoNotOverlap() {
        int batches = 32;
        int steps = 256;
        var provenance = Provenance.of("Ising L=8", 10, 3L);
        long[] all = new long[batches * steps * RandomBits.LANES];
        long[] words = new long[RandomBits.PADDED];
        int count = 0;
        for (int batch = 0; batch < batches; batch++) {
            var random = new RandomBits(provenance.stream(batch));
            for (int step = 0; step < steps; step++) {
                random.fill(words, RandomBits.LANES);
                System.arraycopy(words, 0, all, count, RandomBits.LANES);
                count += RandomBits.LANES;
            }
        }
        Arrays.sort(all);
        int repeated = 0;
        for (int i = 1; i < all.length; i++) {
            repeated += all[i - 1] == all[i] ? 1 : 0;
        }
        assertThat(repeated).isZero();
    }

    @Test
    void seedingAgainReproducesTheStream() {
        var random = new RandomBits(7);
        long[] first = new long[RandomBits.PADDED];
        random.fill(first, RandomBits.LANES);
        double scalar = random.scalar().nextDouble();
        random.fill(new long[RandomBits.PADDED], 100);
        random.seed(7);
        long[] again = new long[RandomBits.PADDED];
        assertThat(random.scalar().nextDouble()).as("drawn before the fill this time").isEqualTo(scalar);
        random.fill(again, RandomBits.LANES);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void lanesDoNotDependOnHowManyAreFilled() {
        assertThat(Arrays.copyOf(filled(3, RandomBits.LANES), 10)).isEqualTo(Arrays.copyOf(filled(3, 10), 10));
        assertThat(filled(3, 10)[10]).isZero();
        assertThat(filled(3, 10)[0]).isNotEqualTo(filled(4, 10)[0]);
    }

    private static long[] filled(long key, int count) {
        long[] words = new long[RandomBits.PADDED];
        new RandomBits(key).fill(words, count);
        return words;
    }

    /** Of the total distance of two rows of words, which differ in half of 64·255 bits on average. */
    private static double zSquared(long[] a, int fromA, long[] b, int fromB) {
        int count = RandomBits.LANES - 1;
        long distance = 0;
        for (int i = 0; i < count; i++) {
            distance += Long.bitCount(a[fromA + i] ^ b[fromB + i]);
        }
        double bits = count * (double) Long.SIZE;
        return Math.pow(distance - bits / 2, 2) / (bits / 4);
    }

    private static void assertNotSuspicious(double chiSquare, int degrees) {
        double above = 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(chiSquare);
        assertThat(above).isBetween(FALSE_ALARM / 2, 1 - FALSE_ALARM / 2);
    }
}
