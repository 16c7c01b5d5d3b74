package org.inverserg.reweighting;

import org.inverserg.statistics.Estimate;

/**
 * Where two curves cross.
 *
 * @param point μ² of the crossing
 * @param value of both curves there
 */
public record Crossing(Estimate point, Estimate value) {

    /** For example {@code crossing at μ² = -0.9515(3), where both are 0.545(5)}. */
    @Override
    public String toString() {
        return "crossing at μ² = " + point + ", where both are " + value;
    }
}
