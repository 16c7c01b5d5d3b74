package org.inverserg.sampling;

import java.util.Arrays;

/**
 * Packs lattices that lie in rows of 64-bit words, one after the other, into a batch with one word per site and one bit per
 * lattice: 64 words from the same place of 64 lattices are a 64×64 matrix of bits, which is transposed.
 *
 * <p>Whole words wait for their transposition in the places of the 64 sites they hold; only the last words of rows whose
 * length is no multiple of 64 need room of their own.
 */
final class Packer {

    private final int size;
    private final int wholeWords;
    private final int restOfRow;
    private final long[] rests;
    private long[] batch;

    /** @param size L */
    Packer(int size) {
        this.size = size;
        wholeWords = size / Long.SIZE;
        restOfRow = size % Long.SIZE;
        rests = new long[restOfRow == 0 ? 0 : size * Long.SIZE];
    }

    /** The memory of one object, in bytes. */
    static long bytes(int size) {
        return size % Long.SIZE == 0 ? 0 : (long) Long.BYTES * Long.SIZE * size;
    }

    /** Starts an empty batch. */
    void start() {
        batch = new long[size * size];
        Arrays.fill(rests, 0);
    }

    /** Puts a lattice into bit {@code lane} of the batch. */
    void put(long[] rows, int lane) {
        int word = 0;
        for (int row = 0; row < size; row++) {
            for (int x = 0; x < wholeWords; x++) {
                batch[row * size + x * Long.SIZE + lane] = rows[word++];
            }
            if (restOfRow > 0) {
                rests[row * Long.SIZE + lane] = rows[word++];
            }
        }
    }

    /** The L·L words of the batch. */
    long[] finish() {
        for (int row = 0; row < size; row++) {
            int here = row * size;
            for (int x = 0; x < wholeWords; x++) {
                transpose(batch, here + x * Long.SIZE);
            }
            if (restOfRow > 0) {
                transpose(rests, row * Long.SIZE);
                System.arraycopy(rests, row * Long.SIZE, batch, here + wholeWords * Long.SIZE, restOfRow);
            }
        }
        long[] finished = batch;
        batch = null;
        return finished;
    }

    /**
     * Transposes the 64×64 bits in {@code words[from … from+63]} by exchanging off-diagonal quarters of ever smaller squares
     * (H. Warren, Hacker's Delight, 2nd ed., Sec. 7-3).
     */
    static void transpose(long[] words, int from) {
        long low = 0xffffffffL;
        for (int half = Long.SIZE / 2; half > 0; half /= 2) {
            for (int square = 0; square < Long.SIZE; square += 2 * half) {
                for (int i = from + square; i < from + square + half; i++) {
                    long exchanged = (words[i] >>> half ^ words[i + half]) & low;
                    words[i] ^= exchanged << half;
                    words[i + half] ^= exchanged;
                }
            }
            low ^= low << half / 2;
        }
    }
}
