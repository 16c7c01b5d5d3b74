package org.inverserg.upscaling;

/**
 * Six probabilities, one for each class of neighbourhood, as bit planes: round r of a comparison needs bit r of the class's
 * probability, most significant first, in all 64 lanes of a word.
 *
 * <p>The class is given by three words: x1 (one of two neighbours differs), x2 (both do) and d (the diagonal one differs), class
 * = x1 + 2·x2 + 3·d. A plane is a polynomial over GF(2) in them, a0 ⊕ x1·a1 ⊕ x2·a2 ⊕ d·(a3 ⊕ x1·a4 ⊕ x2·a5), so that one
 * round costs a few logical operations whatever the probabilities are.
 */
final class FlipPlanes {

    /** The number of classes. */
    static final int CLASSES = 6;

    private final long[][] terms;

    /**
     * @param numerators one for each class, at most 2^bits − 1: the probabilities in units of 2^−bits
     * @param bits       the number of planes
     */
    FlipPlanes(long[] numerators, int bits) {
        terms = new long[bits][];
        for (int round = 0; round < bits; round++) {
            long[] bit = new long[CLASSES];
            for (int c = 0; c < CLASSES; c++) {
                bit[c] = -(numerators[c] >>> bits - 1 - round & 1);
            }
            terms[round] = new long[] {bit[0], bit[0] ^ bit[1], bit[0] ^ bit[2], bit[0] ^ bit[3],
                    bit[0] ^ bit[1] ^ bit[3] ^ bit[4], bit[0] ^ bit[2] ^ bit[3] ^ bit[5]};
        }
    }

    /** The number of planes. */
    int bits() {
        return terms.length;
    }

    /** a0 … a5 of round {@code round}. */
    long[] terms(int round) {
        return terms[round];
    }

    /** Bit {@code round} of the probability in the lanes of one word. */
    long plane(int round, long x1, long x2, long d) {
        long[] a = terms[round];
        return a[0] ^ x1 & a[1] ^ x2 & a[2] ^ d & (a[3] ^ x1 & a[4] ^ x2 & a[5]);
    }
}
