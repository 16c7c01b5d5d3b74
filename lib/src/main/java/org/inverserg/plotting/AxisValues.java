package org.inverserg.plotting;

import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/** What can stand on the axes of a figure. */
final class AxisValues {

    private static final double FARTHEST = 1e100;

    private AxisValues() {
    }

    static double[] range(String axis, boolean logarithmic, double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low) || logarithmic && low <= 0) {
            throw new IllegalArgumentException("a range of the " + axis + " axis must go from a lower to a higher value"
                    + (logarithmic ? ", both positive since the axis is logarithmic" : "") + ", got " + low + " to " + high + "; exchange or change them");
        }
        requireShowable(axis, logarithmic, low);
        requireShowable(axis, logarithmic, high);
        Require.that(high - low >= 1 / FARTHEST || logarithmic, "a range of the " + axis + " axis must be at least " + 1 / FARTHEST + " wide",
                low + " to " + high, "plot it in other units");
        return new double[] {low, high};
    }

    /** Beyond these numbers neither ticks nor margins are numbers any more. */
    static void requireShowable(String axis, boolean logarithmic, double value) {
        if (!(Math.abs(value) <= FARTHEST) || logarithmic && value < 1 / FARTHEST) {
            throw new IllegalArgumentException("values on the " + axis + " axis must be " + (logarithmic ? "between " + 1 / FARTHEST + " and " : "within ±")
                    + FARTHEST + ", got " + value + "; plot it in other units");
        }
    }

    static void requireFinite(String axis, boolean logarithmic, double value) {
        Require.that(Double.isFinite(value) && !(logarithmic && value <= 0), "a line must be at a finite " + axis + (logarithmic ? " > 0, as the axis is logarithmic" : ""),
                value, "leave it out");
        requireShowable(axis, logarithmic, value);
    }

    static void requireKnown(Estimate estimate) {
        Require.that(estimate.error() <= FARTHEST, "the band of a line needs an error that is known", estimate, "give the value alone");
    }

    /** @throws IllegalArgumentException if one of the error bars of a series has no length that can be shown; NaN is none */
    static void requireErrors(String label, double[] error) {
        for (double each : error) {
            if (each < 0 || each > FARTHEST) {
                throw new IllegalArgumentException("an error bar must be 0 or more, at most " + FARTHEST + ", or NaN where there is none, got " + each
                        + " in \"" + label + "\"; give 1σ");
            }
        }
    }
}
