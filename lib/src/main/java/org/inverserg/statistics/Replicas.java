package org.inverserg.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.inverserg.parallel.Require;

/**
 * A quantity together with its jackknife replicas: the value from the whole sample, and once more for every bin left out.
 * Any formula can be sent through the replicas; correlations between its arguments are then seen to.
 *
 * <p>Var θ = Σ_r c_r (θ_r − θ)² with coefficients c_r that the binning gives ({@link Bins#coefficients()}). Quantities of
 * independent samples are joined by {@link #beside}: each sample has replicas of its own, during which the others stand still.
 */
public final class Replicas {

    private final double value;
    private final double[] replicas;
    private final double[] coefficients;

    private Replicas(double value, double[] replicas, double[] coefficients) {
        this.value = value;
        this.replicas = replicas;
        this.coefficients = coefficients;
    }

    /**
     * @param value        from the whole sample
     * @param replicas     one for every bin left out
     * @param coefficients of the variance, one for every replica
     * @throws IllegalArgumentException if there are not as many coefficients as replicas
     */
    public static Replicas of(double value, double[] replicas, double[] coefficients) {
        Require.given(replicas, "the replicas of a quantity");
        Require.given(coefficients, "the coefficients of its variance");
        Require.that(replicas.length == coefficients.length, "there must be one coefficient for every replica",
                coefficients.length + " for " + replicas.length, "Bins.coefficients() are those of the bins that were left out");
        return new Replicas(value, replicas.clone(), coefficients.clone());
    }

    /**
     * {@code formula} of several quantities that come from the same bins.
     *
     * @throws IllegalArgumentException if there is no quantity, or if they come from different bins
     */
    public static Replicas combine(ToDoubleFunction<double[]> formula, Replicas... arguments) {
        Require.given(formula, "a formula of the quantities");
        Require.allOf(arguments, "the quantities of a formula");
        Require.that(arguments.length > 0, "a formula needs at least 1 quantity", "none", "give those that it combines");
        Replicas first = arguments[0];
        for (Replicas other : arguments) {
            first.requireSameBins(other);
        }
        double value = formula.applyAsDouble(Arrays.stream(arguments).mapToDouble(a -> a.value).toArray());
        double[] replicas = new double[first.size()];
        for (int r = 0; r < replicas.length; r++) {
            int index = r;
            replicas[r] = formula.applyAsDouble(Arrays.stream(arguments).mapToDouble(a -> a.replicas[index]).toArray());
        }
        return new Replicas(value, replicas, first.coefficients);
    }

    private void requireSameBins(Replicas other) {
        if (coefficients != other.coefficients && !Arrays.equals(other.coefficients, coefficients)) {
            throw new IllegalArgumentException("quantities can only be combined if they come from the same bins: got "
                    + size() + " and " + other.size() + " replicas; put independent samples beside each other first");
        }
    }

    /** The sum with a quantity of the same bins. */
    public Replicas plus(Replicas other) {
        return combine(x -> x[0] + x[1], this, other);
    }

    /** The difference from a quantity of the same bins. */
    public Replicas minus(Replicas other) {
        return combine(x -> x[0] - x[1], this, other);
    }

    /** The product with a quantity of the same bins. */
    public Replicas times(Replicas other) {
        return combine(x -> x[0] * x[1], this, other);
    }

    /** The ratio to a quantity of the same bins. */
    public Replicas over(Replicas other) {
        return combine(x -> x[0] / x[1], this, other);
    }

    /** The sum with an exact number. */
    public Replicas plus(double exact) {
        return map(x -> x + exact);
    }

    /** The product with an exact number. */
    public Replicas times(double exact) {
        return map(x -> x * exact);
    }

    /** A function of it, replica by replica. */
    public Replicas map(DoubleUnaryOperator function) {
        Require.given(function, "a function of a quantity");
        return combine(x -> function.applyAsDouble(x[0]), this);
    }

    /** This quantity among the replicas of further, independent samples: {@code before} of them in front, {@code after} behind. */
    public Replicas beside(double[] before, double[] after) {
        Require.given(before, "the coefficients of the samples in front");
        Require.given(after, "the coefficients of the samples behind");
        double[] wider = new double[before.length + size() + after.length];
        double[] all = new double[wider.length];
        Arrays.fill(wider, value);
        System.arraycopy(replicas, 0, wider, before.length, size());
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(coefficients, 0, all, before.length, size());
        System.arraycopy(after, 0, all, before.length + size(), after.length);
        return new Replicas(value, wider, all);
    }

    public double value() {
        return value;
    }

    /** The number of replicas. */
    public int size() {
        return replicas.length;
    }

    /**
     * The value with bin {@code r} left out.
     *
     * @throws IllegalArgumentException if there is no such bin
     */
    public double replica(int r) {
        return replicas[Require.index(r, replicas.length, "the number of a replica")];
    }

    /** The coefficients of the variance, in the order of the replicas. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Value and 1σ error, which is not known (NaN) where all replicas are equal: a sample that does not vary says nothing of how it could. */
    public Estimate estimate() {
        double variance = covariance(this);
        return Estimate.of(value, variance > 0 ? Math.sqrt(variance) : Double.NaN);
    }

    /**
     * Σ_r c_r (θ_r − θ)(η_r − η).
     *
     * @throws IllegalArgumentException if the other quantity comes from other bins
     */
    public double covariance(Replicas other) {
        Require.given(other, "the other quantity of a covariance");
        requireSameBins(other);
        double sum = 0;
        for (int r = 0; r < replicas.length; r++) {
            sum += coefficients[r] * (replicas[r] - value) * (other.replicas[r] - other.value);
        }
        return sum;
    }

    @Override
    public String toString() {
        return estimate().toString();
    }
}
