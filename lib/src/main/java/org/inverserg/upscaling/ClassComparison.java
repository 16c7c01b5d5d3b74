package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * Draws, for many words at once, a bit in each lane that is 1 with the probability of the lane's class: a uniform random
 * number is compared with the probability bit by bit, most significant first, until every lane is decided.
 *
 * <p>A lane stays undecided with probability ½ in each round. After {@value #VECTOR_ROUNDS} rounds for all words one word in sixteen has
 * undecided lanes; these words are listed and finished one by one.
 */
final class ClassComparison implements FlipDraw {

    /** Bits to which a probability is exact. */
    private static final int BITS = 53;

    private static final int VECTOR_ROUNDS = 10;

    private final FlipPlanes planes;
    private final long[] undecided;
    private final long[] result;
    private final int[] places = new int[RandomBits.LANES];

    /** @param probabilities one for each class; one that rounds to 1 becomes 1 − 2⁻⁵³ */
    ClassComparison(double[] probabilities, AlignedRows rows) {
        planes = new FlipPlanes(Arrays.stream(probabilities)
                .mapToLong(p -> Math.min((1L << BITS) - 1, (long) StrictMath.rint(p * (1L << BITS)))).toArray(), BITS);
        undecided = rows.next();
        result = rows.next();
    }

    @Override
    public long[] draw(Piece piece, int bottom, int right, NeighbourClasses classes, RandomBits random) {
        int count = piece.count();
        random.fill(undecided, count);
        long[] a = planes.terms(0);
        first(classes.one, classes.two, classes.diagonal, undecided, result, count, a[0], a[1], a[2], a[3], a[4], a[5]);
        for (int round = 1; round < VECTOR_ROUNDS; round++) {
            a = planes.terms(round);
            decide(random.firstStates(), random.secondStates(), classes.one, classes.two, classes.diagonal, undecided, result, count,
                    a[0], a[1], a[2], a[3], a[4], a[5]);
        }
        int left = list(undecided, places, count);
        for (int i = 0; i < left; i++) {
            finish(places[i], classes, random);
        }
        return result;
    }

    /** Where words with undecided lanes stand; without a branch that the processor would have to guess. */
    private static int list(long[] undecided, int[] places, int count) {
        int n = 0;
        for (int j = 0; j < count; j++) {
            places[n] = j;
            n += (int) ((undecided[j] | -undecided[j]) >>> Long.SIZE - 1);
        }
        return n;
    }

    private void finish(int j, NeighbourClasses classes, RandomBits random) {
        for (int round = VECTOR_ROUNDS; round < BITS && undecided[j] != 0; round++) {
            long bit = planes.plane(round, classes.one[j], classes.two[j], classes.diagonal[j]);
            long decided = undecided[j] & (random.next() ^ bit);
            result[j] ^= decided & bit;
            undecided[j] ^= decided;
        }
    }

    /** The first round, with random words in {@code undecided}: 1 where the random bit is that of the probability. */
    private static void first(long[] one, long[] two, long[] diagonal, long[] undecided, long[] result, int count,
                              long a0, long a1, long a2, long a3, long a4, long a5) {
        for (int j = 0; j < count; j++) {
            long x1 = one[j];
            long x2 = two[j];
            long bit = a0 ^ x1 & a1 ^ x2 & a2 ^ diagonal[j] & (a3 ^ x1 & a4 ^ x2 & a5);
            result[j] = bit ^ bit & undecided[j];
        }
    }

    /**
     * One round: lanes whose random bit differs from the bit of their probability are decided. The random words are made on the way, see
     * {@link RandomBits#firstStates}. u & (r ^ q) rather than forms with ~, and few arrays, is the shape that the compiler turns into vector code.
     */
    private static void decide(long[] s0, long[] s1, long[] one, long[] two, long[] diagonal, long[] undecided, long[] result, int count,
                               long a0, long a1, long a2, long a3, long a4, long a5) {
        for (int j = 0; j < count; j++) {
            long a = s0[j];
            long b = s1[j];
            long random = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            s0[j] = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            s1[j] = Long.rotateLeft(b, 28);
            long x1 = one[j];
            long x2 = two[j];
            long bit = a0 ^ x1 & a1 ^ x2 & a2 ^ diagonal[j] & (a3 ^ x1 & a4 ^ x2 & a5);
            long u = undecided[j];
            long decided = u & (random ^ bit);
            result[j] = result[j] ^ decided & bit;
            undecided[j] = u ^ decided;
        }
    }
}
