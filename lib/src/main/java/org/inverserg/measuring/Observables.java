package org.inverserg.measuring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.inverserg.lattice.Spins;
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
 * Scalar observables over lattice sizes, each with its jackknife replicas: sizes × {@link Quantity quantities} × replicas.
 *
 * <p>The sizes of one dream share their configurations and are strongly correlated; the replicas know that, so fits and other
 * formulas must go through {@link #replicas} and never through the errors of single rows.
 */
public final class Observables {

    private record Row(int size, int count, Map<Quantity, Replicas> values) {
    }

    private final List<Row> rows;
    private final Provenance provenance;

    private Observables(List<Row> rows, Provenance provenance) {
        this.rows = rows;
        this.provenance = provenance;
    }

    /**
     * From accumulated moments of several sizes that share their configurations and thus their bins.
     *
     * @throws IllegalArgumentException if there is no size, or if the bins differ
     */
    public static Observables of(List<Moments> sizes, Provenance provenance) {
        Require.all(sizes, "the moments of all sizes");
        Require.given(provenance, "the provenance of what was measured");
        Require.that(!sizes.isEmpty(), "observables need at least 1 lattice size", "none", "measure one");
        List<Bins> bins = sizes.stream().map(Moments::bins).distinct().toList();
        Require.that(bins.size() == 1, "all sizes must share their bins", bins, "join independent sizes by and(…)");
        return new Observables(sizes.stream().map(Observables::row).toList(), provenance);
    }

    /**
     * Of configurations with weights w of their own: means are Σwx/Σw, with jackknife replicas through the ratio.
     *
     * @param size    L
     * @param up      up spins of each configuration
     * @param unequal unequal bonds of each, see {@link BatchSums}
     * @param weights of each, up to a common factor
     */
    public static Observables weighted(int size, int[] up, int[] unequal, double[] weights, Provenance provenance) {
        int count = Require.given(weights, "the weights").length;
        Require.length(Require.given(up, "the numbers of up spins").length, count, "the numbers of up spins");
        Require.length(Require.given(unequal, "the numbers of unequal bonds").length, count, "the numbers of unequal bonds");
        Require.given(provenance, "a provenance");
        var means = new BinnedMeans(Bins.of(count), Moments.TERMS);
        for (int index = 0; index < weights.length; index++) {
            means.add(index, weights[index], Moments.terms(size, up[index], unequal[index]));
        }
        double volume = (double) size * size;
        List<Quantity> quantities = List.of(Quantity.values());
        List<Replicas> replicas = means.of(quantities.stream().<ToDoubleFunction<double[]>>map(
                quantity -> x -> quantity.of(new Means(x[0], x[1], x[2], x[3], x[4], x[5], x[6]), volume)).toList());
        Map<Quantity, Replicas> values = new EnumMap<>(Quantity.class);
        quantities.forEach(quantity -> values.put(quantity, replicas.get(quantity.ordinal())));
        return new Observables(List.of(new Row(size, weights.length, values)), provenance);
    }

    /** Measured on kept configurations. */
    public static Observables of(Spins spins) {
        Require.given(spins, "an ensemble of spins");
        var moments = new Moments(spins.size(), Bins.of(spins.count()));
        var progress = Progress.of("measuring", spins.count());
        Batches.run(progress, spins.batches(), () -> new Scratch(spins.size()), (scratch, batch) -> {
            int[][] sums = new int[2][Batches.WIDTH];
            spins.copyBatch(batch, scratch.words);
            scratch.sums.measure(scratch.words, spins.size(), sums[0], sums[1]);
            progress.count(Batches.lanes(spins.count(), batch));
            return sums;
        }, (batch, sums) -> moments.add((long) batch * Batches.WIDTH, Batches.lanes(spins.count(), batch), sums[0], sums[1]));
        return of(List.of(moments), spins.provenance());
    }

    /**
     * These sizes and those of {@code others}, all from independent configurations: Monte Carlo runs at several sizes, say.
     *
     * @throws IllegalArgumentException if a size occurs twice
     */
    public Observables and(Observables... others) {
        Observables joined = this;
        for (Observables other : Require.allOf(others, "the observables to be joined")) {
            joined = joined.and(other);
        }
        return joined;
    }

    private Observables and(Observables other) {
        double[] ours = coefficients();
        double[] theirs = other.coefficients();
        var all = new ArrayList<Row>();
        rows.forEach(row -> all.add(beside(row, new double[0], theirs)));
        other.rows.forEach(row -> all.add(beside(row, ours, new double[0])));
        all.sort(Comparator.comparingInt(Row::size));
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).size == all.get(i - 1).size) {
                throw new IllegalArgumentException("each lattice size may occur once, got L = " + all.get(i).size
                        + " twice; keep apart what is to be compared");
            }
        }
        return new Observables(List.copyOf(all), Provenance.of("joined",
                (int) Math.min(Integer.MAX_VALUE, (long) provenance.count() + other.provenance.count()), null, provenance, other.provenance));
    }

    private double[] coefficients() {
        return rows.get(0).values.get(Quantity.ENERGY).coefficients();
    }

    private static Row beside(Row row, double[] before, double[] after) {
        Map<Quantity, Replicas> values = new EnumMap<>(Quantity.class);
        row.values.forEach((quantity, replicas) -> values.put(quantity, replicas.beside(before, after)));
        return new Row(row.size, row.count, values);
    }

    private static Row row(Moments moments) {
        double[] total = moments.total();
        double volume = (double) moments.size() * moments.size();
        Means all = moments.means(total);
        Means[] without = new Means[moments.bins().count()];
        for (int bin = 0; bin < without.length; bin++) {
            without[bin] = moments.meansWithout(bin, total);
        }
        Map<Quantity, Replicas> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            ToDoubleFunction<Means> value = means -> quantity.of(means, volume);
            double[] replicas = new double[without.length];
            for (int bin = 0; bin < replicas.length; bin++) {
                replicas[bin] = value.applyAsDouble(without[bin]);
            }
            values.put(quantity, Replicas.of(value.applyAsDouble(all), replicas, moments.bins().coefficients()));
        }
        return new Row(moments.size(), moments.bins().total(), values);
    }

    /** The lattice sizes L, ascending. */
    public int[] sizes() {
        return rows.stream().mapToInt(Row::size).toArray();
    }

    /**
     * A quantity with its error.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @param size     L
     * @throws IllegalArgumentException if there is no such quantity or size
     */
    public Estimate estimate(String quantity, int size) {
        return replicas(quantity, size).estimate();
    }

    /** The same as jackknife replicas, in an order that all sizes and quantities share. */
    public Replicas replicas(String quantity, int size) {
        Quantity wanted = Quantity.named(quantity);
        return rows.stream().filter(row -> row.size == size).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no lattice size " + size + " here; choose one of "
                        + Arrays.toString(sizes())))
                .values.get(wanted);
    }

    /** The number of configurations measured at {@code size}. */
    public int count(int size) {
        replicas("e", size);
        return rows.stream().filter(row -> row.size == size).mapToInt(Row::count).sum();
    }

    /** Columns {@code L, n}, then every quantity and its 1σ error, {@code chi} and {@code chi_err} for example. */
    public Table table() {
        var table = Table.create("observables",
                IntColumn.create("L", sizes()), IntColumn.create("n", rows.stream().mapToInt(Row::count).toArray()));
        for (Quantity quantity : Quantity.values()) {
            Estimate[] estimates = rows.stream().map(row -> row.values.get(quantity).estimate()).toArray(Estimate[]::new);
            table.addColumns(
                    DoubleColumn.create(quantity.column(), Arrays.stream(estimates).mapToDouble(Estimate::value)),
                    DoubleColumn.create(quantity.column() + "_err", Arrays.stream(estimates).mapToDouble(Estimate::error)));
        }
        return table;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Observables of 10000 configurations at L = 2, 4, 8}. */
    @Override
    public String toString() {
        return "Observables of " + provenance.count() + " configurations at L = "
                + Arrays.toString(sizes()).replaceAll("[\\[\\]]", "");
    }

    private static final class Scratch {
        private final BatchSums sums = new BatchSums();
        private final long[] words;

        private Scratch(int size) {
            words = new long[size * size];
        }
    }
}
