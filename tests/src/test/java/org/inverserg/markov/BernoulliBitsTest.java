package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of 4.5σ: false alarms below 10⁻³ for the whole class (the seeds are fixed besides). */
class BernoulliBitsTest {

    private static final int WORDS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.001, 1 / 3.0, 0.5, 0.585786437626905, 0.75, 0.9999, 1 - 1e-6})
    void bitsAreOneWithProbability(double p) {
        long[] words = words(p, 1);
        long ones = 0;
        for (long word : words) {
            ones += Long.bitCount(word);
        }
        double trials = 64.0 * WORDS;
        assertThat((ones - trials * p) / Math.sqrt(trials * p * (1 - p))).isBetween(-4.5, 4.5);
    }

    /** χ² of 64 degrees of freedom: 64 ± 11.3. */
    @Test
    void allPlacesAreAlike() {
        double p = 0.3;
        long[] words = words(p, 2);
        double chiSquare = 0;
        for (int bit = 0; bit < 64; bit++) {
            int ones = 0;
            for (long word : words) {
                ones += (int) (word >>> bit & 1);
            }
            chiSquare += Math.pow(ones - WORDS * p, 2) / (WORDS * p * (1 - p));
        }
        assertThat((chiSquare - 64) / Math.sqrt(128)).isBetween(-4.5, 4.5);
    }

    /** Pairs of bits next to each other in a word, in words next to each other, and a whole block of random planes apart. */
    @Test
    void neighboursAreIndependent() {
        double p = 0.3;
        long[] words = words(p, 3);
        for (int apart : new int[] {0, 1, RandomBits.LANES}) {
            long both = 0;
            int pairs = WORDS - apart;
            for (int i = 0; i < pairs; i++) {
                both += Long.bitCount(words[i] & (apart == 0 ? words[i] >>> 1 & Long.MAX_VALUE : words[i + apart]));
            }
            double trials = (apart == 0 ? 63.0 : 64.0) * pairs;
            double error = Math.sqrt(trials * p * p * (1 - p) * (1 + 3 * p)); // neighbouring pairs share a bit
            assertThat((both - trials * p * p) / error).as("apart by %d", apart).isBetween(-4.5, 4.5);
        }
    }

    @Test
    void zeroAndOneAreCertain() {
        assertThat(words(0, 4)).containsOnly(0);
        assertThat(words(1, 4)).containsOnly(-1L);
    }

    @Test
    void streamDoesNotDependOnPortionsAndStartsAgain() {
        var bits = new BernoulliBits(0.4);
        var random = new RandomBits(5);
        long[] whole = new long[1000];
        bits.fill(random, whole, 1000);
        random.seed(5);
        bits.restart();
        long[] portion = new long[7];
        for (int from = 0; from + 7 <= 1000; from += 7) {
            bits.fill(random, portion, 7);
            assertThat(portion).isEqualTo(Arrays.copyOfRange(whole, from, from + 7));
        }
    }

    private static long[] words(double p, long key) {
        long[] words = new long[WORDS];
        new BernoulliBits(p).fill(new RandomBits(key), words, WORDS);
        return words;
    }
}
