package org.inverserg.likelihood;

import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.lattice.SpinStream;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.PatternClasses;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.patterns.Tabulation;
import org.inverserg.statistics.Estimate;

/**
 * The weights of a symmetric kernel with their covariance, most often those that make the fine spins most likely given the blocked ones.
 *
 * <p>Sites of one configuration are correlated, so the inverse Hessian alone is too small. The covariance is the sandwich
 * H⁻¹ S H⁻¹ with S = B/(B−1) Σ_b g_b g_bᵀ over the gradients g_b of B bins of configurations (P. Huber, Proc. Fifth Berkeley
 * Symp. 1, 221, 1967).
 *
 * @param weights    K, one for each orbit
 * @param covariance of the weights
 * @param loss       −ln P(σ|τ) per site at the optimum
 * @param samples    the number of fine sites
 * @param effective  (Σw)²/Σw², the number of configurations of equal weight that would be as good
 * @param gradient   largest component of the gradient per site at the optimum, in absolute value
 * @param steps      Newton steps taken
 * @hidden
 */
@Internal
public record KernelWeights(double[] weights, RealMatrix covariance, Estimate loss, long samples, double effective,
                                double gradient, int steps) {

    /** With fewer, a weighted optimum is that of a handful of configurations, and its errors mean nothing. */
    static final int FEWEST_EFFECTIVE = 50;

    private static final int CONFIGURATIONS_PER_WEIGHT = 10;

    /** @throws IllegalArgumentException if something is missing */
    public KernelWeights {
        Require.given(weights, "the weights of a kernel");
        Require.given(covariance, "the covariance of the weights");
        Require.given(loss, "the loss of a kernel");
    }

    /** A copy. */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /**
     * Blocks {@code fine} once, ties drawn from the streams of {@code blocking}, and finds the optimum.
     *
     * @param fine configurations; for kernels beyond 7×7 they must be kept ones
     * @throws IllegalArgumentException if L is odd or too small for the kernel, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the weights
     */
    public static KernelWeights of(Orbits orbits, SpinStream fine, Provenance blocking) {
        Require.given(blocking, "the provenance of the blocking");
        check(orbits, fine);
        return of(likelihood(orbits, fine, blocking), fine.count(), new double[orbits.count()]);
    }

    private static Likelihood likelihood(Orbits orbits, SpinStream fine, Provenance blocking) {
        if (orbits.cells() <= PatternClasses.MOST_CELLS) {
            return PatternLikelihood.count(orbits, fine, blocking);
        }
        if (fine instanceof Spins kept) {
            return new SiteLikelihood(orbits, kept, kept.block(Ties.seed(blocking.seed())));
        }
        throw new IllegalArgumentException("kernels beyond 7×7 are trained on configurations that are kept, got a " + fine + "; sample them first");
    }

    /**
     * The same with the weight 2^{−t(c)} for configuration c, t the number of its tied blocks.
     *
     * @throws IllegalArgumentException also if the kernel is larger than 7×7
     * @throws IllegalStateException    also if there are fewer than {@value #FEWEST_EFFECTIVE} effective configurations
     */
    public static KernelWeights weighted(Orbits orbits, SpinStream fine, Provenance blocking) {
        Require.given(blocking, "the provenance of the blocking");
        check(orbits, fine);
        requireTabulated(orbits, "weighted training");
        var classes = new PatternClasses(orbits);
        var counts = PatternCounts.of(Tabulation.of(orbits, classes, true), fine, fine.bins(), blocking);
        requireEffective(counts);
        return of(PatternLikelihood.of(orbits, classes, counts), counts.effectiveConfigurations(), new double[orbits.count()]);
    }

    /** @throws IllegalArgumentException if the kernel sees too many patterns to be counted */
    static void requireTabulated(Orbits orbits, String what) {
        if (orbits.cells() > PatternClasses.MOST_CELLS) {
            throw new IllegalArgumentException(what + " is for kernels up to 7×7, got " + orbits.kernelSize() + "×" + orbits.kernelSize()
                    + "; take a smaller kernel, or the exact optimum with all configurations counting equally");
        }
    }

    /** @throws IllegalStateException if a few heavy configurations decide */
    static void requireEffective(PatternCounts counts) {
        double effective = counts.effectiveConfigurations();
        if (effective < FEWEST_EFFECTIVE) {
            throw new IllegalStateException(String.format(Locale.ROOT, "weighted training needs at least %d effective configurations, "
                    + "(Σw)²/Σw² with weights w = 2^(−tied blocks), got %.1f of %d; draw more, take smaller lattices (their weights differ less), "
                    + "or count all equally", FEWEST_EFFECTIVE, effective, counts.groups().total()));
        }
    }

    /**
     * The optimum of any convex likelihood.
     *
     * @param effective configurations of equal weight that would be as good
     * @param start     where the search begins; it does not change where it ends
     * @throws IllegalStateException if the data do not determine the weights
     */
    public static KernelWeights of(Likelihood likelihood, double effective, double[] start) {
        Require.given(likelihood, "a likelihood");
        Require.length(Require.given(start, "the weights to start from").length, likelihood.parameters(), "the weights to start from");
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
        RealMatrix bread = inverse(minimum.evaluation().hessian()).scalarMultiply(1 / likelihood.total());
        RealMatrix covariance = bread.multiply(new Array2DRowRealMatrix(outer).scalarMultiply(unbiased)).multiply(bread);
        Estimate loss = Estimate.of(minimum.evaluation().loss(), Math.sqrt(unbiased * spread) / likelihood.total());
        return new KernelWeights(minimum.weights(), covariance, loss, likelihood.samples(), effective,
                minimum.gradient(), minimum.steps());
    }

    private static RealMatrix inverse(double[][] hessian) {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian), 1e-9, 1e-14).getSolver().getInverse();
    }

    static void check(Orbits orbits, SpinStream fine) {
        Require.given(orbits, "the orbits of a kernel");
        Require.given(fine, "an ensemble of spins");
        checkSize(orbits, fine);
        int needed = CONFIGURATIONS_PER_WEIGHT * orbits.count();
        if (fine.count() < needed) {
            throw new IllegalArgumentException("training the " + orbits.count() + " weights of a " + orbits.kernelSize() + "×" + orbits.kernelSize()
                    + " kernel needs at least " + needed + " configurations for its errors to mean anything, got " + fine.count()
                    + "; sample more");
        }
    }

    /** @throws IllegalArgumentException if the kernel would see a coarse spin twice, or if the lattice cannot be blocked */
    static void checkSize(Orbits orbits, SpinStream fine) {
        int size = orbits.kernelSize();
        int smallest = 2 * orbits.windowSize();
        if (fine.size() < smallest || fine.size() % 2 != 0) {
            throw new IllegalArgumentException("training a " + size + "×" + size + " kernel needs lattices of an even size of at least "
                    + smallest + ", so that the coarse spins it sees are different ones, got L = " + fine.size()
                    + "; sample lattices of such a size");
        }
    }
}
