package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.Locale;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Observables;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import tech.tablesaw.api.Table;

/**
 * A chain of φ⁴ fields sampled at one mass K₀ = μ², ready to be seen at others: with S_K = ½ Σ φ², the term of the action that
 * belongs to K,
 * <pre>⟨O⟩(K) = Σ_c O_c e^{−(K−K₀) S_K,c} / Σ_c e^{−(K−K₀) S_K,c}</pre>
 * over its configurations c (A. Ferrenberg and R. Swendsen, Phys. Rev. Lett. 61, 2635, 1988). O may be measured on configurations
 * that were made from those of the chain, blocked or rescaled ones: their weight is that of the original (Bachtis et al. 2022, Eq. 7).
 *
 * <p>Far from K₀ few configurations carry all the weight, and neither value nor error can be trusted. How many are left is the
 * effective number (Σw)²/Σw²; masses at which it is below {@value #SMALLEST_SHARE} of all are refused. Weights are formed from
 * differences of logarithms to the largest, so they neither overflow nor all vanish.
 */
public final class Reweighting {

    static final double SMALLEST_SHARE = 0.1;

    private static final int DOUBLINGS = 60;
    private static final int HALVINGS = 40;

    private static final String MASS = "mu2";

    private final Point chain;
    private final double[] magnetizations;
    private final Provenance provenance;
    private final double[] conjugate;
    private final Bins bins;

    private Reweighting(Point chain, double[] magnetizations, double[] squares, Bins bins, Provenance provenance) {
        this.chain = chain;
        this.magnetizations = magnetizations;
        this.provenance = provenance;
        double volume = (double) chain.size() * chain.size();
        double[] terms = Arrays.stream(squares).map(square -> volume * square / 2).toArray();
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        double mean = sum / terms.length;
        conjugate = Arrays.stream(terms).map(term -> term - mean).toArray();
        this.bins = bins;
    }

    /**
     * @param original fields that know their action
     * @throws IllegalArgumentException if they do not
     */
    public static Reweighting of(Fields original) {
        PhiFourAction action = Require.given(original, "an ensemble of fields").action().orElseThrow(() -> new IllegalArgumentException(
                "fields that are reweighted must know their action, got " + original + " without one; name it: fields.sampledFrom(action)"));
        FieldSums[] series = FieldSums.of(original);
        return new Reweighting(Point.of(original.size(), action), Arrays.stream(series).mapToDouble(FieldSums::magnetization).toArray(),
                Arrays.stream(series).mapToDouble(FieldSums::square).toArray(), original.bins(), original.provenance());
    }

    /**
     * From what was measured without keeping the fields, {@code PhiFour.pointA().series().measure(n)}.
     *
     * @throws IllegalArgumentException if it is not of one point of φ⁴
     * @throws IllegalStateException    if the run did not keep its {@linkplain Observables#series() series}
     */
    public static Reweighting of(Observables original) {
        Table series = Require.given(original, "what was measured on a chain").series();
        Point chain = original.points().get(0);
        Require.that(chain.parameters().containsKey(MASS), "a chain that is reweighted must be one of fields at a known mu^2", chain, "sample it with PhiFour");
        return new Reweighting(chain, series.doubleColumn("m").asDoubleArray(), series.doubleColumn("phi2").asDoubleArray(), original.bins(),
                original.provenance());
    }

    /** Where the chain was sampled. */
    public Point chain() {
        return chain;
    }

    /** K₀, the μ² of the chain. */
    public double point() {
        return chain.parameter(MASS);
    }

