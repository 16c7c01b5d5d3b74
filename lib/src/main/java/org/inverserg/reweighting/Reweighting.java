package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Observables;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.Table;

/**
 * Runs of one system at one or several values of a parameter λ, ready to be seen at others: β of the Ising model, μ², λ or κ of φ⁴. With u what belongs to
 * the parameter in the exponent, e^{−λu}, that is V e, ½Σφ², ¼Σφ⁴ or 2Σφ² − Σ_⟨ij⟩φ_iφ_j, a single run gives
 * <pre>⟨O⟩(λ) = Σ_c O_c e^{−(λ−λ₀) u_c} / Σ_c e^{−(λ−λ₀) u_c}</pre>
 * over its configurations c (A. Ferrenberg and R. Swendsen, Phys. Rev. Lett. 61, 2635, 1988). Several runs weigh theirs by e^{−λu}/Σ_k n_k e^{f_k − λ_k u}
 * with the free energies f_k that follow from the runs themselves (Phys. Rev. Lett. 63, 1195, 1989); n_k are configurations over 2 τ_int, errors are by
 * jackknife through the solution.
 * <pre>
 * var runs = Reweighting.of(scan.only(32));
 * runs.curve("C", 0.42, 0.46);
 * </pre>
 * O may be measured on configurations that were made from those of a single chain, blocked or rescaled ones: their weight is that of the original
 * (Bachtis et al. 2022, Eq. 7).
 *
 * <p>Far from the runs few configurations carry all the weight, and neither value nor error can be trusted. How many are left is the
 * effective number (Σw)²/Σw²; where it is below {@value #SMALLEST_SHARE} of a run's, λ is refused. Weights are formed from
 * differences of logarithms to the largest, so they neither overflow nor all vanish.
 */
public final class Reweighting {

    static final double SMALLEST_SHARE = 0.1;

    private static final int POINTS = 41;

    private final List<Configurations> runs;
    private final Conjugate parameter;
    private final Provenance provenance;
    /** Of the first run, which count where it is the only one. */
    private final ChainWeights single;
    private PooledRuns pooled;

    private Reweighting(List<Configurations> runs, Conjugate parameter, Provenance provenance) {
        this.runs = runs.stream().sorted(Comparator.comparingDouble(run -> run.point().parameter(parameter.parameter()))).toList();
        this.parameter = parameter;
        this.provenance = provenance;
        single = ChainWeights.of(this.runs.get(0), parameter);
    }

    /**
     * In μ².
     *
     * @param original fields that know their action
     * @throws IllegalArgumentException if they do not
     */
    public static Reweighting of(Fields original) {
        PhiFourAction action = Require.given(original, "an ensemble of fields").action().orElseThrow(() -> new IllegalArgumentException(
                "fields that are reweighted must know their action, got " + original + " without one; name it: fields.sampledFrom(action)"));
        return new Reweighting(List.of(Configurations.of(original, Point.of(original.size(), action))), Conjugate.MASS_SQUARED, original.provenance());
    }

    /**
     * From what was measured without keeping the configurations, {@code scan.only(32)} or {@code PhiFour.pointA().series().measure(n)}: in the parameter in
     * which the points differ; of a single one in β of the Ising model, μ² of φ⁴.
     *
     * @throws IllegalArgumentException if they are not of one lattice size, or differ in several parameters or none that is known
     * @throws IllegalStateException    if a run did not keep its {@linkplain Observables#series() series}
     */
    public static Reweighting of(Observables original) {
        List<Point> points = Require.given(original, "what was measured on a chain").points();
        return of(original, Conjugate.varying(points));
    }

