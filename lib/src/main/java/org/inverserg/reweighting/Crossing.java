package org.inverserg.reweighting;

import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * Where two curves cross.
 *
 * @param point μ² of the crossing
 * @param value of both curves there
 */
public record Crossing(Estimate point, Estimate value) {

    /** @throws IllegalArgumentException if one of them is missing */
    public Crossing {
        Require.given(point, "the point of a crossing");
        Require.given(value, "the value of both curves");
    }

    /** For example {@code crossing at μ² = -0.9515(3), where both are 0.545(5)}. */
    @Override
    public String toString() {
        return "crossing at μ² = " + point + ", where both are " + value;
    }
}
