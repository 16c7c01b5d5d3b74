package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.parallel.RandomBits;

/**
 * Draws, for many words at once, a bit in each lane that is 1 with the probability of the lane's class: a uniform random
 * number is compared with the probability bit by bit, most significant first, until every lane is decided.
 *
 * <p>Several comparisons may share their random numbers; with a smaller and a larger probability, the larger one's bit is then
 * never 0 where the smaller one's is 1.
 */
final class ClassComparison {

    private final FlipPlanes planes;
    private final long[] undecided = new long[RandomBits.PADDED];
    private final long[] result = new long[RandomBits.PADDED];

    ClassComparison(FlipPlanes planes) {
        this.planes = planes;
    }

    void start(int count) {
        Arrays.fill(undecided, 0, count, -1L);
        Arrays.fill(result, 0, count, 0L);
    }

    /**
     * One round for all words: lanes whose random bit differs from the bit of their probability are decided. The random words
     * are made on the way, and left in {@code drawn} where that is not null.
     */
    void round(int round, RandomBits random, NeighbourClasses classes, int count, long[] drawn) {
        long[] a = planes.terms(round);
        if (drawn == null) {
            draw(random.firstStates(), random.secondStates(), classes.one, classes.two, classes.diagonal, undecided, result, count,
                    a[0], a[1], a[2], a[3], a[4], a[5]);
        } else {
            random.fill(drawn, count);
            round(round, drawn, classes, count);
        }
    }

    /** One round with random words that were drawn before. */
    void round(int round, long[] drawn, NeighbourClasses classes, int count) {
        long[] a = planes.terms(round);
        compare(drawn, classes.one, classes.two, classes.diagonal, undecided, result, count, a[0], a[1], a[2], a[3], a[4], a[5]);
    }

    /** One more round for word {@code j} alone; returns the lanes that are still not decided. */
    long roundAt(int j, int round, long random, NeighbourClasses classes) {
        long bit = planes.plane(round, classes.one[j], classes.two[j], classes.diagonal[j]);
        long decided = undecided[j] & (random ^ bit);
        result[j] ^= decided & bit;
        undecided[j] ^= decided;
        return undecided[j];
    }

    /** The lanes of every word that are not decided yet. */
    long[] undecided() {
        return undecided;
    }

    /** The bits drawn; 0 where undecided. */
    long[] result() {
        return result;
    }

    // Both loops: u & (r ^ q) rather than forms with ~, and few arrays, is the shape that the compiler turns into vector code.

    private static void draw(long[] s0, long[] s1, long[] one, long[] two, long[] diagonal, long[] undecided, long[] result, int count,
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

    private static void compare(long[] random, long[] one, long[] two, long[] diagonal, long[] undecided, long[] result, int count,
                                long a0, long a1, long a2, long a3, long a4, long a5) {
        for (int j = 0; j < count; j++) {
            long x1 = one[j];
            long x2 = two[j];
            long bit = a0 ^ x1 & a1 ^ x2 & a2 ^ diagonal[j] & (a3 ^ x1 & a4 ^ x2 & a5);
            long u = undecided[j];
            long decided = u & (random[j] ^ bit);
            result[j] = result[j] ^ decided & bit;
            undecided[j] = u ^ decided;
        }
    }
}
