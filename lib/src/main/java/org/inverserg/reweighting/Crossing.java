package org.inverserg.reweighting;

import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Estimate;

/**
 * Where two curves cross.
 *
 * @param parameter its name, {@code "beta"} or {@code "mu2"}
 * @param point     where they cross
 * @param value     of both curves there
 */
public record Crossing(String parameter, Estimate point, Estimate value) {

    /** @throws IllegalArgumentException if one of them is missing */
    public Crossing {
        Require.given(parameter, "the name of a parameter");
        Require.given(point, "the point of a crossing");
        Require.given(value, "the value of both curves");
    }

    /**
     * Where a quantity of one size crosses that of another, for every pair of sizes of a scan that kept its series: reweighted between its points.
     * <pre>
     * var crossings = Crossing.of(scan, "U");
     * crossings.limit();
     * </pre>
     *
     * @param quantity column name, e.g. {@code "U"}
     * @throws IllegalArgumentException if there are fewer than two sizes, if there is no such quantity, or if two sizes do not cross
     * @throws IllegalStateException    if the series were not kept
     */
    public static Crossings of(Observables scan, String quantity) {
        return Crossings.of(scan, quantity);
    }

    /** How the parameter is written, μ² for {@code mu2}. */
    public String symbol() {
        return Point.symbolOf(parameter);
    }

    /** For example {@code crossing at μ² = -0.9515(3), where both are 0.545(5)}. */
    @Override
    public String toString() {
        return "crossing at " + symbol() + " = " + point + ", where both are " + value;
    }
}