    /**
     * In a parameter by its name: {@code "lambda"} or {@code "kappa"} of φ⁴, say.
     *
     * @throws IllegalArgumentException if the points are not of one lattice size, differ in other parameters, or do not know this one
     * @throws IllegalStateException    if a run did not keep its {@linkplain Observables#series() series}
     */
    public static Reweighting of(Observables original, String parameter) {
        List<Point> points = Require.given(original, "what was measured on a chain").points();
        Require.that(original.sizes().length == 1, "runs that are reweighted together must be of one lattice size", Arrays.toString(original.sizes()),
                "choose one by only(size)");
        Conjugate its = Conjugate.of(parameter, points.get(0));
        its.requireNothingElseVaries(points);
        return new Reweighting(points.stream().map(point -> Configurations.of(original.where(point::equals))).toList(), its, original.provenance());
    }

    /** With weights of their own: of all states of a small system, say. */
    static Reweighting of(List<Configurations> runs, String parameter, Provenance provenance) {
        return new Reweighting(runs, Conjugate.of(parameter, runs.get(0).point()), provenance);
    }

    /** Where the chain was sampled, or the first of several. */
    public Point chain() {
        return runs.get(0).point();
    }

    /** The value of the parameter there. */
    public double point() {
        return chain().parameter(parameter());
    }

    /** Where runs were sampled, ascending in the parameter. */
    public List<Point> points() {
        return runs.stream().map(Configurations::point).toList();
    }

    /** The name of the parameter, {@code "beta"} for example. */
    public String parameter() {
        return parameter.parameter();
    }

    /** L. */
    public int size() {
        return chain().size();
    }

    /** The number of configurations, of all runs. */
    public int count() {
        return runs.stream().mapToInt(Configurations::count).sum();
    }

    public Provenance provenance() {
        return provenance;
    }

    /**
     * A quantity of the model at {@code value} of the parameter.
     *
     * @param quantity column name, e.g. {@code "C"}
     * @throws IllegalArgumentException if there is no such quantity, or if {@code value} is outside the {@linkplain #lowest() safe} {@linkplain #highest() range}
     */
    public Replicas at(String quantity, double value) {
        Quantity wanted = Quantity.named(quantity, runs.get(0).model().list());
        requireSafe(value);
        return at(wanted, value);
    }

    private Replicas at(Quantity quantity, double value) {
        return pooled().at(quantity, pointAt(value), value);
    }

    /** The same without its error, not refused anywhere. */
    double value(String quantity, double value) {
        return pooled().value(Quantity.named(quantity, runs.get(0).model().list()), pointAt(value), value);
    }

    private Point pointAt(double value) {
        var parameters = new LinkedHashMap<>(chain().parameters());
        parameters.put(parameter(), value);
        return new Point(size(), parameters);
    }

    /** A quantity over a range of the parameter, at {@value #POINTS} points; otherwise as {@link #at}. */
    public Curve curve(String quantity, double from, double to) {
        return curve(quantity, from, to, POINTS);
    }

    /**
     * The same at {@code points} points, evenly spread.
     *
     * @throws IllegalArgumentException if there are fewer than 2 points or too many, or if {@code from < to} does not hold
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Curve curve(String quantity, double from, double to, int points) {
        Quantity wanted = Quantity.named(quantity, runs.get(0).model().list());
        double[] x = Curve.points(parameter, from, to, points);
        for (double value : x) {
            requireSafe(value);
        }
        pooled();
        Replicas[] values = new Replicas[points];
        Batches.run("reweighting", points, () -> 0, (none, i) -> at(wanted, x[i]), (i, value) -> values[i] = value);
        return new Curve(wanted, parameter, size(), x, values, Arrays.stream(x).map(this::effectiveSampleSize).toArray(), provenance);
    }

    /**
     * ln Z at {@code value} of the parameter, less that of the first run.
     *
     * @throws IllegalArgumentException if {@code value} is outside the safe range
     */
    public Replicas logZ(double value) {
        requireSafe(value);
        return pooled().logZ(value);
    }

    /** ln Z of the runs less that of the first of them: the parameter, {@code lnZ} and its 1σ error. */
    public Table freeEnergies() {
        return pooled().freeEnergies("ln Z less that at " + chain(), parameter());
    }

