package org.inverserg.measuring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Scalar observables of any model, each with its jackknife replicas: {@link Point points} (L and the parameters of the model) ×
 * {@link Quantity quantities} × replicas. Every model has {@code m} = ⟨m⟩, {@code absM} = ⟨|m|⟩, {@code chi} = V⟨m²⟩, {@code chiC} = V(⟨m²⟩ − ⟨|m|⟩²)
 * and {@code U} = ⟨m⁴⟩/⟨m²⟩²; the Ising model {@code e}, {@code C}, {@code Me} and {@code Ve} besides, φ⁴ {@code phi2} and, where its action is known,
 * {@code s} and {@code SD}.
 *
 * <p>The sizes of one dream share their configurations and are strongly correlated; the replicas know that, so fits and other
 * formulas must go through {@link #replicas} and never through the errors of single rows.
 */
public final class Observables {

    private final Samples samples;
    private final List<Samples.Row> rows;
    private final Provenance provenance;

    private Observables(Samples samples, Provenance provenance) {
        this.samples = samples;
        this.rows = samples.rows();
        this.provenance = provenance;
    }

    /**
     * From accumulated moments of several points that share their configurations and thus their bins.
     *
     * @throws IllegalArgumentException if there is none, or if they differ in their bins or in what is measured
     */
    public static Observables of(List<Moments> points, Provenance provenance) {
        Require.all(points, "the moments of all sizes");
        Require.given(provenance, "the provenance of what was measured");
        Require.that(!points.isEmpty(), "observables need at least 1 lattice size", "none", "measure one");
        List<Bins> bins = points.stream().map(Moments::bins).distinct().toList();
        Require.that(bins.size() == 1, "all sizes must share their bins", bins, "join independent sizes by and(…)");
        Quantities quantities = points.get(0).quantities();
        Require.that(points.stream().allMatch(moments -> moments.quantities().equals(quantities)), "all sizes must be measured for the same quantities",
                "several", "join independent sizes by and(…)");
        var parts = points.stream().map(moments -> new Sample.Part(moments.point(), moments.means(), moments.series())).toList();
        return new Observables(new Samples(quantities, List.of(new Sample(parts, List.of(provenance)))), provenance);
    }

    /** Measured on configurations that are kept or streamed. */
    public static Observables of(SpinStream spins) {
        Require.given(spins, "an ensemble of spins");
        return of(MeasuringSink.measure(spins, Scope.OBSERVABLES).moments(), spins.provenance());
    }

    /** The same of fields; s and SD if they {@linkplain Fields#action() know their action}. */
    public static Observables of(Fields fields) {
        return of(List.of(Moments.of(fields)), fields.provenance());
    }

    /**
     * Points that were measured apart, and may differ in parameters: a scan.
     *
     * @param provenance of all together
     * @throws IllegalArgumentException if there is none, if one occurs twice, or if they are of different models
     */
    public static Observables joined(List<Observables> parts, Provenance provenance) {
        Require.all(parts, "the observables to be put together");
        Require.given(provenance, "the provenance of what was measured");
        Require.that(!parts.isEmpty(), "a scan needs at least 1 point", "none", "measure one");
        Samples all = parts.stream().map(part -> part.samples).reduce(Samples::alongside).orElseThrow();
        return new Observables(all, provenance.noting(parts.stream().flatMap(part -> part.provenance.allNotes().stream()).distinct().toList()));
    }

    /**
     * These points and those of {@code others}, all from independent configurations: Monte Carlo runs at several sizes, say.
     *
     * @throws IllegalArgumentException if they differ in a parameter of the model, which a scan may: see {@link #alongside}; if a point occurs twice,
     *                                  or if they are of different models
     */
    public Observables and(Observables... others) {
        return together("joined", others, Samples::and);
    }

    /**
     * These points and those of {@code others}, which may differ in parameters of the model as well: a scan.
     *
     * @throws IllegalArgumentException if a point occurs twice, or if they are of different models
     */
    public Observables alongside(Observables... others) {
        return together("joined", others, Samples::alongside);
    }

    /**
     * The configurations of these points and of {@code others} as one: runs of the same points that differ in their seeds. Errors are by jackknife
     * over the bins of all runs.
     *
     * @throws IllegalArgumentException if the points differ, if a seed occurs twice, or if runs are of different systems or have weights
     */
    public Observables pool(Observables... others) {
        return together("pooled", others, Samples::pool);
    }

    /**
     * With one more quantity, a formula of two that are there, at every point: {@code obs.combine("chi/U", "chi", "U", (x, y) -> x / y)}. Its errors
     * know how both are correlated.
     *
     * @param name of the new quantity, its column
     * @throws IllegalArgumentException if there are no such quantities, or if there is one of the new name
     */
    public Observables combine(String name, String first, String second, DoubleBinaryOperator formula) {
        Quantity one = quantity(first);
        Quantity other = quantity(second);
        Require.given(formula, "the formula of a quantity");
        Require.that(name != null && !name.isBlank() && quantities().stream().noneMatch(known -> known.column().equals(name)),
                "a new quantity needs a name of its own", "\"" + name + "\"", "choose another than " + quantities().stream().map(Quantity::column).toList());
        Quantity made = new Quantity.Formula(name, name, means -> formula.applyAsDouble(one.of(means), other.of(means)));
        List<Quantity> all = Stream.concat(quantities().stream(), Stream.of(made)).toList();
        return new Observables(new Samples(samples.quantities().among(all), samples.list()), provenance);
    }

    /** The same with the name {@code f(first, second)}. */
    public Observables combine(String first, String second, DoubleBinaryOperator formula) {
        return combine("f(" + first + ", " + second + ")", first, second, formula);
    }

    /**
     * Keeps all points with their replicas in a JSON file; a series, and quantities that were made by {@link #combine}, are not kept.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        ObservablesFile.save(file, samples, provenance);
    }

    /**
     * Reads what {@link #save} kept.
     *
     * @throws IllegalArgumentException     if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Observables load(Path file) {
        ObservablesFile.Saved saved = ObservablesFile.load(file);
        return new Observables(saved.samples(), saved.provenance());
    }

    private Observables together(String operation, Observables[] others, BinaryOperator<Samples> join) {
        Observables all = this;
        for (Observables other : Require.allOf(others, "the observables to be put together")) {
            int count = (int) Math.min(Integer.MAX_VALUE, (long) all.provenance.count() + other.provenance.count());
            all = new Observables(join.apply(all.samples, other.samples), Provenance.of(operation, count, null, all.provenance, other.provenance));
        }
        return all;
    }

    /**
     * The points that are wanted, {@code scan.where(point -> point.size() == 32)}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Observables where(Predicate<Point> wanted) {
        Require.given(wanted, "which points are wanted");
        Require.that(points().stream().anyMatch(wanted), "at least one point must be wanted", "none of " + points(), "choose among them");
        return new Observables(samples.each(sample -> sample.where(wanted)), provenance);
    }

    /**
     * The points of these sizes, {@code scan.only(32)}.
     *
     * @throws IllegalArgumentException if there is no such size
     */
    public Observables only(int... sizes) {
        for (int size : Require.given(sizes, "the sizes that are wanted")) {
            requireSize(size);
        }
        return where(point -> IntStream.of(sizes).anyMatch(size -> size == point.size()));
    }

    private void requireSize(int size) {
        if (IntStream.of(sizes()).noneMatch(its -> its == size)) {
            throw new IllegalArgumentException("there is no lattice size " + size + " here; choose one of " + Arrays.toString(sizes()));
        }
    }

    /**
     * The same with errors from {@code count} bins, each made of neighbouring ones: fewer and longer bins see longer autocorrelation,
     * and know the error less well, to 1/√(2 (count − 1)) of itself.
     *
     * @throws IllegalArgumentException unless there are 2 bins or more, and no more than were measured
     */
    public Observables binned(int count) {
        return new Observables(samples.each(sample -> sample.binned(count)), provenance);
    }

    /** The points, by size and then by parameters. */
    public List<Point> points() {
        return rows.stream().map(Samples.Row::point).toList();
    }

    /** The lattice sizes L, ascending. */
    public int[] sizes() {
        return rows.stream().mapToInt(row -> row.point().size()).distinct().toArray();
    }

    /** The quantities, in the order of the table. */
    public List<Quantity> quantities() {
        return samples.quantities().list();
    }

    /** What the model is measured for: its quantities, and the terms that they are made of. */
    public Quantities model() {
        return samples.quantities();
    }

    /**
     * A quantity.
     *
     * @param column its name, e.g. {@code "chi"}
     * @throws IllegalArgumentException listing the names that exist, if {@code column} is none of them
     */
    public Quantity quantity(String column) {
        return Quantity.named(column, quantities());
    }

    /**
     * A quantity with its error, where there is one point only.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity, or if there are several points
     */
    public Estimate estimate(String quantity) {
        Quantity wanted = quantity(quantity);
        return only(rows).estimate(wanted);
    }

    /**
     * The same at L = {@code size}.
     *
     * @throws IllegalArgumentException if there is no such quantity or size, or if there are several points of this size
     */
    public Estimate estimate(String quantity, int size) {
        Quantity wanted = quantity(quantity);
        return row(size).estimate(wanted);
    }

    /**
     * The same at one of the {@linkplain #points() points}.
     *
     * @throws IllegalArgumentException if there is no such quantity or point
     */
    public Estimate estimate(String quantity, Point point) {
        Quantity wanted = quantity(quantity);
        return row(point).estimate(wanted);
    }

    /** The quantity as jackknife replicas, in an order that all points and quantities share; where there is one point only. */
    public Replicas replicas(String quantity) {
        Quantity wanted = quantity(quantity);
        return only(rows).replicas(wanted);
    }

    /** The same at L = {@code size}. */
    public Replicas replicas(String quantity, int size) {
        Quantity wanted = quantity(quantity);
        return row(size).replicas(wanted);
    }

    /** The same at one of the points. */
    public Replicas replicas(String quantity, Point point) {
        Quantity wanted = quantity(quantity);
        return row(point).replicas(wanted);
    }

    private Samples.Row row(Point point) {
        return rows.stream().filter(row -> row.point().equals(point)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no point " + point + " here; choose one of " + points()));
    }

    private Samples.Row row(int size) {
        List<Samples.Row> found = rows.stream().filter(row -> row.point().size() == size).toList();
        requireSize(size);
        return only(found);
    }

    private static Samples.Row only(List<Samples.Row> found) {
        Require.that(found.size() == 1, "one point must be meant", "several, " + found.stream().map(Samples.Row::point).toList(),
                "name one of them, or choose by where(point -> …)");
        return found.get(0);
    }

    /** The number of configurations, where there is one point only. */
    public int count() {
        return only(rows).part().means().total();
    }

    /** The number of configurations measured at {@code size}. */
    public int count(int size) {
        return row(size).part().means().total();
    }

    /** The bins behind the errors, where there is one point only; of runs that were pooled, bins as long as their longest. */
    public Bins bins() {
        var means = only(rows).part().means();
        return new Bins(means.width(), means.total());
    }

    /**
     * What was measured on every configuration of a run, where there is one point only: columns {@code chain}, {@code draw}, {@code m} with its sign,
     * then {@code e} of spins, or {@code phi2}, {@code phi4} and {@code bonds} of fields.
     *
     * @throws IllegalArgumentException if there are several points
     * @throws IllegalStateException    if the run was not asked to keep it
     */
    public Table series() {
        Sample.Part part = only(rows).part();
        if (part.series() == null) {
            throw new IllegalStateException("the series of " + this + " was not kept; say series() in the plan of the run, before measure(n)");
        }
        return part.series().table("series at " + part.point(), samples.quantities().readings());
    }

    /**
     * Columns {@code L}, parameters of the model in which points differ (beside {@code beta} also {@code T}), {@code n}, then every quantity and its 1σ
     * error, {@code chi} and {@code chi_err}.
     */
    public Table table() {
        var table = Table.create("observables", IntColumn.create("L", rows.stream().mapToInt(row -> row.point().size())));
        varying().stream().flatMap(Point::namesOf)
                .forEach(name -> table.addColumns(DoubleColumn.create(name, rows.stream().map(row -> row.point().known(name).orElse(null)).toArray(Double[]::new))));
        table.addColumns(IntColumn.create("n", rows.stream().mapToInt(row -> row.part().means().total())));
        for (Quantity quantity : quantities()) {
            table.addColumns(EstimateColumns.of(quantity.column(), rows.stream().map(row -> row.estimate(quantity)).toList()));
        }
        return table;
    }

    private List<String> varying() {
        return samples.parameters().stream().filter(name -> samples.values(name).length > 1).toList();
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Observables of 10000 configurations at L = 2, 4, 8}, of a scan also {@code and 9 values of beta}. */
    @Override
    public String toString() {
        return "Observables of " + samples.count() + " configurations at L = "
                + IntStream.of(sizes()).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                + varying().stream().map(name -> " and " + samples.values(name).length + " values of " + name).collect(Collectors.joining());
    }
}
