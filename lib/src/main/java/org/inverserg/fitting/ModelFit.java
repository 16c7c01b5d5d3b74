package org.inverserg.fitting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * A formula fitted to points, y = f(x; p), by least squares with weights 1/σ² (Levenberg–Marquardt). Errors of the parameters by the jackknife
 * through the fit, so that correlations between the points are seen to; from the scatter about the curve where points have no errors.
 */
public final class ModelFit {

    private static final int MOST_STEPS = 1000;
    private static final double STEP = 6e-6;

    private final Model model;
    private final Samples samples;
    private final double[] start;
    private final double[] weights;
    private final double[] best;

    private ModelFit(Model model, Samples samples, double[] start) {
        this.model = model;
        this.samples = samples;
        this.start = start;
        this.weights = weights(samples);
        this.best = solve(Arrays.stream(samples.y()).mapToDouble(Replicas::value).toArray(), start);
    }

    /** A formula with parameters. */
    @FunctionalInterface
    public interface Model {
        /** y at {@code x} for the parameters {@code p}. */
        double value(double x, double[] p);
    }

    static ModelFit of(Model model, Samples samples, double[] start) {
        Require.that(samples.size() >= start.length, "a fit needs at least as many points as parameters, " + start.length, samples.size(),
                "measure more points, or fit fewer parameters");
        return new ModelFit(model, samples, start);
    }

    /** The fit over x ≥ {@code lowest}. */
    public ModelFit from(double lowest) {
        return within(lowest, Double.POSITIVE_INFINITY);
    }

    /** The fit over x ≤ {@code highest}. */
    public ModelFit to(double highest) {
        return within(Double.NEGATIVE_INFINITY, highest);
    }

    private ModelFit within(double lowest, double highest) {
        Require.that(!Double.isNaN(lowest) && !Double.isNaN(highest), "the range of a fit must be numbers", "NaN", "leave it out to fit all");
        return of(model, samples.where(x -> x >= lowest && x <= highest), start);
    }

    /** A parameter with its error; the first is 0. */
    public Estimate parameter(int index) {
        Require.index(index, best.length, "the number of a parameter");
        if (samples.errors() == Samples.Errors.SCATTER) {
            return Estimate.of(best[index], Math.sqrt(scattered().getEntry(index, index)));
        }
        return replicas(index).estimate();
    }

    /** All parameters. */
    public List<Estimate> parameters() {
        return IntStream.range(0, best.length).mapToObj(this::parameter).toList();
    }

    /**
     * A parameter as replicas, for formulas of several.
     *
     * @throws IllegalArgumentException if the points have no errors
     */
    public Replicas replicas(int index) {
        Require.index(index, best.length, "the number of a parameter");
        Require.that(samples.errors() != Samples.Errors.SCATTER, "replicas of a parameter need points with errors", "points without", "ask for parameter(" + index + ")");
        return Replicas.combine(y -> solve(y, best)[index], samples.y());
    }

