package org.inverserg.statistics;

import java.util.Arrays;
import org.inverserg.parallel.Require;

/**
 * How heavy the tail of positive numbers is: the shape k̂ of a generalised Pareto distribution fitted to the largest min(n/5, 3√n) of n of
 * them, by the estimator of J. Zhang and M. Stephens (Technometrics 51, 316, 2009) with the weak prior of A. Vehtari et al. (J. Mach.
 * Learn. Res. 25(72), 1, 2024, Sec. 3 and App. G). Moments of order above 1/k do not exist: with k̂ above {@value #LARGEST_TRUSTED} an
 * importance-weighted mean and its error cannot be trusted.
 */
public final class ParetoTail {

    /** Weights with a larger k̂ are not to be trusted. */
    public static final double LARGEST_TRUSTED = 0.7;

    private static final int FEWEST = 5;
    private static final double PRIOR_SCALE = 3;
    private static final double PRIOR_COUNT = 10;
    private static final double PRIOR_SHAPE = 0.5;
    private static final int POINTS = 30;

    private ParetoTail() {
    }

    /**
     * k̂; NaN if there are too few numbers for a tail of {@value #FEWEST}, and negative infinity if the largest are all equal.
     *
     * @param values positive, in any order
     */
    public static double shape(double... values) {
        Require.given(values, "the numbers whose tail is wanted");
        int n = values.length;
        int tail = (int) Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));
        if (tail < FEWEST) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double threshold = sorted[n - tail - 1];
        double[] excesses = Arrays.stream(sorted, n - tail, n).map(x -> x - threshold).filter(x -> x > 0).toArray();
        return excesses.length < FEWEST ? Double.NEGATIVE_INFINITY : fit(excesses);
    }

    /** The profile likelihood of θ = k/σ, averaged over a grid that follows the quartile of the data. */
    private static double fit(double[] excesses) {
        int n = excesses.length;
        double quartile = excesses[(int) (n / 4.0 + 0.5) - 1];
        int points = POINTS + (int) Math.sqrt(n);
        double[] theta = new double[points];
        double[] likelihood = new double[points];
        for (int j = 0; j < points; j++) {
            theta[j] = (Math.sqrt(points / (j + 0.5)) - 1) / (PRIOR_SCALE * quartile) - 1 / excesses[n - 1];
            double shape = shape(theta[j], excesses);
            likelihood[j] = n * (StrictMath.log(theta[j] / shape) - shape - 1);
        }
        double largest = Arrays.stream(likelihood).max().orElseThrow();
        double sum = 0;
        double mean = 0;
        for (int j = 0; j < points; j++) {
            double weight = StrictMath.exp(likelihood[j] - largest);
            sum += weight;
            mean += weight * theta[j];
        }
        return (n * shape(mean / sum, excesses) + PRIOR_COUNT * PRIOR_SHAPE) / (n + PRIOR_COUNT);
    }

    /** The most likely k at given θ: ⟨ln(1 + θx)⟩. */
    private static double shape(double theta, double[] excesses) {
        return Arrays.stream(excesses).map(x -> StrictMath.log1p(theta * x)).sum() / excesses.length;
    }
}
