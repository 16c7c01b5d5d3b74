package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.training.Orbits;

/**
 * The probabilities that a fine spin differs from its own coarse spin, as a symmetric kernel gives them: with s = τ·τ_own over the
 * window, P(flip) = 1/(1 + e^{½ Σ_cell w_cell s_cell}).
 *
 * <p>The four cells next to the site's corner carry most of the weight and fall into six classes. For k = 3 there are no others, and a
 * class has one P(flip). Else the remaining cells are only known to add something between −R and +R to the exponent's sum, R =
 * Σ |w_cell| over them: a class thus has a lower and an upper bound of P(flip), which are moved apart to the next multiples of
 * 2^−{@value #BOUND_BITS}. Where a uniform random number falls between the bounds, the whole window decides with probability (P −
 * lower)/(upper − lower).
 */
final class FlipTable {

    /** Binary digits of the bounds. One more halves what is added to the lanes in between (½ % of all) and costs a round. */
    static final int BOUND_BITS = 8;

    private static final int BOUND_UNIT = 1 << BOUND_BITS;
    private static final double TWO_TO_32 = 4294967296.0;
    private static final int MOST_TABULATED_CELLS = 16;

    private final int window;
    private final int centre;
    private final int near;
    private final double[] cells;
    private final boolean exact;
    private final double[] probabilities = new double[FlipPlanes.CLASSES];
    private final int[] lower = new int[FlipPlanes.CLASSES];
    private final int[] upper = new int[FlipPlanes.CLASSES];
    private final int[] thresholds;

    FlipTable(Orbits orbits, double[] weights) {
        window = orbits.windowSize();
        cells = orbits.cellWeights(weights);
        centre = -orbits.firstOffset();
        near = Math.max(0, centre - 1);
        double own = cells[cell(centre, centre)];
        double side = window > 1 ? cells[cell(centre, near)] : 0;
        double corner = window > 1 ? cells[cell(near, near)] : 0;
        double rest = rest();
        exact = rest == 0;
        for (int c = 0; c < FlipPlanes.CLASSES; c++) {
            double sum = own + side * (2 - 2 * (c % 3)) + corner * (1 - 2 * (c / 3));
            probabilities[c] = flip(sum);
            lower[c] = Math.min(BOUND_UNIT - 1, (int) Math.floor(flip(sum + rest) * BOUND_UNIT));
            upper[c] = Math.max(1, (int) Math.ceil(flip(sum - rest) * BOUND_UNIT));
        }
        thresholds = exact || cells.length > MOST_TABULATED_CELLS ? new int[0] : tabulate();
    }

    private int cell(int row, int column) {
        return column * window + row;
    }

    private double rest() {
        double rest = 0;
        for (int column = 0; column < window; column++) {
            for (int row = 0; row < window; row++) {
                if (Math.min(row, column) < near || Math.max(row, column) > centre) {
                    rest += Math.abs(cells[cell(row, column)]);
                }
            }
        }
        return rest;
    }

    private static double flip(double sum) {
        return 1 / (1 + StrictMath.exp(sum / 2));
    }

    private int[] tabulate() {
        int[] table = new int[1 << cells.length];
        Arrays.setAll(table, pattern -> {
            double scaled = StrictMath.rint(acceptance(classOf(pattern), sum(pattern)) * TWO_TO_32);
            return (int) (long) Math.min(TWO_TO_32 - 1, scaled) ^ Integer.MIN_VALUE;
        });
        return table;
    }

    /** (P − lower)/(upper − lower) for Σ_cell w_cell s_cell = {@code sum} in class {@code c}. */
    private double acceptance(int c, double sum) {
        return Math.max(0, Math.min(1, (flip(sum) * BOUND_UNIT - lower[c]) / (upper[c] - lower[c])));
    }

    /** P(flip) of a pattern of the window: bit {@code column·M + row} is 1 where the coarse spin is +1. */
    double probability(int pattern) {
        return flip(sum(pattern));
    }

    private double sum(int pattern) {
        int own = bit(pattern, centre, centre);
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += (pattern >>> i & 1) == own ? cells[i] : -cells[i];
        }
        return sum;
    }

    private int classOf(int pattern) {
        int own = bit(pattern, centre, centre);
        int v = bit(pattern, near, centre) ^ own;
        int h = bit(pattern, centre, near) ^ own;
        int d = bit(pattern, near, near) ^ own;
        return h + v + 3 * d;
    }

    private int bit(int pattern, int row, int column) {
        return pattern >>> cell(row, column) & 1;
    }

    /** Whether the class decides alone, so that nothing needs to be looked up. */
    boolean isExact() {
        return exact;
    }

    /** P(flip) of each class, where that is all that counts. */
    double[] probabilities() {
        return probabilities.clone();
    }

    /** Lower bounds of P(flip) in units of 2^−{@value #BOUND_BITS}, one for each class. */
    int[] lower() {
        return lower.clone();
    }

    /** Upper bounds, above the lower ones. */
    int[] upper() {
        return upper.clone();
    }

    /** Whether there are {@link #thresholds}: for windows up to 4×4, kernels up to 7×7, unless they are exact. */
    boolean isTabulated() {
        return thresholds.length > 0;
    }

    /**
     * For each pattern the number that a signed random number of 32 bits has to be below for a lane between the bounds to flip: exact
     * to 2⁻³² times the distance of the bounds.
     */
    int[] thresholds() {
        return thresholds;
    }

    /** w_cell, cell = column·M + row. */
    double weight(int i) {
        return cells[i];
    }

    /** Whether a lane between the bounds flips, given 32 random bits, for windows that are too large for a table. */
    boolean accepts(int c, double sum, int random) {
        return (random & 0xffffffffL) < acceptance(c, sum) * TWO_TO_32;
    }
}
