package org.inverserg.likelihood;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Minimises a convex likelihood by Newton's method with step halving: quadratic convergence to the one optimum, from any start.
 */
final class Newton {

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 40;
    private static final double CONVERGED = 1e-13;
    private static final double LARGEST_WEIGHT = 100;

    /** Where the minimum is, the state there, and the number of steps that led to it. */
    record Minimum(double[] weights, Likelihood.Evaluation evaluation, int steps) {

        /** The largest component of the gradient per site, in absolute value. */
        double gradient() {
            return Newton.largest(evaluation.gradient());
        }
    }

    private Newton() {
    }

    /** @throws IllegalStateException if the data do not determine the weights */
    static Minimum minimize(Likelihood likelihood, double[] start) {
        double[] weights = start.clone();
        Likelihood.Evaluation here = likelihood.at(weights);
        int steps = 0;
        while (largest(here.gradient()) > CONVERGED && steps < MOST_STEPS) {
            double[] direction = direction(here);
            double length = 1;
            Likelihood.Evaluation next = likelihood.at(moved(weights, direction, length));
            for (int half = 0; half < MOST_HALVINGS && !better(next, here); half++) {
                length /= 2;
                next = likelihood.at(moved(weights, direction, length));
            }
            if (!better(next, here)) {
                break; // at the rounding limit: no step lowers the gradient any more
            }
            weights = moved(weights, direction, length);
            here = next;
            steps++;
        }
        if (largest(weights) > LARGEST_WEIGHT || steps == MOST_STEPS || largestError(here, likelihood.total()) > LARGEST_WEIGHT) {
            throw undetermined();
        }
        return new Minimum(weights, here, steps);
    }

    /** Far from the minimum the loss must fall; close to it the loss is flat to rounding and the gradient decides. */
    private static boolean better(Likelihood.Evaluation next, Likelihood.Evaluation here) {
        return next.loss() < here.loss() - 1e-12 || next.loss() < here.loss() + 1e-12 && largest(next.gradient()) < largest(here.gradient());
    }

    private static double[] direction(Likelihood.Evaluation here) {
        try {
            var solver = new CholeskyDecomposition(new Array2DRowRealMatrix(here.hessian()), 1e-9, 1e-14).getSolver();
            return solver.solve(new ArrayRealVector(here.gradient())).mapMultiplyToSelf(-1).toArray();
        } catch (NonPositiveDefiniteMatrixException e) {
            throw undetermined();
        }
    }

    /** The statistical error of the combination of weights that is known least: where spins always follow, the loss is flat and nothing is known. */
    private static double largestError(Likelihood.Evaluation here, double total) {
        double[] curvatures = new EigenDecomposition(new Array2DRowRealMatrix(here.hessian())).getRealEigenvalues();
        return 1 / Math.sqrt(Math.max(0, Arrays.stream(curvatures).min().orElseThrow()) * total);
    }

    private static IllegalStateException undetermined() {
        return new IllegalStateException("the configurations do not determine every weight of the kernel: some pattern was always "
                + "followed by the same spin, or is missing; train on more configurations, or on ones nearer to the critical point");
    }

    private static double[] moved(double[] weights, double[] direction, double length) {
        double[] moved = new double[weights.length];
        Arrays.setAll(moved, i -> weights[i] + length * direction[i]);
        return moved;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
