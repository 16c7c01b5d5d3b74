package org.inverserg.reweighting;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.inverserg.parallel.Provenance;

/** How far runs can be reweighted: as long as the effective number of configurations is not too small. */
final class SafeRange {

    private static final int DOUBLINGS = 60;
    private static final int HALVINGS = 40;

    private final Conjugate parameter;
    private final double[] runs;
    private final int count;
    private final double fewest;
    private final DoubleUnaryOperator effective;

    /**
     * @param runs      values of the parameter at which they were sampled, ascending
     * @param count     configurations of all of them
     * @param fewest    effective configurations that are not refused
     * @param effective number of configurations at a value of the parameter
     */
    SafeRange(Conjugate parameter, double[] runs, int count, double fewest, DoubleUnaryOperator effective) {
        this.parameter = parameter;
        this.runs = runs;
        this.count = count;
        this.fewest = fewest;
        this.effective = effective;
    }

    double lowest() {
        return end(runs[0], -1);
    }

    double highest() {
        return end(runs[runs.length - 1], 1);
    }

    /** The effective number falls monotonically on either side of the runs. */
    private double end(double start, int direction) {
        double inside = 0;
        double outside = 1.0 / count;
        for (int doubling = 0; holds(start + direction * outside); doubling++) {
            if (doubling == DOUBLINGS) {
                return direction * Double.POSITIVE_INFINITY; // all u equal
            }
            inside = outside;
            outside *= 2;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inside + outside) / 2;
            if (holds(start + direction * middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return start + direction * inside;
    }

    private boolean holds(double value) {
        return effective.applyAsDouble(value) >= fewest;
    }

    /** @throws IllegalArgumentException naming the range, if {@code value} is outside of it */
    void require(double value) {
        if (!Double.isFinite(value) || !holds(value)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s can be reweighted from %s to %s, where at"
                    + " least %.0f%% of its configurations count, got %s%s; sample nearer to it", runs.length == 1 ? "a chain at " + name() + " = "
                    + Provenance.decimal(runs[0]) : runs.length + " runs", shown(lowest()), shown(highest()), 100 * Reweighting.SMALLEST_SHARE, value,
                    Double.isFinite(value) ? String.format(Locale.ROOT, ", where %.0f of %d would be left", effective.applyAsDouble(value), count) : ""));
        }
    }

    /** In messages. */
    private String name() {
        return parameter == Conjugate.MASS_SQUARED ? "mu^2" : parameter.parameter();
    }

    private static String shown(double x) {
        return String.format(Locale.ROOT, "%.5g", x);
    }
}
