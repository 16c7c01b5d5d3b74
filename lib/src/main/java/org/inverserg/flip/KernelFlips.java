package org.inverserg.flip;

import java.util.Arrays;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;

/**
 * The probabilities that a fine spin differs from its own coarse spin, as a symmetric kernel gives them: with s = τ·τ_own over the
 * window, P(flip) = 1/(1 + e^{½ Σ_cell w_cell s_cell}).
 *
 * <p>The four cells next to the site's corner carry most of the weight and fall into six classes. For k = 3 there are no others, and
 * a class has one P(flip). For windows up to 4×4 there is a table of all patterns. Else the remaining cells are only known to add something
 * between −R and +R to the exponent's sum, R = Σ |w_cell| over them, which bounds P(flip) in each class.
 *
 * @hidden
 */
@Internal
public final class KernelFlips {

    private static final int MOST_TABULATED_CELLS = 16;

    private final int window;
    private final int firstOffset;
    private final int centre;
    private final int near;
    private final double[] cells;
    private final double[] sums = new double[FlipPlanes.CLASSES];
    private final double rest;
    private final FlipTables tables;

    public KernelFlips(Orbits orbits, double[] weights) {
        window = Require.given(orbits, "the orbits of a kernel").windowSize();
        firstOffset = orbits.firstOffset();
        cells = orbits.cellWeights(weights);
        centre = -firstOffset;
        near = Math.max(0, centre - 1);
        double own = cells[cell(centre, centre)];
        double side = window > 1 ? cells[cell(centre, near)] : 0;
        double corner = window > 1 ? cells[cell(near, near)] : 0;
        for (int c = 0; c < FlipPlanes.CLASSES; c++) {
            sums[c] = own + side * (2 - 2 * (c % 3)) + corner * (1 - 2 * (c / 3));
        }
        rest = rest();
        tables = isExact() || cells.length > MOST_TABULATED_CELLS ? null
                : FlipTables.symmetric(window, firstOffset, pattern -> flip(sum(pattern)));
    }

    private int cell(int row, int column) {
        return column * window + row;
    }

    private double rest() {
        double found = 0;
        for (int column = 0; column < window; column++) {
            for (int row = 0; row < window; row++) {
                if (Math.min(row, column) < near || Math.max(row, column) > centre) {
                    found += Math.abs(cells[cell(row, column)]);
                }
            }
        }
        return found;
    }

    private double sum(int pattern) {
        int own = pattern >>> cell(centre, centre) & 1;
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += (pattern >>> i & 1) == own ? cells[i] : -cells[i];
        }
        return sum;
    }

    /** P(flip) for Σ_cell w_cell s_cell = {@code sum}. */
    static double flip(double sum) {
        return 1 / (1 + StrictMath.exp(sum / 2));
    }

    /** Whether the class decides alone, so that nothing needs to be looked up. */
    private boolean isExact() {
        return rest == 0;
    }

    /** A new engine. */
    public FlipStep newStep() {
        int margin = Math.max(1, centre);
        return new FlipStep(margin, rows -> draw(margin, rows));
    }

    private FlipDraw draw(int margin, AlignedRows rows) {
        if (isExact()) {
            return new ClassComparison(flips(0), rows);
        }
        return tables != null ? new WindowLookup(tables, margin, rows)
                : new WindowSums(cells, firstOffset, new FlipBounds(flips(rest), flips(-rest)), rows);
    }

    /** For each class, P(flip) if the cells outside of it add {@code more}. */
    private double[] flips(double more) {
        return Arrays.stream(sums).map(sum -> flip(sum + more)).toArray();
    }
}
