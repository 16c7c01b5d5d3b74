package org.inverserg.measuring;

/**
 * Measures the sums from which all scalar observables follow, for the 64 configurations of a batch at once: the number of
 * spins up and the number of unequal neighbour pairs (of 2L², so that on L = 2 every pair counts twice).
 */
public final class BatchSums {

    private final LaneCounter counter = new LaneCounter();
    private long[] differences = new long[0];

    /**
     * @param words   L·L words of a batch
     * @param size    L
     * @param up      receives the number of up spins of every configuration, 64 values
     * @param unequal receives the number of unequal bonds of every configuration, 64 values
     */
    public void measure(long[] words, int size, int[] up, int[] unequal) {
        if (differences.length < size) {
            differences = new long[size];
        }
        counter.clear();
        counter.add(words, 0, size * size);
        counter.counts(up);
        counter.clear();
        for (int row = 0; row < size; row++) {
            int here = row * size;
            int below = row + 1 == size ? 0 : here + size;
            xor(words, here, below, differences, size);
            counter.add(differences, 0, size);
            xor(words, here, here + 1, differences, size - 1);
            differences[size - 1] = words[here + size - 1] ^ words[here];
            counter.add(differences, 0, size);
        }
        counter.counts(unequal);
    }

    private static void xor(long[] words, int a, int b, long[] result, int count) {
        for (int j = 0; j < count; j++) {
            result[j] = words[a + j] ^ words[b + j];
        }
    }
}
