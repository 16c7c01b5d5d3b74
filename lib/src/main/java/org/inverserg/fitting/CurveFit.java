package org.inverserg.fitting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * An immutable fit of a curve that is a straight line in ln x. The work is done when a result is asked for, so that a range can
 * be narrowed to what can be fitted first.
 *
 * <p>Asking for a result throws {@link IllegalArgumentException} if fewer than 3 points are in the range or if one of them cannot be
 * fitted.
 *
 * @param <F> the kind of fit
 */
public abstract sealed class CurveFit<F extends CurveFit<F>> permits PowerLawFit, LogarithmFit {

    private static final int FEWEST = 3;

    private final Samples all;
    private final double from;
    private final double to;

    CurveFit(Samples all, double from, double to) {
        this.all = all;
        this.from = from;
        this.to = to;
    }

    /** The same kind of fit over other points. */
    abstract F within(Samples samples, double lowest, double highest);

    /** The straight line's ordinate that belongs to {@code y}. */
    abstract double straighten(double y);

    /** The inverse of {@link #straighten}. */
    abstract double bend(double ordinate);

    /** @throws IllegalArgumentException if {@code y}, or one of its replicas, is not among the values that such a curve can have */
    abstract void check(double y, String where);

    /** The fit over x ≥ {@code lowest}, and over what {@link #to} leaves. */
    public final F from(double lowest) {
        Require.that(!Double.isNaN(lowest), "the lowest " + xName() + " of a fit must be a number", lowest, "leave it out to fit all");
        return within(all, lowest, to);
    }

    /** The fit over x ≤ {@code highest}, and over what {@link #from} leaves. */
    public final F to(double highest) {
        Require.that(!Double.isNaN(highest), "the highest " + xName() + " of a fit must be a number", highest, "leave it out to fit all");
        return within(all, from, highest);
    }

    /**
     * χ² per degree of freedom with the full covariance of the points; about 1 where the curve describes them. The bias from estimating
     * the covariance is corrected (see {@code A&A 464, 399, 2007}). NaN where it is unknown: without errors, or with fewer
     * jackknife bins than points.
     */
    public final double chiSquarePerDof() {
        return line().chiSquarePerDof();
    }

    /** The curve at {@code x} with its error. */
    public final Estimate at(double x) {
        return line().ordinateEstimate(u -> bend(u[0]), ln(x));
    }

    /** The points in the range. */
    public final List<FitPoint> points() {
        return points(inRange());
    }

    /** All points, those out of the range as well. */
    public final List<FitPoint> allPoints() {
        return points(all);
    }

    /** The lowest and the highest x that are fitted, e.g. {@code 16–256}. */
    public final String range() {
        double[] x = inRange().x();
        return number(Arrays.stream(x).min().orElse(Math.max(0, from))) + "–" + number(Arrays.stream(x).max().orElse(to));
    }

    /** The name of the abscissa, {@code L} for observables. */
    public final String xName() {
        return all.xName();
    }

    /** The column name of the ordinate. */
    public final String yName() {
        return all.yName();
    }

    /** The symbol of the ordinate, χ for {@code chi}. */
    public final String symbol() {
        return all.symbol();
    }

    /** The curve with its parameters, e.g. {@code L^1.805(1)}. */
    abstract String formula();

    /** What the parameters are, for a legend, e.g. {@code exponent 1.805(1)}. */
    public abstract String label();

    /** For example {@code chi ~ L^1.805(1), L = 16–256, χ²/dof = 1.3}. */
    @Override
    public final String toString() {
        try {
            double chiSquare = chiSquarePerDof();
            return yName() + formula() + ", " + xName() + " = " + range()
                    + ", χ²/dof = " + (Double.isNaN(chiSquare) ? "unknown" : significant(chiSquare));
        } catch (IllegalArgumentException e) {
            return yName() + ": no fit, " + e.getMessage();
        }
    }

    /** The straight line behind the curve. */
    final LineFit line() {
        Samples samples = inRange();
        long different = Arrays.stream(samples.x()).distinct().count();
        if (different < FEWEST) {
            throw new IllegalArgumentException("a fit needs at least " + FEWEST + " different " + xName() + ", got " + different
                    + " in the range " + number(Math.max(0, from)) + " to " + number(to) + "; widen it, there are " + xName() + " = "
                    + String.join(", ", Arrays.stream(all.x()).mapToObj(CurveFit::number).toList()));
        }
        double[] t = Arrays.stream(samples.x()).map(CurveFit::ln).toArray();
        Replicas[] u = IntStream.range(0, samples.size()).mapToObj(i -> straightened(samples, i)).toArray(Replicas[]::new);
        return LineFit.of(t, u, samples.errors());
    }

    private Replicas straightened(Samples samples, int i) {
        Replicas y = samples.y()[i];
        String where = xName() + " = " + number(samples.x()[i]);
        check(y.value(), where);
        for (int r = 0; r < y.size(); r++) {
            if (!Double.isNaN(y.replica(r))) { // a lone bin leaves nothing over: no error, but a value
                check(y.replica(r), where + " with one bin, or one error, taken off");
            }
        }
        return Replicas.combine(values -> straighten(values[0]), y);
    }

    private Samples inRange() {
        return all.where(x -> x >= from && x <= to);
    }

    private static List<FitPoint> points(Samples samples) {
        return IntStream.range(0, samples.size()).mapToObj(i -> new FitPoint(samples.x()[i], samples.y()[i].estimate())).toList();
    }

    private static double ln(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("a curve in ln x needs x > 0, got " + x + "; leave the point out by from(…)");
        }
        return StrictMath.log(x);
    }

    private static String number(double x) {
        if (Double.isInfinite(x)) {
            return "∞";
        }
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? String.valueOf((long) x) : String.valueOf(x);
    }

    private static String significant(double x) {
        return Double.isInfinite(x) ? "∞" : new BigDecimal(x).round(new MathContext(2)).toPlainString();
    }
}
