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
    private final long[] plane = new long[RandomBits.PADDED];

    ClassComparison(FlipPlanes planes) {
        this.planes = planes;
    }

    void start(int count) {
        Arrays.fill(undecided, 0, count, -1L);
        Arrays.fill(result, 0, count, 0L);
    }

    /** One round for all words: lanes whose random bit differs from the bit of their probability are decided. */
    void round(int round, long[] random, NeighbourClasses classes, int count) {
        if (planes.isZero(round)) {
            keepWhereZero(random, undecided, count);
            return;
        }
        long[] a = planes.terms(round);
        evaluate(classes.one, classes.two, classes.diagonal, plane, count, a[0], a[1], a[2], a[3], a[4], a[5]);
        decide(random, plane, undecided, result, count);
    }

    /** One more round for word {@code j} alone. */
    void roundAt(int j, int round, long random, NeighbourClasses classes) {
        long bit = planes.plane(round, classes.one[j], classes.two[j], classes.diagonal[j]);
        long decided = undecided[j] & (random ^ bit);
        result[j] ^= decided & bit;
        undecided[j] ^= decided;
    }

    /** The lanes of every word that are not decided yet. */
    long[] undecided() {
        return undecided;
    }

    /** The bits drawn; 0 where undecided. */
    long[] result() {
        return result;
    }

    private static void keepWhereZero(long[] random, long[] undecided, int count) {
        for (int j = 0; j < count; j++) {
            undecided[j] = undecided[j] & ~random[j];
        }
    }

    private static void evaluate(long[] one, long[] two, long[] diagonal, long[] plane, int count,
                                 long a0, long a1, long a2, long a3, long a4, long a5) {
        for (int j = 0; j < count; j++) {
            plane[j] = a0 ^ one[j] & a1 ^ two[j] & a2 ^ diagonal[j] & (a3 ^ one[j] & a4 ^ two[j] & a5);
        }
    }

    // u & (r ^ q) rather than forms with ~ : the shape that the compiler turns into vector code
    private static void decide(long[] random, long[] plane, long[] undecided, long[] result, int count) {
        for (int j = 0; j < count; j++) {
            long u = undecided[j];
            long bit = plane[j];
            long decided = u & (random[j] ^ bit);
            result[j] = result[j] ^ decided & bit;
            undecided[j] = u ^ decided;
        }
    }
}
