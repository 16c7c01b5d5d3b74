package org.inverserg.markov;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The spins of one periodic L×L lattice in rows of ⌈L/64⌉ words, 1 for +1, leftmost spin in the lowest bit, unused bits 0.
 *
 * <p>Every site has a bond to its right and to its lower neighbour, so on L = 2 each pair of neighbours has two.
 *
 * @hidden
 */
@Internal
public final class SpinRows {

    private static final int LARGEST = 1 << 15;

    private final int size;
    private final int wordsPerRow;
    private final int lastBit;
    private final long lastMask;
    private final long[] words;

    /** @param size L, 2 ≤ L ≤ {@value #LARGEST} */
    SpinRows(int size) {
        Require.that(size >= 2 && size <= LARGEST, "the lattice size L must be between 2 and " + LARGEST, size, "a single spin has no neighbours, and larger lattices no room");
        this.size = size;
        wordsPerRow = (size + Long.SIZE - 1) / Long.SIZE;
        lastBit = (size - 1) % Long.SIZE;
        lastMask = -1L >>> Long.SIZE - 1 - lastBit;
        words = new long[size * wordsPerRow];
    }

    /** @throws IllegalArgumentException unless 0 ≤ p ≤ 1 */
    static void requireProbability(double p) {
        Require.that(p >= 0 && p <= 1, "the probability of a bond must be between 0 and 1", p, "that of a model is 1 - exp(-2 beta)");
    }

    /** L. */
    public int size() {
        return size;
    }

    /** The memory of one object, in bytes. */
    static long bytes(int size) {
        return (long) Long.BYTES * size * ((size + Long.SIZE - 1) / Long.SIZE);
    }

    /** The rows, one after the other. Not a copy. */
    public long[] words() {
        return words;
    }

    int wordsPerRow() {
        return wordsPerRow;
    }

    /** The place of a row's last spin in its last word. */
    int lastBit() {
        return lastBit;
    }

    /** 1 where the last word of a row holds a spin. */
    long lastMask() {
        return lastMask;
    }

    /** The first word of the row below {@code row}. */
    int below(int row) {
        return row + 1 == size ? 0 : (row + 1) * wordsPerRow;
    }

    /** The right neighbours of the spins in word {@code x} of the row that starts at {@code here}. */
    long rightNeighbours(int here, int x) {
        long shifted = words[here + x] >>> 1;
        return x + 1 == wordsPerRow ? shifted | (words[here] & 1) << lastBit : shifted | words[here + x + 1] << Long.SIZE - 1;
    }

    /** Clears what was written beyond the ends of the rows. */
    void clearUnused() {
        for (int last = wordsPerRow - 1; last < words.length; last += wordsPerRow) {
            words[last] &= lastMask;
        }
    }

    /** The number of up spins. */
    public int up() {
        int up = 0;
        for (long word : words) {
            up += Long.bitCount(word);
        }
        return up;
    }

    /** The number of bonds between unequal spins, of 2L². */
    public int unequalBonds() {
        int unequal = 0;
        for (int row = 0; row < size; row++) {
            int here = row * wordsPerRow;
            int below = below(row);
            for (int x = 0; x < wordsPerRow; x++) {
                long own = words[here + x];
                unequal += Long.bitCount(own ^ rightNeighbours(here, x)) + Long.bitCount(own ^ words[below + x]);
            }
        }
        return unequal;
    }
}
