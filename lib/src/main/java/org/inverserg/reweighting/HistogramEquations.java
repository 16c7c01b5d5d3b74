package org.inverserg.reweighting;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The free energies f_k = −ln Z(λ_k) of K runs from their joint histogram h over the levels u,
 * <pre>e^{−f_k} = Σ_u h(u) e^{−λ_k u}/D(u),   D(u) = Σ_j n_j e^{f_j − λ_j u},   f_0 = 0,</pre>
 * with n_j = Σ_u h_j(u) (A. Ferrenberg and R. Swendsen, Phys. Rev. Lett. 63, 1195, 1989; M. Shirts and J. Chodera, J. Chem. Phys. 129, 124105, 2008:
 * where every configuration is a level of its own). They are the minimum of the convex function Σ_u h ln D − Σ_k n_k f_k, found by Newton's
 * method with steps that are halved until it falls; all sums are formed relative to the largest term of each level.
 */
final class HistogramEquations {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double CONVERGED = 1e-12;

    private final double[] lambda;
    private final double[] u;
    private final double[] h;
    private final double[] n;
    private final double[] f;
    /** n_k e^{f_k − λ_k u − m(u)}, by run and level, and the largest exponent m. */
    private final double[][] terms;
    private final double[] largest;
    private DecompositionSolver hessian;

    /** Of the weights of all levels at one λ: {@code values} times e^{unit}. */
    record Numerators(double[] values, double unit) {
    }

    /**
     * @param lambda of the runs
     * @param u      of the levels
     * @param h      how many configurations of all runs are at each level
     * @param n      configurations of each run
     * @param start  a guess of f
     */
    HistogramEquations(double[] lambda, double[] u, double[] h, double[] n, double[] start) {
        this.lambda = lambda;
        this.u = u;
        this.h = h;
        this.n = n;
        this.f = start.clone();
        terms = new double[lambda.length][u.length];
        largest = new double[u.length];
        solve();
    }

