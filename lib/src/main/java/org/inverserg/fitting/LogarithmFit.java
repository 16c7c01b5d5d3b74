package org.inverserg.fitting;

import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * y = a + b ln x. The heat capacity of the critical two-dimensional Ising model grows so
 * (A. Ferdinand and M. Fisher, Phys. Rev. 185, 832, 1969).
 */
public final class LogarithmFit extends CurveFit<LogarithmFit> {

    LogarithmFit(Samples samples) {
        this(samples, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private LogarithmFit(Samples samples, double from, double to) {
        super(samples, from, to);
    }

    /** The slope b. */
    public Estimate slope() {
        return line().slopeEstimate();
    }

    /** The slope as replicas, for formulas that go on with it. */
    public Replicas slopeReplicas() {
        return line().slope();
    }

    /** The offset a: the curve at x = 1. */
    public Estimate offset() {
        return at(1);
    }

    @Override
    LogarithmFit within(Samples samples, double lowest, double highest) {
        return new LogarithmFit(samples, lowest, highest);
    }

    @Override
    double straighten(double y) {
        return y;
    }

    @Override
    double bend(double ordinate) {
        return ordinate;
    }

    @Override
    void check(double y, String where) {
        if (!Double.isFinite(y)) {
            throw new IllegalArgumentException("a fit needs finite values, got " + yName() + " = " + y + " at " + where
                    + "; leave the point out by from(…) or to(…)");
        }
    }

    @Override
    String formula() {
        return " = " + offset() + " + " + slope() + " ln " + xName();
    }

    @Override
    public String label() {
        return "slope " + slope();
    }
}
