package org.inverserg.flip;

import java.util.Arrays;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * Compares, for many words at once, one uniform random number in each lane with the lower and the upper bound of the lane's
 * class, both of which have few binary digits, see {@link FlipBounds}: after that many rounds every lane is decided, but for those
 * between the bounds, which are listed.
 *
 * <p>The comparison goes through the digits from the least significant one on, as a subtraction does: "below so far" becomes the
 * majority of itself, the bound's digit and the complement of the number's, with three logical operations on a word.
 */
final class BoundComparison {

    /** So many lanes of a word are listed without asking whether there are as many. */
    private static final int AT_ONCE = 4;

    private final long[] random;
    private final long[] lower;
    private final long[] upper;
    private final int[] targets = new int[RandomBits.LANES * Long.SIZE + 2 * AT_ONCE];

    BoundComparison(AlignedRows rows) {
        random = rows.next();
        lower = rows.next();
        upper = rows.next();
    }

    /** Draws for the classes of {@code count} words and returns the number of lanes between the bounds. */
    int draw(FlipBounds bounds, NeighbourClasses classes, int count, RandomBits bits) {
        compare(bounds.lowerPlanes(), bounds.lastPlanes(), classes, count, bits);
        return list(lower, upper, count, targets);
    }

    private void compare(FlipPlanes lowerPlanes, FlipPlanes lastPlanes, NeighbourClasses classes, int count, RandomBits bits) {
        Arrays.fill(lower, 0, count, 0L); // equal is not below a lower bound,
        Arrays.fill(upper, 0, count, -1L); // but at most the last number below an upper one
        for (int round = lowerPlanes.bits() - 1; round >= 0; round--) {
            bits.fill(random, count);
            digit(random, lowerPlanes.plane(round), classes, lower, count);
            digit(random, lastPlanes.plane(round), classes, upper, count);
        }
    }

    /** 1 where the number is below the lower bound. */
    long[] lower() {
        return lower;
    }

    /** The lanes between the bounds, in order, as 64·word + lane. */
    int[] targets() {
        return targets;
    }

    private static void digit(long[] random, FlipPlanes.Plane plane, NeighbourClasses classes, long[] below, int count) {
        digit(random, classes.lanes(plane.first()), classes.lanes(plane.second()), classes.lanes(plane.third()), below, count, plane.ground());
    }

    /** With r the complement of the number's digit: {@code maj(r, q, c) = r ⊕ (r ⊕ q) & (r ⊕ c)}. */
    private static void digit(long[] random, long[] p, long[] q, long[] s, long[] below, int count, long ground) {
        for (int j = 0; j < Math.min(count, RandomBits.LANES); j++) {
            long r = random[j];
            long a = r ^ ground ^ p[j] ^ q[j] ^ s[j];
            below[j] = r ^ a & (r ^ below[j]);
        }
    }

    /**
     * Lists the lanes between the bounds and returns how many they are. The first few of a word are written whether they are there or
     * not: that takes less time than a wrong guess of the processor where they end.
     */
    private static int list(long[] lower, long[] upper, int words, int[] targets) {
        int n = 0;
        for (int j = 0; j < words; j++) {
            long between = upper[j] ^ lower[j];
            int first = j * Long.SIZE;
            int end = n + Long.bitCount(between);
            between = listFour(between, first, targets, n);
            if (between != 0) {
                between = listFour(between, first, targets, n + AT_ONCE);
                for (int i = n + 2 * AT_ONCE; i < end; i++) {
                    targets[i] = first + Long.numberOfTrailingZeros(between);
                    between &= between - 1;
                }
            }
            n = end;
        }
        return n;
    }

    /** Lists the four lowest lanes, which may be fewer, and returns the others. */
    private static long listFour(long lanes, int first, int[] targets, int n) {
        long second = lanes & lanes - 1;
        long third = second & second - 1;
        long fourth = third & third - 1;
        targets[n] = first + Long.numberOfTrailingZeros(lanes);
        targets[n + 1] = first + Long.numberOfTrailingZeros(second);
        targets[n + 2] = first + Long.numberOfTrailingZeros(third);
        targets[n + 3] = first + Long.numberOfTrailingZeros(fourth);
        return fourth & fourth - 1;
    }
}