    private void solve() {
        double value = objective();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] change = newton();
            double[] before = f.clone();
            double next = Double.NaN;
            double length = 1;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                for (int k = 0; k < f.length; k++) {
                    f[k] = before[k] + length * change[k];
                }
                next = objective();
                if (next <= value + 1e-13 * Math.abs(value)) {
                    break;
                }
                length /= 2;
            }
            value = next;
            if (Arrays.stream(change).allMatch(x -> Math.abs(x) < CONVERGED)) {
                return;
            }
        }
        throw noOverlap();
    }

    private static IllegalArgumentException noOverlap() {
        return new IllegalArgumentException("runs that are reweighted together must overlap, got a gap between their histograms; sample between them, or give"
                + " fewer of them");
    }

    /** Σ h ln D − Σ n f at the present f; leaves the terms behind. */
    private double objective() {
        for (int k = 0; k < lambda.length; k++) {
            double first = Math.log(n[k]) + f[k];
            for (int level = 0; level < u.length; level++) {
                terms[k][level] = first - lambda[k] * u[level];
            }
        }
        double sum = 0;
        for (int level = 0; level < u.length; level++) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] row : terms) {
                most = Math.max(most, row[level]);
            }
            double total = 0;
            for (double[] row : terms) {
                row[level] = StrictMath.exp(row[level] - most);
                total += row[level];
            }
            largest[level] = most;
            sum += h[level] * (most + StrictMath.log(total));
        }
        for (int k = 0; k < f.length; k++) {
            sum -= n[k] * f[k];
        }
        return sum;
    }

    /** Σ h P_k, where P_k are the terms of run k over those of all; Σ h P_k P_j go into the lower half of {@code second}. */
    private double[] counts(double[][] second) {
        int runs = terms.length;
        double[] counts = new double[runs];
        double[] shares = new double[runs];
        for (int level = 0; level < h.length; level++) {
            double total = 0;
            for (double[] row : terms) {
                total += row[level];
            }
            for (int k = 0; k < runs; k++) {
                shares[k] = terms[k][level] / total;
                counts[k] += h[level] * shares[k];
                for (int j = 0; j <= k; j++) {
                    second[k][j] += h[level] * shares[k] * shares[j];
                }
            }
        }
        return counts;
    }

    /** The overlap of runs: how often a configuration that was drawn in run i would be taken for one of run j; rows add up to 1. */
    double[][] overlap() {
        double[][] second = new double[n.length][n.length];
        counts(second);
        double[][] overlap = new double[n.length][n.length];
        for (int i = 0; i < n.length; i++) {
            for (int j = 0; j < n.length; j++) {
                overlap[i][j] = second[Math.max(i, j)][Math.min(i, j)] / n[i];
            }
        }
        return overlap;
    }

    /** The step that solves the linear equations, with f_0 = 0. */
    private double[] newton() {
        double[] change = new double[n.length];
        if (n.length == 1) {
            return change;
        }
        double[][] second = new double[n.length][n.length];
        double[] counts = counts(second);
        double[][] reduced = new double[n.length - 1][n.length - 1];
        double[] slope = new double[n.length - 1];
        for (int i = 1; i < n.length; i++) {
            slope[i - 1] = n[i] - counts[i];
            for (int j = 1; j < n.length; j++) {
                reduced[i - 1][j - 1] = (i == j ? counts[i] : 0) - second[Math.max(i, j)][Math.min(i, j)];
            }
        }
        try {
            hessian = new LUDecomposition(new Array2DRowRealMatrix(reduced, false)).getSolver();
            System.arraycopy(hessian.solve(new ArrayRealVector(slope, false)).toArray(), 0, change, 1, slope.length);
        } catch (SingularMatrixException e) {
            throw noOverlap();
        }
        return change;
    }

    /**
     * The factors n'_k e^{f'_k − f_k}/n_k that solve the equations of other counts near these: those without one bin.
     *
     * @param fewer h without it
     * @param left  n without it
     */
    double[] factors(double[] fewer, double[] left) {
        double[] change = new double[n.length];
        double[] factors = new double[n.length];
        for (int step = 0; step < MOST_STEPS; step++) {
            for (int k = 0; k < n.length; k++) {
                factors[k] = left[k] / n[k] * StrictMath.exp(change[k]);
            }
            if (n.length == 1) {
                return factors;
            }
            double[] slope = slope(factors, fewer, left);
            double[] more = hessian.solve(new ArrayRealVector(slope, false)).toArray();
            double most = 0;
            for (int k = 1; k < n.length; k++) {
                change[k] += more[k - 1];
                most = Math.max(most, Math.abs(more[k - 1]));
            }
            if (most < CONVERGED) {
                return factors;
            }
        }
        throw noOverlap();
    }

    private double[] slope(double[] factors, double[] fewer, double[] left) {
        double[] total = denominators(factors);
        double[] slope = new double[n.length - 1];
        for (int k = 1; k < n.length; k++) {
            double count = 0;
            for (int level = 0; level < u.length; level++) {
                count += fewer[level] * terms[k][level] / total[level];
            }
            slope[k - 1] = left[k] - factors[k] * count;
        }
        return slope;
    }

    /** D(u) e^{−m(u)} with these factors at its terms, see {@link #factors}. */
    double[] denominators(double[] factors) {
        double[] total = new double[u.length];
        for (int k = 0; k < n.length; k++) {
            double factor = factors[k];
            double[] row = terms[k];
            for (int level = 0; level < total.length; level++) {
                total[level] += factor * row[level];
            }
        }
        return total;
    }

    /** e^{−λu − m(u) − c} of each level, with the c that makes the largest of them 1. */
    Numerators numerators(double at) {
        double[] numerators = new double[u.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < u.length; level++) {
            numerators[level] = -at * u[level] - largest[level];
            most = Math.max(most, numerators[level]);
        }
        for (int level = 0; level < u.length; level++) {
            numerators[level] = StrictMath.exp(numerators[level] - most);
        }
        return new Numerators(numerators, most);
    }
}
