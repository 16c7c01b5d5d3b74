package org.inverserg.flip;

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
        FlipPlanes.Plane plane = planes.plane(0);
        first(classes.lanes(plane.first()), classes.lanes(plane.second()), classes.lanes(plane.third()), undecided, result, count, plane.ground());
        for (int round = 1; round < VECTOR_ROUNDS; round++) {
            plane = planes.plane(round);
            decide(random.firstStates(), random.secondStates(), classes.lanes(plane.first()), classes.lanes(plane.second()),
                    classes.lanes(plane.third()), undecided, result, count, plane.ground());
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
        for (int j = 0; j < Math.min(count, RandomBits.LANES); j++) {
            places[n] = j;
            n += (int) ((undecided[j] | -undecided[j]) >>> Long.SIZE - 1);
        }
        return n;
    }

    private void finish(int j, NeighbourClasses classes, RandomBits random) {
        long left = undecided[j];
        long flips = result[j];
        for (int round = VECTOR_ROUNDS; round < BITS && left != 0; round++) {
            FlipPlanes.Plane plane = planes.plane(round);
            long bit = plane.ground() ^ classes.lanes(plane.first())[j] ^ classes.lanes(plane.second())[j] ^ classes.lanes(plane.third())[j];
            long decided = left & (random.next() ^ bit);
            flips ^= decided & bit;
            left ^= decided;
        }
        result[j] = flips;
    }

    /** The first round, with random words in {@code undecided}: 1 where the random bit is that of the probability. */
    private static void first(long[] p, long[] q, long[] r, long[] undecided, long[] result, int count, long ground) {
        for (int j = 0; j < Math.min(count, RandomBits.LANES); j++) {
            long bit = ground ^ p[j] ^ q[j] ^ r[j];
            result[j] = bit ^ bit & undecided[j];
        }
    }

    /**
     * One round: lanes whose random bit differs from the bit of their probability are decided. The random words are made on the way, see
     * {@link RandomBits#firstStates}. {@code u & (r ^ q)} rather than forms with ~, and few arrays, is the shape that the compiler turns into vector code.
     */
    private static void decide(long[] s0, long[] s1, long[] p, long[] q, long[] r, long[] undecided, long[] result, int count, long ground) {
        for (int j = 0; j < Math.min(count, RandomBits.LANES); j++) {
            long a = s0[j];
            long b = s1[j];
            long random = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            s0[j] = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            s1[j] = Long.rotateLeft(b, 28);
            long bit = ground ^ p[j] ^ q[j] ^ r[j];
            long u = undecided[j];
            long decided = u & (random ^ bit);
            result[j] = result[j] ^ decided & bit;
            undecided[j] = u ^ decided;
        }
    }
}
