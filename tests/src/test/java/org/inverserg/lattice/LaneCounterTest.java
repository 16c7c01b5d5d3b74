package org.inverserg.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneCounterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 63, 100, 1000, 4097})
    void countsLikeALoop(int length) {
        long[] words = new SplittableRandom(length).longs(length + 3).toArray();
        var counter = new LaneCounter();
        counter.clear(LaneCounter.widthFor(length));
        counter.add(words, 3, length);
        assertThat(counts(counter)).isEqualTo(naive(words, 3, length));
    }

    @Test
    void piecesAddUpAndClearForgets() {
        long[] words = new SplittableRandom(1).longs(1000).toArray();
        var counter = new LaneCounter();
        for (int from = 0, length = 0; from + length <= words.length; from += length, length++) {
            counter.add(words, from, length);
        }
        int counted = 990; // 0 + 1 + … + 44
        assertThat(counts(counter)).isEqualTo(naive(words, 0, counted));
        counter.clear(LaneCounter.widthFor(5));
        counter.add(words, 0, 5);
        assertThat(counts(counter)).isEqualTo(naive(words, 0, 5));
    }

    @Test
    void carriesRunThroughAllPlanes() {
        long[] ones = new long[1 << 16];
        Arrays.fill(ones, -1L);
        ones[5] = 1L;
        var counter = new LaneCounter();
        counter.clear(LaneCounter.widthFor(ones.length));
        counter.add(ones, 0, ones.length);
        int[] counts = counts(counter);
        assertThat(counts[0]).isEqualTo(1 << 16);
        assertThat(counts[63]).isEqualTo((1 << 16) - 1);
    }

    private static int[] counts(LaneCounter counter) {
        int[] counts = new int[Long.SIZE];
        Arrays.fill(counts, -1);
        counter.counts(counts);
        return counts;
    }

    private static int[] naive(long[] words, int from, int length) {
        int[] counts = new int[Long.SIZE];
        for (int i = from; i < from + length; i++) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                counts[bit] += (int) (words[i] >>> bit & 1);
            }
        }
        return counts;
    }
}
