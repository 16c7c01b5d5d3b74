package org.inverserg.scaling;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.util.Pair;

/** Finds the scaling law under which data lie on each other best: the mean square of their residuals is least. */
final class LawSearch {

    private static final int MOST_EVALUATIONS = 5000;
    private static final double[] START_OF_INVERSE_NU = {0.5, 1, 1.6};
    /** Of its points data must overlap in as many, or they could be moved apart to lie on nothing. */
    private static final double FEWEST = 0.25;
    private static final double APART = 1e9;
    private static final double STEP = 1e-6;

    private final ScaledData data;
    private final double widest;
    private final boolean corrected;

    LawSearch(ScaledData data, double widest, boolean corrected) {
        this.data = data;
        this.widest = widest;
        this.corrected = corrected;
    }

    /**
     * The law, and the points it was found from.
     *
     * @param parameters as {@link ScaledData.Law#of} takes them
     */
    record Found(double[] parameters, List<ScaledData.Overlap> overlaps) {

        /** What other data with the same errors, near these, make of it. */
        double[] parameters(ScaledData other) {
            return refined(other, parameters, overlaps);
        }
    }

    /** From anywhere: a coarse search, a simplex, then least squares over the points that overlap there. */
    Found best() {
        double[] best = simplex(start());
        best = Arrays.copyOf(refined(data, best, overlaps(best)), corrected ? ScaledData.LEADING + 2 : ScaledData.LEADING);
        best = refined(data, best, overlaps(best));
        // The points are those of the last law but one: were they chosen again, the law would not be the optimum of its own points.
        List<ScaledData.Overlap> overlaps = overlaps(best);
        return new Found(refined(data, best, overlaps), overlaps);
    }

    private List<ScaledData.Overlap> overlaps(double[] parameters) {
        return data.overlaps(ScaledData.Law.of(parameters), widest);
    }

    private double quality(double[] parameters) {
        if (!(parameters[1] > 0)) {
            return APART;
        }
        List<ScaledData.Overlap> overlaps = overlaps(parameters);
        return overlaps.size() < FEWEST * data.count() ? APART : meanSquare(data.residuals(ScaledData.Law.of(parameters), overlaps));
    }

    static double meanSquare(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum / residuals.length;
    }

    private double[] start() {
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        int last = data.sizes().length - 1;
        double ratio = Math.log((double) data.sizes()[last] / data.sizes()[0]);
        for (int i = 1; i < data.x()[0].length - 1; i++) {
            double exponent = Math.log(Math.abs(data.y()[last][Math.min(i, data.x()[last].length - 1)] / data.y()[0][i])) / ratio;
            for (double inverseNu : START_OF_INVERSE_NU) {
                double[] parameters = {data.x()[0][i], inverseNu, exponent};
                double quality = quality(parameters);
                if (best == null || quality < least) {
                    least = quality;
                    best = parameters;
                }
            }
        }
        return best;
    }

    private double[] simplex(double[] start) {
        double width = data.x()[0][data.x()[0].length - 1] - data.x()[0][0];
        double[] steps = {width / 20, 0.1, 0.05};
        try {
            return new SimplexOptimizer(1e-10, 1e-12).optimize(new MaxEval(MOST_EVALUATIONS), GoalType.MINIMIZE, new ObjectiveFunction(this::quality),
                    new InitialGuess(start), new NelderMeadSimplex(steps)).getPoint();
        } catch (MathIllegalStateException e) {
            throw none(e);
        }
    }

    private static IllegalArgumentException none(MathIllegalStateException cause) {
        return new IllegalArgumentException("data that collapse must have a scaling law under which they lie on each other, got none; "
                + "scan a range about the critical point, at sizes that overlap there", cause);
    }

    /** The least squares of {@code data} near {@code start}, always of the same points. */
    private static double[] refined(ScaledData data, double[] start, List<ScaledData.Overlap> overlaps) {
        MultivariateJacobianFunction model = parameters -> {
            double[] here = data.residuals(ScaledData.Law.of(parameters.toArray()), overlaps);
            return new Pair<>(new ArrayRealVector(here, false), new Array2DRowRealMatrix(slopes(data, parameters.toArray(), overlaps, here.length), false));
        };
        try {
            return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(start).target(new double[overlaps.size()])
                    .maxEvaluations(MOST_EVALUATIONS).maxIterations(MOST_EVALUATIONS).model(model).build()).getPoint().toArray();
        } catch (MathIllegalStateException e) {
            throw none(e);
        }
    }

    private static double[][] slopes(ScaledData data, double[] at, List<ScaledData.Overlap> overlaps, int rows) {
        double[][] slopes = new double[rows][at.length];
        for (int p = 0; p < at.length; p++) {
            double step = STEP * Math.max(0.1, Math.abs(at[p]));
            double[] moved = at.clone();
            moved[p] += step;
            double[] up = data.residuals(ScaledData.Law.of(moved), overlaps);
            moved[p] -= 2 * step;
            double[] down = data.residuals(ScaledData.Law.of(moved), overlaps);
            for (int i = 0; i < rows; i++) {
                slopes[i][p] = (up[i] - down[i]) / (2 * step);
            }
        }
        return slopes;
    }
}
