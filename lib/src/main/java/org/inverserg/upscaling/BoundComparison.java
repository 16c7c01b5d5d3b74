package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * Compares, for many words at once, one uniform random number in each lane with the lower and the upper bound of the lane's
 * class, both of which have few binary digits, see {@link FlipTable}: after that many rounds every lane is decided.
 *
 * <p>The comparison goes through the digits from the least significant one on, as a subtraction does: "below so far" becomes the
 * majority of itself, the bound's digit and the complement of the number's, with three logical operations on a word.
 */
final class BoundComparison {

    private final FlipPlanes lowerPlanes;
    private final FlipPlanes lastPlanes;
    private final long[] random;
    private final long[] lower;
    private final long[] upper;

    /**
     * @param lowerBounds in units of 2^−bits, one for each class, from 0 to 2^bits − 1
     * @param upperBounds the same, from 1 to 2^bits
     */
    BoundComparison(int[] lowerBounds, int[] upperBounds, int bits, AlignedRows rows) {
        random = rows.next();
        lower = rows.next();
        upper = rows.next();
        lowerPlanes = new FlipPlanes(Arrays.stream(lowerBounds).asLongStream().toArray(), bits);
        lastPlanes = new FlipPlanes(Arrays.stream(upperBounds).mapToLong(bound -> bound - 1L).toArray(), bits);
    }

    /** Draws for the classes of {@code count} words. */
    void draw(NeighbourClasses classes, int count, RandomBits bits) {
        Arrays.fill(lower, 0, count, 0L); // equal is not below a lower bound,
        Arrays.fill(upper, 0, count, -1L); // but at most the last number below an upper one
        for (int round = lowerPlanes.bits() - 1; round >= 0; round--) {
            bits.fill(random, count);
            long[] a = lowerPlanes.terms(round);
            long[] b = lastPlanes.terms(round);
            compare(random, classes.one, classes.two, classes.diagonal, lower, upper, count,
                    a[0], a[1], a[2], a[3], a[4], a[5], b[0], b[1], b[2], b[3], b[4], b[5]);
        }
    }

    /** 1 where the number is below the lower bound. */
    long[] lower() {
        return lower;
    }

    /** 1 where the number is below the upper bound. */
    long[] upper() {
        return upper;
    }

    /** With r the complement of the number's digit: maj(r, q, c) = r ⊕ (r ⊕ q) & (r ⊕ c). */
    private static void compare(long[] random, long[] one, long[] two, long[] diagonal, long[] lower, long[] upper, int count,
                                long a0, long a1, long a2, long a3, long a4, long a5, long b0, long b1, long b2, long b3, long b4, long b5) {
        for (int j = 0; j < count; j++) {
            long r = random[j];
            long x1 = one[j];
            long x2 = two[j];
            long d = diagonal[j];
            long a = r ^ a0 ^ x1 & a1 ^ x2 & a2 ^ d & (a3 ^ x1 & a4 ^ x2 & a5);
            long b = r ^ b0 ^ x1 & b1 ^ x2 & b2 ^ d & (b3 ^ x1 & b4 ^ x2 & b5);
            lower[j] = r ^ a & (r ^ lower[j]);
            upper[j] = r ^ b & (r ^ upper[j]);
        }
    }
}
