package org.inverserg.training;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Estimate;

/**
 * The weights of a symmetric kernel that make the fine spins most likely given the blocked ones, with their covariance.
 *
 * <p>Sites of one configuration are correlated, so the inverse Hessian alone is too small. The covariance is the sandwich
 * H⁻¹ S H⁻¹ with S = B/(B−1) Σ_b g_b g_bᵀ over the gradients g_b of B bins of configurations (P. Huber, Proc. Fifth Berkeley
 * Symp. 1, 221, 1967).
 *
 * @param weights    K, one for each orbit
 * @param covariance of the weights
 * @param loss       −ln P(σ|τ) per site at the optimum
 * @param samples    the number of fine sites
 * @param gradient   largest component of the gradient per site at the optimum, in absolute value
 * @param steps      Newton steps taken
 */
public record MaximumLikelihood(double[] weights, RealMatrix covariance, Estimate loss, long samples, double gradient, int steps) {

    private static final int CONFIGURATIONS_PER_WEIGHT = 10;

    /** A copy. */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /**
     * Blocks {@code fine} once, ties drawn from the streams of {@code blocking}, and finds the optimum.
     *
     * @throws IllegalArgumentException if L is odd or too small for the kernel, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the weights
     */
    public static MaximumLikelihood of(Orbits orbits, Spins fine, Provenance blocking) {
        check(orbits, fine);
        return of(likelihood(orbits, fine, blocking), new double[orbits.count()]);
    }

    private static Likelihood likelihood(Orbits orbits, Spins fine, Provenance blocking) {
        return orbits.cells() <= PatternClasses.MOST_CELLS
                ? PatternLikelihood.count(orbits, fine, blocking)
                : new SiteLikelihood(orbits, fine, fine.block(blocking.seed()));
    }

    static MaximumLikelihood of(Likelihood likelihood, double[] start) {
        Newton.Minimum minimum = Newton.minimize(likelihood, start);
        double[][] sums = likelihood.binSums(minimum.weights(), minimum.evaluation().loss());
        int n = likelihood.parameters();
        double[][] outer = new double[n][n];
        double spread = 0;
        for (double[] bin : sums) {
            spread += bin[0] * bin[0];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    outer[i][j] += bin[1 + i] * bin[1 + j];
                }
            }
        }
        double unbiased = sums.length / (sums.length - 1.0);
        RealMatrix bread = inverse(minimum.evaluation().hessian()).scalarMultiply(1.0 / likelihood.samples());
        RealMatrix covariance = bread.multiply(new Array2DRowRealMatrix(outer).scalarMultiply(unbiased)).multiply(bread);
        Estimate loss = Estimate.of(minimum.evaluation().loss(), Math.sqrt(unbiased * spread) / likelihood.samples());
        return new MaximumLikelihood(minimum.weights(), covariance, loss, likelihood.samples(), minimum.gradient(), minimum.steps());
    }

    private static RealMatrix inverse(double[][] hessian) {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian), 1e-9, 1e-14).getSolver().getInverse();
    }

    private static void check(Orbits orbits, Spins fine) {
        int size = orbits.kernelSize();
        int smallest = 2 * orbits.windowSize();
        if (fine.size() < smallest || fine.size() % 2 != 0) {
            throw new IllegalArgumentException("training a " + size + "×" + size + " kernel needs lattices of an even size of at least "
                    + smallest + ", so that the coarse spins it sees are different ones, got L = " + fine.size()
                    + "; sample larger lattices");
        }
        int needed = CONFIGURATIONS_PER_WEIGHT * orbits.count();
        if (fine.count() < needed) {
            throw new IllegalArgumentException("training the " + orbits.count() + " weights of a " + size + "×" + size
                    + " kernel needs at least " + needed + " configurations for its errors to mean anything, got " + fine.count()
                    + "; sample more");
        }
    }
}