    /** The number of configurations. */
    public int count() {
        return magnetizations.length;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** The original system itself. */
    public Reweighted original() {
        return system(chain.size(), magnetizations);
    }

    /**
     * Another system that was made from the chain, one configuration from each.
     *
     * @param size           its linear size L′
     * @param magnetizations Σφ′/L′² of each configuration in the order of the chain; signs matter to ⟨m⟩ only
     * @throws IllegalArgumentException if there is not one finite value for each configuration
     */
    public Reweighted system(int size, double[] magnetizations) {
        Spins.checkSize(size);
        Require.given(magnetizations, "the magnetizations of a system");
        if (magnetizations.length != count()) {
            throw new IllegalArgumentException("a system made from a chain of " + count() + " configurations must have as many, got "
                    + magnetizations.length + "; make it from all of them, or take the first of the original too");
        }
        for (int index = 0; index < magnetizations.length; index++) {
            if (!Double.isFinite(magnetizations[index])) {
                throw new IllegalArgumentException("a magnetization must be finite, got " + magnetizations[index]
                        + " of configuration " + index + " at L = " + size + "; find out where it comes from");
            }
        }
        return new Reweighted(this, size, magnetizations.clone());
    }

    /** A system of fields that were made from the chain, blocked ones for example. */
    public Reweighted system(Fields fields) {
        Require.given(fields, "an ensemble of fields");
        return system(fields.size(), Arrays.stream(FieldSums.of(fields)).mapToDouble(FieldSums::magnetization).toArray());
    }

    /**
     * (Σw)²/Σw² at K = {@code massSquared}: the number of configurations that the weights leave.
     *
     * @throws IllegalArgumentException if {@code massSquared} is not finite
     */
    public double effectiveSampleSize(double massSquared) {
        Require.that(Double.isFinite(massSquared), "mu^2 must be finite", massSquared, "take one near that of the chain, " + point());
        double sum = 0;
        double squares = 0;
        for (double weight : weights(massSquared)) {
            sum += weight;
            squares += weight * weight;
        }
        return sum * sum / squares;
    }

    /** The lowest μ² that is not refused. */
    public double lowest() {
        return end(-1);
    }

    /** The highest μ² that is not refused. */
    public double highest() {
        return end(1);
    }

    /** The effective number falls monotonically on either side of K₀, where every weight is 1. */
    private double end(int direction) {
        double inside = 0;
        double outside = 1.0 / count();
        for (int doubling = 0; safe(point() + direction * outside); doubling++) {
            if (doubling == DOUBLINGS) {
                return direction * Double.POSITIVE_INFINITY; // all S_K equal
            }
            inside = outside;
            outside *= 2;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inside + outside) / 2;
            if (safe(point() + direction * middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return point() + direction * inside;
    }

    private boolean safe(double massSquared) {
        return effectiveSampleSize(massSquared) >= SMALLEST_SHARE * count();
    }

    /** @throws IllegalArgumentException naming the safe range, if K is outside of it */
    void requireSafe(double massSquared) {
        if (!Double.isFinite(massSquared) || !safe(massSquared)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "a chain at mu^2 = %s can be reweighted from %s to %s, where at"
                    + " least %.0f%% of its configurations count, got %s%s; sample nearer to it",
                    Provenance.decimal(point()), shown(lowest()), shown(highest()), 100 * SMALLEST_SHARE, massSquared,
                    Double.isFinite(massSquared) ? String.format(Locale.ROOT, ", where %.0f of %d would be left",
                            effectiveSampleSize(massSquared), count()) : ""));
        }
    }

    private static String shown(double x) {
        return String.format(Locale.ROOT, "%.5g", x);
    }

    /** Relative to the largest. */
    double[] weights(double massSquared) {
        double step = massSquared - point();
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : conjugate) {
            largest = Math.max(largest, -step * term);
        }
        double[] weights = new double[conjugate.length];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = StrictMath.exp(-step * conjugate[index] - largest);
        }
        return weights;
    }

    /** S_K of configuration {@code index} less its mean over the chain. */
    double conjugate(int index) {
        return conjugate[index];
    }

    Bins bins() {
        return bins;
    }

    /** For example {@code Reweighting of 10000 configurations from μ² = -0.9515}. */
    @Override
    public String toString() {
        return "Reweighting of " + count() + " configurations from μ² = " + Provenance.decimal(point());
    }
}
