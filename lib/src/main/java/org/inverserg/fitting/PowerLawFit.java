package org.inverserg.fitting;

import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * y = A x^e, fitted as the straight line ln y = ln A + e ln x. At a critical point χ ~ L^{γ/ν}, M_e ~ L^{1/ν}
 * (M. Barber, in Phase Transitions and Critical Phenomena 8, Academic Press, 1983).
 */
public final class PowerLawFit extends CurveFit<PowerLawFit> {

    PowerLawFit(Samples samples) {
        this(samples, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private PowerLawFit(Samples samples, double from, double to) {
        super(samples, from, to);
    }

    /** The exponent e. */
    public Estimate exponent() {
        return line().slopeEstimate();
    }

    /** The exponent as replicas, for formulas that go on with it, {@code η = 2 − γ/ν} for example. */
    public Replicas exponentReplicas() {
        return line().slope();
    }

    /** The amplitude A: the curve at x = 1. */
    public Estimate amplitude() {
        return at(1);
    }

    @Override
    PowerLawFit within(Samples samples, double lowest, double highest) {
        return new PowerLawFit(samples, lowest, highest);
    }

    @Override
    double straighten(double y) {
        return StrictMath.log(y);
    }

    @Override
    double bend(double ordinate) {
        return StrictMath.exp(ordinate);
    }

    @Override
    void check(double y, String where) {
        if (!(y > 0) || Double.isInfinite(y)) {
            throw new IllegalArgumentException("a power law needs values above 0, got " + yName() + " = " + y + " at " + where
                    + "; leave the point out by from(…) or to(…)");
        }
    }

    @Override
    String formula() {
        return " ~ " + xName() + "^" + exponent();
    }

    @Override
    public String label() {
        return "exponent " + exponent();
    }
}
