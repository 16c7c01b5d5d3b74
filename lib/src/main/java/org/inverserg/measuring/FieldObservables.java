package org.inverserg.measuring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Scalar observables of an ensemble of φ⁴ fields, each with its jackknife replicas, and the numbers of every configuration that they
 * are made of, in the order of the chains.
 */
public final class FieldObservables {

    private static final int TERMS = 6;

    private final PhiFourAction action;
    private final int size;
    private final List<FieldSums> series;
    private final Provenance provenance;
    private final Bins bins;
    private final Map<FieldQuantity, Replicas> values = new EnumMap<>(FieldQuantity.class);

    private FieldObservables(PhiFourAction action, int size, List<FieldSums> series, Provenance provenance, Bins bins) {
        this.action = action;
        this.size = size;
        this.series = series;
        this.provenance = provenance;
        this.bins = bins;
        List<FieldQuantity> quantities = List.of(FieldQuantity.values());
        List<Replicas> replicas = means().of(quantities.stream().map(this::formula).toList());
        for (FieldQuantity quantity : quantities) {
            values.put(quantity, replicas.get(quantity.ordinal()));
        }
    }

    /**
     * Measured on kept configurations that know their action.
     *
     * @throws IllegalArgumentException if they do not
     */
    public static FieldObservables of(Fields fields) {
        return of(Require.given(fields, "an ensemble of fields").action().orElseThrow(() -> new IllegalArgumentException("fields that are measured must know their action, got "
                + fields + " without one; name it: FieldObservables.of(action, fields)")), fields);
    }

    /** Measured on kept configurations; s and SD are those of {@code action}. */
    public static FieldObservables of(PhiFourAction action, Fields fields) {
        Require.given(action, "the action of the fields");
        Require.given(fields, "an ensemble of fields");
        FieldSums[] series = new FieldSums[fields.count()];
        int size = fields.size();
        var progress = Progress.of("measuring", fields.count());
        Batches.run(progress, Batches.count(fields.count()), () -> new float[size * size], (field, batch) -> {
            FieldSums[] sums = new FieldSums[Batches.lanes(fields.count(), batch)];
            for (int lane = 0; lane < sums.length; lane++) {
                fields.copyField(batch * Batches.WIDTH + lane, field);
                sums[lane] = FieldSums.of(field, size);
            }
            progress.count(sums.length);
            return sums;
        }, (batch, sums) -> System.arraycopy(sums, 0, series, batch * Batches.WIDTH, sums.length));
        return of(action, size, List.of(series), fields.provenance());
    }

    /**
     * From what was measured on the way.
     *
     * @param size   L
     * @param series one for each configuration, in the order of the chains
     * @throws IllegalArgumentException if something is missing, or if there is no configuration
     */
    public static FieldObservables of(PhiFourAction action, int size, List<FieldSums> series, Provenance provenance) {
        Require.given(action, "the action of the fields");
        Spins.checkSize(size);
        Require.all(series, "what was measured on each configuration");
        Require.given(provenance, "the provenance of what was measured");
        return new FieldObservables(action, size, List.copyOf(series), provenance, Bins.of(series.size()));
    }

    /**
     * The same with errors from {@code count} bins of neighbouring configurations: fewer and longer bins see longer autocorrelation,
     * and know the error less well, to 1/√(2 (count − 1)) of itself.
     *
     * @throws IllegalArgumentException unless there are 2 bins or more and at least as many configurations
     */
    public FieldObservables binned(int count) {
        if (count < 2 || count > count()) {
            throw new IllegalArgumentException("the number of bins must be between 2 and the number of configurations, " + count()
                    + ", got " + count + "; draw more configurations, or make fewer bins");
        }
        return new FieldObservables(action, size, series, provenance, new Bins((count() - 1) / count + 1, count()));
    }

    private BinnedMeans means() {
        var means = new BinnedMeans(bins, TERMS);
        for (int index = 0; index < series.size(); index++) {
            FieldSums x = series.get(index);
            double square = x.magnetization() * x.magnetization();
            means.add(index, 1, Math.abs(x.magnetization()), square, square * square, x.square(), x.fourthPower(), x.bonds());
        }
        return means;
    }

    private ToDoubleFunction<double[]> formula(FieldQuantity quantity) {
        double volume = (double) size * size;
        return x -> quantity.of(new FieldMeans(x[0], x[1], x[2], x[3], x[4], x[5]), volume, action);
    }

    /** The action whose s and SD are measured. */
    public PhiFourAction action() {
        return action;
    }

    /** The linear size L. */
    public int size() {
        return size;
    }

    /** The number of configurations. */
    public int count() {
        return series.size();
    }

    /** Σφ/V of every configuration, with its sign. */
    public double[] magnetizations() {
        return series.stream().mapToDouble(FieldSums::magnetization).toArray();
    }

    /** Σφ²/V of every configuration. */
    public double[] squares() {
        return series.stream().mapToDouble(FieldSums::square).toArray();
    }

    /**
     * A quantity with its error.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity
     */
    public Estimate estimate(String quantity) {
        return replicas(quantity).estimate();
    }

    /** The same as jackknife replicas. */
    public Replicas replicas(String quantity) {
        return values.get(FieldQuantity.named(quantity));
    }

    /** One row: {@code L, n}, then every quantity and its 1σ error, {@code chi} and {@code chi_err} for example. */
    public Table table() {
        var table = Table.create("observables", IntColumn.create("L", new int[] {size}), IntColumn.create("n", new int[] {count()}));
        values.forEach((quantity, replicas) -> table.addColumns(DoubleColumn.create(quantity.column(), new double[] {replicas.value()}),
                DoubleColumn.create(quantity.column() + "_err", new double[] {replicas.estimate().error()})));
        return table;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Observables of 10000 fields at L = 32}. */
    @Override
    public String toString() {
        return "Observables of " + count() + " fields at L = " + size;
    }
}
