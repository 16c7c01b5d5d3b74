package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** A quantity of one system over a range of a parameter, with jackknife replicas at every point: neighbouring points are strongly correlated. */
public final class Curve {

    /** More than any picture shows. */
    static final int MOST_POINTS = 100_000;

    private final Quantity quantity;
    private final Conjugate parameter;
    private final int size;
    private final double[] x;
    private final Replicas[] values;
    private final double[] effective;
    private final Provenance provenance;

    Curve(Quantity quantity, Conjugate parameter, int size, double[] x, Replicas[] values, double[] effective, Provenance provenance) {
        this.quantity = quantity;
        this.parameter = parameter;
        this.effective = effective;
        this.size = size;
        this.x = x;
        this.values = values;
        this.provenance = provenance;
    }

    /** Evenly spread from the first to the last. */
    static double[] points(Conjugate parameter, double from, double to, int points) {
        if (points < 2 || points > MOST_POINTS || !(from < to)) {
            throw new IllegalArgumentException("a curve needs at least 2 points from a lower to a higher "
                    + (parameter == Conjugate.MASS_SQUARED ? "mu^2" : parameter.parameter()) + ", and at most " + MOST_POINTS + ", got " + points
                    + " points from " + from + " to " + to + "; 41 are usual");
        }
        double[] x = new double[points];
        Arrays.setAll(x, i -> from + (to - from) * i / (points - 1));
        return x;
    }

    /** The name of the quantity, e.g. {@code "chiC"}. */
    public String quantity() {
        return quantity.column();
    }

    /** Its symbol on axes, e.g. χ_c. */
    public String symbol() {
        return quantity.symbol();
    }

    /** The linear size L. */
    public int size() {
        return size;
    }

    /** The name of the parameter, e.g. {@code "mu2"}. */
    public String parameter() {
        return parameter.parameter();
    }

    /** The number of configurations that the weights leave at every point, see {@link Reweighting#effectiveSampleSize}. */
    public double[] effectiveSampleSizes() {
        return effective.clone();
    }

    /** The values of the parameter, ascending. */
    public double[] x() {
        return x.clone();
    }

    /** The value at every point. */
    public double[] values() {
        return Arrays.stream(values).mapToDouble(Replicas::value).toArray();
    }

    /** The 1σ error at every point. */
    public double[] errors() {
        return Arrays.stream(values).mapToDouble(value -> value.estimate().error()).toArray();
    }

    /**
     * Point {@code i} as jackknife replicas.
     *
     * @throws IllegalArgumentException if there is no such point
     */
    public Replicas replicas(int i) {
        return values[Require.index(i, values.length, "the number of a point")];
    }

    /** Of the original chain. */
    public Provenance provenance() {
        return provenance;
    }

    /** Columns of the parameter, e.g. {@code mu2}, then the quantity and its 1σ error, and the effective number of configurations {@code ess}. */
    public Table table() {
        return Table.create(symbol() + " at L = " + size, DoubleColumn.create(parameter(), x))
                .addColumns(EstimateColumns.of(quantity(), Arrays.stream(values).map(Replicas::estimate).toList()))
                .addColumns(DoubleColumn.create("ess", Arrays.stream(effective).map(Math::rint).toArray()));
    }

    /**
     * Where this curve and another meet: of an original and a rescaled system of the same size, the fixed point of the transformation
     * (Bachtis et al. 2022, Eq. 6). Between points both are straight. Curves from one chain share their replicas; those from two chains
     * count as independent.
     *
     * @throws IllegalArgumentException if the curves are of different quantities or points, or do not cross once
     */
    public Crossing crossing(Curve other) {
        Require.given(other, "the other curve");
        if (quantity != other.quantity || parameter != other.parameter || !Arrays.equals(x, other.x)) {
            throw new IllegalArgumentException("curves that cross must be of one quantity at the same mu^2, got " + this + " and " + other
                    + "; ask both systems for the same range and number of points");
        }
        Replicas[] ours = values;
        Replicas[] theirs = other.values;
        if (!provenance.equals(other.provenance)) {
            double[] before = ours[0].coefficients();
            double[] after = theirs[0].coefficients();
            ours = Arrays.stream(ours).map(value -> value.beside(new double[0], after)).toArray(Replicas[]::new);
            theirs = Arrays.stream(theirs).map(value -> value.beside(before, new double[0])).toArray(Replicas[]::new);
        }
        int segment = segment(ours, theirs, other);
        Replicas[] ends = {ours[segment], ours[segment + 1], theirs[segment], theirs[segment + 1]};
        double start = x[segment];
        double step = x[segment + 1] - start;
        Replicas point = Replicas.combine(y -> start + step * share(y), ends);
        Replicas value = Replicas.combine(y -> y[0] + share(y) * (y[1] - y[0]), ends);
        return new Crossing(parameter(), point.estimate(), value.estimate());
    }

    /** Where in a segment, from 0 to 1, the lines from y₀ to y₁ and from y₂ to y₃ meet; replicas may meet on their prolongation. */
    private static double share(double[] y) {
        double first = y[0] - y[2];
        double last = y[1] - y[3];
        return first / (first - last);
    }

    private int segment(Replicas[] ours, Replicas[] theirs, Curve other) {
        double[] difference = IntStream.range(0, x.length).mapToDouble(i -> ours[i].value() - theirs[i].value()).toArray();
        int[] crossings = IntStream.range(0, x.length - 1)
                .filter(i -> difference[i] > 0 != difference[i + 1] > 0).toArray();
        if (crossings.length != 1) {
            throw new IllegalArgumentException("the curves must cross once, got " + crossings.length + " crossings of " + this + " and "
                    + other + ", with a difference from " + Estimate.of(difference[0], Math.hypot(errors()[0], other.errors()[0]))
                    + " at the left to " + Estimate.of(difference[x.length - 1], Math.hypot(errors()[x.length - 1], other.errors()[x.length - 1]))
                    + " at the right; choose another range");
        }
        return crossings[0];
    }

    /** For example {@code ⟨|m|⟩ of L = 32 for μ² from -0.953 to -0.95}. */
    @Override
    public String toString() {
        return symbol() + " of L = " + size + " for " + parameter.symbol() + " from " + Provenance.decimal(x[0]) + " to " + Provenance.decimal(x[x.length - 1]);
    }
}
