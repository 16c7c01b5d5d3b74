package org.inverserg.upscaling;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.inverserg.statistics.Estimate;

/**
 * What the uncertainty of weights does to results, √(gᵀCg), from results with weights moved by ±t s_j, where Σ s_j s_jᵀ = C. With the
 * results r₊, r₋ and r₀ (of the weights themselves), o_j = (r₊ − r₋)/2t is g·s_j, and e_j = (r₊ + r₋ − 2 r₀)/2t is 0, but for noise.
 *
 * <p>Dreams that share their random numbers differ in the spins whose probability came to the other side of their random number. To both sides
 * these are other spins: the noise of r₊ − r₀ and of r₋ − r₀ is independent and of the same size, and so o_j and e_j have the same noise. Hence Σe_j² is the noise
 * floor of Σo_j². Its size goes with √t, what is looked for goes with t: a far move is better, as long as the results are linear.
 */
final class TrainingError {

    /** The move changes the distribution of a fine spin by this relative entropy, in nats, so that fields move by about 0.03. */
    private static final double ENTROPY = 2e-5;
    /** Least move, in standard errors. */
    private static final double LEAST = 3;
    /** Directions to know the noise from; the axes are turned until there are as many. */
    private static final int DIRECTIONS = 10;
    /** Above this probability of more from noise alone, a difference does not stand out. */
    private static final double CHANCE = 0.05;
    /** One-sided, of the same probability. */
    private static final double SIGMAS = 1.645;

    private final RealMatrix root;
    private final double reach;
    private final int turns;
    private final Function<RealVector, List<Estimate>> results;

    /**
     * @param covariance C
     * @param samples    fine sites behind it
     * @param results    of weights moved by a vector
     */
    TrainingError(RealMatrix covariance, long samples, Function<RealVector, List<Estimate>> results) {
        var axes = new EigenDecomposition(covariance);
        int n = covariance.getRowDimension();
        root = axes.getV().copy();
        for (int axis = 0; axis < n; axis++) {
            root.setColumnVector(axis, root.getColumnVector(axis).mapMultiply(Math.sqrt(Math.max(0, axes.getRealEigenvalue(axis)))));
        }
        // a standard error changes the entropy by 1/2 in all samples
        reach = Math.max(LEAST, Math.sqrt(2 * ENTROPY * samples));
        turns = (DIRECTIONS - 1) / n + 1;
        this.results = results;
    }

    /** @param central of the weights themselves */
    List<Estimate> of(List<Estimate> central) {
        double[] odd = new double[central.size()];
        double[] even = new double[central.size()];
        for (int turn = 0; turn < turns; turn++) {
            RealMatrix steps = root.multiply(turned(turn));
            for (int j = 0; j < steps.getColumnDimension(); j++) {
                RealVector step = steps.getColumnVector(j).mapMultiply(reach);
                List<Estimate> above = results.apply(step);
                List<Estimate> below = results.apply(step.mapMultiply(-1));
                for (int i = 0; i < odd.length; i++) {
                    double up = above.get(i).value() - central.get(i).value();
                    double down = below.get(i).value() - central.get(i).value();
                    odd[i] += (up - down) * (up - down) / turns;
                    even[i] += (up + down) * (up + down) / turns;
                }
            }
        }
        double unit = 4 * reach * reach;
        return IntStream.range(0, odd.length).mapToObj(i -> judged(central.get(i), odd[i] / unit, even[i] / unit)).toList();
    }

    /**
     * Hartley's matrix, orthogonal with entries that are all of one order, so that all directions are about as long and their noise alike. With every
     * turn some axes change their sign.
     */
    private RealMatrix turned(int turn) {
        int n = root.getColumnDimension();
        var matrix = new Array2DRowRealMatrix(n, n);
        for (int axis = 0; axis < n; axis++) {
            int sign = (turn >> axis % Integer.SIZE & 1) == 0 ? 1 : -1;
            for (int j = 0; j < n; j++) {
                double angle = 2 * StrictMath.PI * axis * j / n;
                matrix.setEntry(axis, j, sign * (StrictMath.cos(angle) + StrictMath.sin(angle)) / StrictMath.sqrt(n));
            }
        }
        return matrix;
    }

    /**
     * @param signal with the noise in it
     * @param noise  as large
     */
    private Estimate judged(Estimate central, double signal, double noise) {
        if (signal == 0 && noise == 0) {
            return central.withoutSystematic();
        }
        int n = root.getColumnDimension();
        double freedom = (double) turns * n;
        double chance = noise > 0 ? 1 - new FDistribution(freedom, freedom).cumulativeProbability(signal / noise) : 0;
        return chance < CHANCE ? central.withSystematic(Math.sqrt(signal - noise)) : central.withSystematicBelow(Math.sqrt(limit(signal, noise / n)));
    }

    /**
     * The largest s² whose signal could be as small as it was: s² + n v − σ √Var with the variance 4 v (n v + s²)/turns of signal and noise.
     *
     * @param each v, noise of a direction
     */
    private double limit(double signal, double each) {
        int n = root.getColumnDimension();
        double left = Math.max(0, signal - n * each);
        double linear = SIGMAS * SIGMAS * 4 * each / turns;
        double middle = 2 * left + linear;
        return (middle + Math.sqrt(middle * middle - 4 * (left * left - linear * n * each))) / 2;
    }
}