    /**
     * How much runs overlap: in the row of one run the share of its configurations that the others could as well have drawn, with a sum of 1 (P. Klimovich,
     * M. Shirts and D. Mobley, J. Comput. Aided Mol. Des. 29, 397, 2015). Neighbours with less than about 0.03 hang together by few configurations.
     */
    public Table overlap() {
        return pooled().overlap(parameter());
    }

    private synchronized PooledRuns pooled() {
        if (pooled == null) {
            pooled = new PooledRuns(runs, parameter);
        }
        return pooled;
    }

    /**
     * The system of a single chain itself.
     *
     * @throws IllegalArgumentException if there are several
     */
    public Reweighted original() {
        return system(size(), Arrays.stream(single().readings()).mapToDouble(reading -> reading[0]).toArray());
    }

    /**
     * Another system that was made from a single chain, one configuration from each.
     *
     * @param size           its linear size L′
     * @param magnetizations Σφ′/L′² of each configuration in the order of the chain; signs matter to ⟨m⟩ only
     * @throws IllegalArgumentException if there are several chains, or if there is not one finite value for each configuration
     */
    public Reweighted system(int size, double[] magnetizations) {
        single();
        return Reweighted.of(this, size, magnetizations);
    }

    /** A system of fields that were made from a single chain, blocked ones for example. */
    public Reweighted system(Fields fields) {
        Require.given(fields, "an ensemble of fields");
        return system(fields.size(), Arrays.stream(FieldSums.of(fields)).mapToDouble(FieldSums::magnetization).toArray());
    }

    private Configurations single() {
        Require.that(runs.size() == 1, "systems are made from a single chain", runs.size() + " of them", "reweight that chain alone, or ask for at(…) and curve(…)");
        return runs.get(0);
    }

    /**
     * (Σw)²/Σw² at {@code value} of the parameter: the number of configurations that the weights leave; of several runs it counts 1/(2 τ_int) of each.
     *
     * @throws IllegalArgumentException if {@code value} is not finite
     */
    public double effectiveSampleSize(double value) {
        Require.that(Double.isFinite(value), parameter() + " must be finite", value, "take one near that of the chain, " + point());
        if (isPooled()) {
            return pooled().effectiveSampleSize(value);
        }
        return single.effectiveSampleSize(value);
    }

    /** The lowest value of the parameter that is not refused. */
    public double lowest() {
        return safe().lowest();
    }

    /** The highest value of the parameter that is not refused. */
    public double highest() {
        return safe().highest();
    }

    /** Whether configurations count differently before anything is reweighted. */
    private boolean isPooled() {
        return runs.size() > 1 || Arrays.stream(single().weights()).anyMatch(weight -> weight != 1);
    }

    private SafeRange safe() {
        double whole = isPooled() ? pooled().configurationsOfARun() : count();
        return new SafeRange(parameter, points().stream().mapToDouble(point -> point.parameter(parameter())).toArray(), count(), SMALLEST_SHARE * whole,
                this::effectiveSampleSize);
    }

    /** @throws IllegalArgumentException naming the safe range, if {@code value} is outside of it */
    void requireSafe(double value) {
        safe().require(value);
    }

    /** Of the configurations of a single run, relative to the largest. */
    double[] weights(double value) {
        return single.weights(value);
    }

    /** u of configuration {@code index} of a single run less its mean over the run. */
    double conjugate(int index) {
        return single.conjugate()[index];
    }

    /** Of the replicas. */
    double[] coefficients() {
        return pooled().coefficients();
    }

    Conjugate conjugate() {
        return parameter;
    }

    Bins bins() {
        return single().bins();
    }

    /** For example {@code Reweighting of 10000 configurations from μ² = -0.9515}, or {@code … from 17 values of β, L = 32}. */
    @Override
    public String toString() {
        String symbol = parameter.symbol();
        return "Reweighting of " + count() + " configurations from " + (runs.size() == 1 ? symbol + " = " + Provenance.decimal(point())
                : runs.size() + " values of " + symbol + ", L = " + size());
    }
}
