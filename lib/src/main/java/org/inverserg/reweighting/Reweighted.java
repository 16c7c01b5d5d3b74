package org.inverserg.reweighting;

import java.util.Arrays;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.MagnetizationQuantity;
import org.inverserg.quantities.Means;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Replicas;

/**
 * A system of one lattice size as a {@link Reweighting} lets it be seen at masses near that of its chain: {@code m}, {@code absM}, {@code chi},
 * {@code chiC} and {@code U}, with jackknife errors from bins of the original chain.
 */
public final class Reweighted {

    private static final int POINTS = 41;
    private static final int MOMENTS = 4;

    private final Reweighting origin;
    private final int size;
    private final double[] magnetizations;

    private Reweighted(Reweighting origin, int size, double[] magnetizations) {
        this.origin = origin;
        this.size = size;
        this.magnetizations = magnetizations;
    }

    /** @throws IllegalArgumentException if there is not one finite value for each configuration */
    static Reweighted of(Reweighting origin, int size, double[] magnetizations) {
        Spins.checkSize(size);
        Require.given(magnetizations, "the magnetizations of a system");
        if (magnetizations.length != origin.count()) {
            throw new IllegalArgumentException("a system made from a chain of " + origin.count() + " configurations must have as many, got "
                    + magnetizations.length + "; make it from all of them, or take the first of the original too");
        }
        for (int index = 0; index < magnetizations.length; index++) {
            if (!Double.isFinite(magnetizations[index])) {
                throw new IllegalArgumentException("a magnetization must be finite, got " + magnetizations[index]
                        + " of configuration " + index + " at L = " + size + "; find out where it comes from");
            }
        }
        return new Reweighted(origin, size, magnetizations.clone());
    }

    /** The linear size L. */
    public int size() {
        return size;
    }

    /** The original chain. */
    public Reweighting origin() {
        return origin;
    }

    /**
     * A quantity at μ² = {@code massSquared}.
     *
     * @param quantity m, absM, chi, chiC or U
     * @throws IllegalArgumentException if there is no such quantity, or if {@code massSquared} is outside the safe range
     */
    public Replicas at(String quantity, double massSquared) {
        MagnetizationQuantity wanted = MagnetizationQuantity.named(quantity);
        Batches.poll("reweighting");
        origin.requireSafe(massSquared);
        double[] weights = origin.weights(massSquared);
        var means = new BinnedMeans(origin.bins(), MOMENTS);
        for (int index = 0; index < weights.length; index++) {
            double m = magnetizations[index];
            double square = m * m;
            means.add(index, weights[index], m, Math.abs(m), square, square * square);
        }
        return means.of(x -> wanted.of(means(x)));
    }

    /**
     * The derivative with respect to μ² at μ² = {@code massSquared}, from d⟨O⟩/dK = −(⟨O S_K⟩ − ⟨O⟩⟨S_K⟩) for the moments of m.
     *
     * @param quantity m, absM, chi, chiC or U
     * @throws IllegalArgumentException as {@link #at}
     */
    public Replicas derivative(String quantity, double massSquared) {
        MagnetizationQuantity wanted = MagnetizationQuantity.named(quantity);
        Batches.poll("reweighting");
        origin.requireSafe(massSquared);
        double[] weights = origin.weights(massSquared);
        var means = new BinnedMeans(origin.bins(), 2 * MOMENTS + 1);
        for (int index = 0; index < weights.length; index++) {
            double m = magnetizations[index];
            double square = m * m;
            double term = origin.conjugate(index);
            means.add(index, weights[index], m, Math.abs(m), square, square * square, term, term * m, term * Math.abs(m), term * square, term * square * square);
        }
        return means.of(x -> {
            double[] slopes = new double[MOMENTS];
            Arrays.setAll(slopes, moment -> x[moment] * x[MOMENTS] - x[MOMENTS + 1 + moment]);
            return wanted.slope(means(x), means(slopes));
        });
    }

    /** The change of a quantity from one μ² to another, with the correlation between both ends; otherwise as {@link #at}. */
    public Replicas difference(String quantity, double from, double to) {
        return Replicas.combine(x -> x[1] - x[0], at(quantity, from), at(quantity, to));
    }

    /** A quantity over a range of μ², at {@value #POINTS} points; otherwise as {@link #at}. */
    public Curve curve(String quantity, double from, double to) {
        return curve(quantity, from, to, POINTS);
    }

    /**
     * The same at {@code points} points, evenly spread.
     *
     * @throws IllegalArgumentException if there are fewer than 2 points or more than {@value Curve#MOST_POINTS}, or if {@code from < to} does not hold
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Curve curve(String quantity, double from, double to, int points) {
        double[] x = Curve.points(origin.conjugate(), from, to, points);
        origin.requireSafe(from);
        origin.requireSafe(to);
        Replicas[] values = Arrays.stream(x).mapToObj(massSquared -> at(quantity, massSquared)).toArray(Replicas[]::new);
        return new Curve(MagnetizationQuantity.named(quantity), origin.conjugate(), size, x, values,
                Arrays.stream(x).map(origin::effectiveSampleSize).toArray(), origin.provenance());
    }

    private Means means(double[] x) {
        return new Means(Point.of(size), x);
    }

    /** For example {@code L = 64, Reweighting of 10000 configurations from μ² = -0.9515}. */
    @Override
    public String toString() {
        return "L = " + size + ", " + origin;
    }
}
