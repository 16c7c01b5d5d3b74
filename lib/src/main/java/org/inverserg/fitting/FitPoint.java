package org.inverserg.fitting;

import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * A point that a curve is fitted to.
 *
 * @param x the abscissa, a lattice size most often
 * @param y the ordinate with its own 1σ error; the errors of different points may be correlated
 */
public record FitPoint(double x, Estimate y) {

    /** @throws IllegalArgumentException if the ordinate is missing */
    public FitPoint {
        Require.given(y, "the ordinate of a point");
    }
}
