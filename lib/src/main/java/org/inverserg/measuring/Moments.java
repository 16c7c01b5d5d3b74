package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.IsingQuantities;
import org.inverserg.quantities.PhiFourQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/**
 * Accumulates what is measured on the configurations of one point, bin by bin: the moments from which its observables follow, and their series if it is
 * to be kept.
 */
public final class Moments implements Storable {

    private final Point point;
    private final Quantities quantities;
    private final Bins bins;
    private final BinnedMeans means;
    private final Series series;

    private Moments(Point point, Quantities quantities, Bins bins, Series series) {
        this.point = Require.given(point, "the point that is measured");
        this.quantities = quantities;
        this.bins = Require.given(bins, "the bins of an ensemble");
        this.means = new BinnedMeans(bins, quantities.terms());
        this.series = series;
    }

    /**
     * Of spins on a lattice of L = {@code size} of which no more is known.
     *
     * @throws IllegalArgumentException if there is no such lattice, or if there are no bins
     */
    public Moments(int size, Bins bins) {
        this(Point.of(size), bins);
    }

    /** Of spins. */
    public Moments(Point point, Bins bins) {
        this(point, IsingQuantities.ALL, bins, null);
    }

    /** Of kept fields. */
    public static Moments of(Fields fields) {
        Require.given(fields, "an ensemble of fields");
        var moments = ofFields(Point.of(fields.size(), fields.action()), fields.bins());
        moments.add(0, FieldSums.of(fields));
        return moments;
    }

    /**
     * Of spins with weights w of their own: means are Σwx/Σw.
     *
     * @param up      up spins of each configuration
     * @param unequal unequal bonds of each, see {@link BatchSums}
     * @param weights of each, up to a common factor
     */
    public static Moments weighted(Point point, int[] up, int[] unequal, double[] weights) {
        int count = Require.given(weights, "the weights").length;
        Require.length(Require.given(up, "the numbers of up spins").length, count, "the numbers of up spins");
        Require.length(Require.given(unequal, "the numbers of unequal bonds").length, count, "the numbers of unequal bonds");
        var moments = new Moments(point, Bins.of(count));
        for (int index = 0; index < count; index++) {
            moments.add(index, weights[index], up[index], unequal[index]);
        }
        return moments;
    }

    /** Of φ⁴ fields; of which action, the point says, or nobody knows. */
    public static Moments ofFields(Point point, Bins bins) {
        Require.given(point, "the point that is measured");
        return new Moments(point, point.parameters().isEmpty() ? PhiFourQuantities.WITHOUT_ACTION : PhiFourQuantities.ALL, bins, null);
    }

    /** Of φ⁴ fields of which m is all that is known. */
    public static Moments ofMagnetizations(Point point, double[] magnetizations, Bins bins) {
        Require.given(magnetizations, "the magnetizations of an ensemble");
        var moments = new Moments(point, Quantities.OF_MAGNETIZATION, bins, null);
        Require.length(magnetizations.length, bins.total(), "the magnetizations of an ensemble");
        for (int index = 0; index < magnetizations.length; index++) {
            moments.put(index, 1, magnetizations[index]);
        }
        return moments;
    }

    /** The same with nothing in it. */
    public Moments empty() {
        return new Moments(point, quantities, bins, null);
    }

    /**
     * The same with nothing in it, which keeps the series too.
     *
     * @param firsts the first configuration of each Markov chain
     * @throws IllegalArgumentException unless they go up from 0 and belong to the ensemble
     */
    public Moments keepingSeries(int... firsts) {
        Require.given(firsts, "the first configurations of the chains");
        Require.that(firsts.length > 0 && firsts[0] == 0 && firsts[firsts.length - 1] < bins.total() && IntStream.range(1, firsts.length)
                .allMatch(chain -> firsts[chain] > firsts[chain - 1]), "the first configurations of the chains must go up from 0 to less than " + bins.total(),
                Arrays.toString(firsts), "a single chain begins with 0");
        return new Moments(point, quantities, bins, new Series(quantities.readings().size(), bins.total(), firsts));
    }

    /**
     * Adds neighbouring configurations of spins.
     *
     * @param first   index of the first of them in the ensemble
     * @param count   how many
     * @param up      number of up spins of each
     * @param unequal number of unequal bonds of each, see {@link BatchSums}
     * @throws IllegalArgumentException if there are not as many values, or if the ensemble has no such configurations
     */
    public void add(long first, int count, int[] up, int[] unequal) {
        Require.length(Require.given(up, "the numbers of up spins").length, count, "the numbers of up spins");
        Require.length(Require.given(unequal, "the numbers of unequal bonds").length, count, "the numbers of unequal bonds");
        for (int i = 0; i < count; i++) {
            add(first + i, 1, up[i], unequal[i]);
        }
    }

    private void add(long index, double weight, int up, int unequal) {
        double volume = (double) point.size() * point.size();
        put(index, weight, (2.0 * up - volume) / volume, -2 + 2 * unequal / volume);
    }

    /**
     * Adds neighbouring configurations of fields, from number {@code first} on.
     *
     * @throws IllegalArgumentException if the ensemble has no such configurations
     */
    public void add(long first, FieldSums... fields) {
        Require.allOf(fields, "what was measured on each configuration");
        for (int i = 0; i < fields.length; i++) {
            put(first + i, 1, fields[i].magnetization(), fields[i].square(), fields[i].fourthPower(), fields[i].bonds());
        }
    }

    private void put(long index, double weight, double... reading) {
        means.add(index, weight, quantities.terms(reading));
        if (series != null) {
            series.put(index, reading);
        }
    }

    Point point() {
        return point;
    }

    int size() {
        return point.size();
    }

    Bins bins() {
        return bins;
    }

    Quantities quantities() {
        return quantities;
    }

    BinnedMeans means() {
        return means;
    }

    /** Or null. */
    Series series() {
        return series;
    }

    /** The memory that a series takes for each configuration. */
    public static long seriesBytes(Quantities quantities) {
        return (long) Require.given(quantities, "what is measured").readings().size() * Double.BYTES;
    }

    /** What a series holds, in words. */
    public String seriesKey() {
        return "series of " + String.join(" ", quantities.readings());
    }

    /** What is measured, in words, so that results of other quantities can be told apart. */
    public String key() {
        return quantities.key();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        means.write(out);
        if (series != null) {
            series.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        means.read(in);
        if (series != null) {
            series.read(in);
        }
    }
}