    /** The curve at {@code x} with its error. */
    public Estimate at(double x) {
        Require.that(Double.isFinite(x), "the place on a curve must be finite", x, "give a number");
        if (samples.errors() != Samples.Errors.SCATTER) {
            return Replicas.combine(y -> model.value(x, solve(y, best)), samples.y()).estimate();
        }
        double[] slope = slopes(x, best);
        RealMatrix covariance = scattered();
        double variance = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                variance += slope[i] * covariance.getEntry(i, j) * slope[j];
            }
        }
        return Estimate.of(model.value(x, best), Math.sqrt(Math.max(0, variance)));
    }

    /**
     * χ² per degree of freedom with the full covariance of the points (about 1 where the formula describes them); NaN without errors, with no
     * degree of freedom, or with fewer jackknife bins than points.
     */
    public double chiSquarePerDof() {
        if (samples.errors() == Samples.Errors.SCATTER || samples.size() == best.length) {
            return Double.NaN;
        }
        double[] x = samples.x();
        if (samples.errors() == Samples.Errors.GIVEN) {
            return IntStream.range(0, x.length).mapToDouble(i -> weights[i] * Math.pow(samples.y()[i].value() - model.value(x[i], best), 2)).sum() / (x.length - best.length);
        }
        return ChiSquare.perDof(tangents(best), IntStream.range(0, x.length)
                .mapToObj(i -> samples.y()[i].map(y -> y - model.value(x[i], best))).toArray(Replicas[]::new));
    }

    private static double[] weights(Samples samples) {
        boolean scatter = samples.errors() == Samples.Errors.SCATTER;
        return IntStream.range(0, samples.size()).mapToDouble(i -> {
            double variance = scatter ? 1 : samples.y()[i].covariance(samples.y()[i]);
            Require.that(variance > 0 && Double.isFinite(variance), "the points of a fit must have errors above 0", Math.sqrt(variance) + " at " + samples.xName() + " = "
                    + samples.x()[i], "leave the point out, or drop the column of errors");
            return 1 / variance;
        }).toArray();
    }

    private double[] solve(double[] y, double[] from) {
        double[] x = samples.x();
        var problem = new LeastSquaresBuilder().start(from).target(y).weight(new DiagonalMatrix(weights)).maxEvaluations(MOST_STEPS).maxIterations(MOST_STEPS)
                .model(p -> Arrays.stream(x).map(at -> finite(at, p)).toArray(), p -> tangents(p).getData()).build();
        try {
            return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
        } catch (TooManyEvaluationsException | ConvergenceException e) {
            throw new IllegalStateException("a fit must end within " + MOST_STEPS + " steps, got no further from " + Arrays.toString(from)
                    + "; start nearer to the solution", e);
        }
    }

    private double finite(double x, double[] p) {
        double value = model.value(x, p);
        Require.that(Double.isFinite(value), "the formula of a fit must be finite at all points", value + " at " + samples.xName() + " = " + x + " for "
                + Arrays.toString(p), "start nearer to the solution, or narrow the range");
        return value;
    }

    /** ∂f/∂p at every point. */
    private RealMatrix tangents(double[] p) {
        return new Array2DRowRealMatrix(Arrays.stream(samples.x()).mapToObj(x -> slopes(x, p)).toArray(double[][]::new), false);
    }

    /** ∂f/∂p at {@code x}, by central differences. */
    private double[] slopes(double x, double[] p) {
        double[] slopes = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            double step = STEP * Math.max(Math.abs(p[i]), STEP);
            double[] above = p.clone();
            double[] below = p.clone();
            above[i] += step;
            below[i] -= step;
            slopes[i] = (finite(x, above) - finite(x, below)) / (above[i] - below[i]);
        }
        return slopes;
    }

    /** The covariance of the parameters that the scatter about the curve leaves. */
    private RealMatrix scattered() {
        int free = samples.size() - best.length;
        RealMatrix tangents = tangents(best);
        try {
            double sum = IntStream.range(0, samples.size()).mapToDouble(i -> samples.y()[i].value() - model.value(samples.x()[i], best)).map(left -> left * left).sum();
            return new LUDecomposition(tangents.transpose().multiply(tangents)).getSolver().getInverse().scalarMultiply(free > 0 ? sum / free : Double.NaN);
        } catch (SingularMatrixException e) {
            throw new IllegalStateException("the points of a fit must determine its " + best.length + " parameters, got " + samples.size()
                    + " that do not; fit fewer parameters", e);
        }
    }

    /** For example {@code U: p = 1.0713(4), -0.52(3), L = 8–64, χ²/dof = 1.1}. */
    @Override
    public String toString() {
        double[] x = Arrays.stream(samples.x()).sorted().toArray();
        double chiSquare = chiSquarePerDof();
        return samples.yName() + ": p = " + parameters().stream().map(Estimate::toString).collect(Collectors.joining(", ")) + ", " + samples.xName() + " = "
                + Provenance.decimal(x[0]) + "–" + Provenance.decimal(x[x.length - 1])
                + ", χ²/dof = " + (Double.isNaN(chiSquare) ? "unknown" : String.format(Locale.ROOT, "%.2g", chiSquare));
    }
}
