package org.inverserg.flip;

import java.util.Arrays;

/**
 * A lower and an upper bound of P(flip) for each class of neighbourhood, see {@link FlipPlanes}: multiples of 2^−{@value #BITS}, so that few
 * random bits tell on which side of them a uniform number lies. Where it falls between the bounds, a spin flips with probability
 * (P − lower)/(upper − lower), which needs its P.
 */
final class FlipBounds {

    /** Binary digits of the bounds. One more halves what is added to the lanes in between (½ % of all) and costs a round. */
    private static final int BITS = 8;

    private static final int UNIT = 1 << BITS;
    private static final double TWO_TO_32 = 4294967296.0;

    private final int[] lower = new int[FlipPlanes.CLASSES];
    private final int[] upper = new int[FlipPlanes.CLASSES];
    private final FlipPlanes lowerPlanes;
    private final FlipPlanes lastPlanes;

    /**
     * @param least the smallest P(flip) in each class
     * @param most  the largest one
     */
    FlipBounds(double[] least, double[] most) {
        for (int c = 0; c < FlipPlanes.CLASSES; c++) {
            lower[c] = Math.min(UNIT - 1, (int) Math.floor(least[c] * UNIT));
            upper[c] = Math.max(lower[c] + 1, (int) Math.ceil(most[c] * UNIT));
        }
        lowerPlanes = new FlipPlanes(Arrays.stream(lower).asLongStream().toArray(), BITS);
        lastPlanes = new FlipPlanes(Arrays.stream(upper).mapToLong(bound -> bound - 1L).toArray(), BITS);
    }

    /** The digits of the lower bounds: a number below its class's flips. */
    FlipPlanes lowerPlanes() {
        return lowerPlanes;
    }

    /** The digits of the last numbers below the upper bounds: a number above its class's does not flip. */
    FlipPlanes lastPlanes() {
        return lastPlanes;
    }

    /**
     * The number that a signed random integer of 32 bits has to be below for a lane between the bounds of class {@code c} to flip: exact to
     * 2⁻³² times the distance of the bounds.
     */
    int threshold(int c, double flip) {
        double accepted = Math.max(0, Math.min(1, (flip * UNIT - lower[c]) / (upper[c] - lower[c])));
        return (int) (long) Math.min(TWO_TO_32 - 1, StrictMath.rint(accepted * TWO_TO_32)) ^ Integer.MIN_VALUE;
    }
}
