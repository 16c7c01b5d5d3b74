package org.inverserg.decimation;

/**
 * Transposes {@value #MATRICES} matrices of 64×64 bits in place: bit c of word r comes to bit r of word c. The matrices lie beside each
 * other, word r of matrix s at r·{@value #MATRICES} + s, so that most steps are loops over neighbouring words (H. Warren, Hacker's Delight,
 * 2nd ed., Sec. 7-3: blocks of 32, 16 … 1 bits are exchanged).
 */
final class Transposition {

    /** Matrices that are transposed together. */
    static final int MATRICES = 8;

    private Transposition() {
    }

    /** @param words 64·{@value #MATRICES} */
    static void transpose(long[] words) {
        long mask = -1L >>> Integer.SIZE;
        for (int width = Integer.SIZE; width > 0; width /= 2) {
            for (int block = 0; block < Long.SIZE; block += 2 * width) {
                exchange(words, block * MATRICES, width * MATRICES, width, mask);
            }
            mask ^= mask << width / 2;
        }
    }

    private static void exchange(long[] words, int from, int distance, int width, long mask) {
        for (int i = from; i < from + distance; i++) {
            long moved = (words[i] >>> width ^ words[i + distance]) & mask;
            words[i] ^= moved << width;
            words[i + distance] ^= moved;
        }
    }
}
