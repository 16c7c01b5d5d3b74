package org.inverserg.measuring;

import org.inverserg.lattice.LaneCounter;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;

/**
 * Measures the sums from which all scalar observables follow, for the 64 configurations of a batch at once: the number of
 * spins up and the number of unequal neighbour pairs (of 2L², so that on L = 2 every pair counts twice).
 */
public final class BatchSums {

    private static final int CHUNK = 256;

    private final LaneCounter counter = new LaneCounter();
    private final long[] spins = new long[CHUNK + 6];
    private final long[] neighbours = new long[CHUNK + 6];

    /**
     * @param words   L·L words of a batch
     * @param size    L
     * @param up      receives the number of up spins of every configuration, 64 values
     * @param unequal receives the number of unequal bonds of every configuration, 64 values
     * @throws IllegalArgumentException if there are not as many words or values
     */
    public void measure(long[] words, int size, int[] up, int[] unequal) {
        Spins.checkSize(size);
        Require.length(Require.given(words, "the words of a lattice").length, (long) size * size, "the words of a lattice");
        Require.length(Require.given(unequal, "the numbers of unequal bonds").length, Long.SIZE, "the numbers of unequal bonds");
        int volume = size * size;
        ones(words, volume, up);
        counter.clear(LaneCounter.widthFor(2L * volume));
        for (int from = 0; from < volume; from += CHUNK) {
            int count = Math.min(CHUNK, volume - from);
            System.arraycopy(words, from, spins, 0, count);
            copyBelow(words, size, from, count);
            countUnequal(count);
            copyRight(words, size, from, count);
            countUnequal(count);
        }
        counter.counts(unequal);
    }

    /**
     * Counts the ones of each bit position.
     *
     * @param words the first {@code count} of them
     * @param ones  receives the 64 counts
     * @throws IllegalArgumentException if there are not as many words, or fewer than 64 counts
     */
    public void ones(long[] words, int count, int[] ones) {
        Require.length(Require.given(words, "the words to count").length, count, "the words to count");
        Require.length(Require.given(ones, "the counts of ones").length, Long.SIZE, "the counts of ones");
        counter.clear(LaneCounter.widthFor(count));
        counter.add(words, 0, count);
        counter.counts(ones);
    }

    /** The lower neighbours of sites {@code from …}; those of the last row are the first row. */
    private void copyBelow(long[] words, int size, int from, int count) {
        int volume = size * size;
        int inside = Math.max(0, Math.min(count, volume - size - from));
        if (inside > 0) {
            System.arraycopy(words, from + size, neighbours, 0, inside);
        }
        if (inside < count) {
            System.arraycopy(words, from + inside + size - volume, neighbours, inside, count - inside);
        }
    }

    /** The right neighbours; that of a row's last site is its first. */
    private void copyRight(long[] words, int size, int from, int count) {
        int inside = Math.min(count, size * size - from - 1);
        if (inside > 0) {
            System.arraycopy(words, from + 1, neighbours, 0, inside);
        }
        for (int end = (from / size + 1) * size - 1; end < from + count; end += size) {
            neighbours[end - from] = words[end + 1 - size];
        }
    }

    private void countUnequal(int count) {
        xor(spins, neighbours, count);
        counter.add(neighbours, 0, count);
    }

    private static void xor(long[] spins, long[] neighbours, int count) {
        for (int j = 0; j < count; j++) {
            neighbours[j] = neighbours[j] ^ spins[j];
        }
    }
}
