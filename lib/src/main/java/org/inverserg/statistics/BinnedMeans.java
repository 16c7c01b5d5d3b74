package org.inverserg.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/**
 * Weighted means Σ w x/Σ w of several terms over an ensemble, summed up bin by bin, so that any formula of the means comes out with
 * its jackknife replicas.
 */
public final class BinnedMeans {

    /** Where configurations are added; null where bins of several ensembles stand side by side. */
    private final Bins bins;
    private final int[] sizes;
    private final int terms;
    private final double[][] sums;

    private BinnedMeans(Bins bins, int[] sizes, int terms, double[][] sums) {
        this.bins = bins;
        this.sizes = sizes;
        this.terms = terms;
        this.sums = sums;
    }

    /**
     * @param terms the number of terms x of each configuration
     * @throws IllegalArgumentException if there are no bins, or no terms
     * @throws IllegalStateException    if the memory for all sums cannot be had
     */
    public BinnedMeans(Bins bins, int terms) {
        Require.given(bins, "the bins of an ensemble");
        Require.atLeastOne(terms, "the number of terms of each configuration");
        Memory.require(bins.count() * Memory.ofLongs(terms + 1L), "summing " + terms + " terms in " + bins.count() + " bins", "sum fewer terms at a time");
        this.bins = bins;
        this.sizes = IntStream.range(0, bins.count()).map(bins::size).toArray();
        this.terms = terms;
        sums = new double[bins.count()][terms + 1];
    }

    /**
     * Adds configuration {@code index} of the ensemble with its weight w and its terms.
     *
     * @throws IllegalArgumentException if the ensemble has no such configuration, or if there are not as many terms as were announced
     */
    public void add(long index, double weight, double... x) {
        if (Require.given(x, "the terms of a configuration").length != terms) {
            throw new IllegalArgumentException("each configuration must have " + terms + " terms, got " + x.length + "; give one value for each");
        }
        Require.that(bins != null, "configurations can only be added to the bins of one ensemble", "bins of several", "add them before");
        double[] sum = sums[bins.of(index)];
        for (int term = 0; term < terms; term++) {
            sum[term] += weight * x[term];
        }
        sum[terms] += weight;
    }

    /**
     * Adds what was summed up elsewhere over the same bins.
     *
     * @throws IllegalArgumentException if the bins or the number of terms are others
     */
    public void add(BinnedMeans other) {
        Require.given(other, "the sums to be added");
        Require.that(Objects.equals(other.bins, bins) && other.sums.length == sums.length && other.terms == terms,
                "sums can only be added to those over the same bins, " + bins + " with "
                + terms + " terms", other.bins + " with " + other.terms, "make both for the same ensemble");
        for (int bin = 0; bin < sums.length; bin++) {
            for (int term = 0; term <= terms; term++) {
                sums[bin][term] += other.sums[bin][term];
            }
        }
    }

    /**
     * The bins of this ensemble and those of an independent one of the same system, as one.
     *
     * @throws IllegalArgumentException if the terms are others, or if one has weights, which are known up to a factor of its ensemble
     */
    public BinnedMeans pooled(BinnedMeans other) {
        Require.given(other, "the sums of the other ensemble");
        Require.that(other.terms == terms, "ensembles are pooled that have the same " + terms + " terms", other.terms, "sum up the same of both");
        Require.that(countsEqually() && other.countsEqually(), "ensembles are pooled in which all configurations count the same", "weights",
                "draw more of them at once, for weights are known up to a factor of their ensemble");
        return new BinnedMeans(null, IntStream.concat(IntStream.of(sizes), IntStream.of(other.sizes)).toArray(), terms,
                Stream.concat(Stream.of(sums), Stream.of(other.sums)).toArray(double[][]::new));
    }

    private boolean countsEqually() {
        return IntStream.range(0, sums.length).allMatch(bin -> sums[bin][terms] == sizes[bin]);
    }

    /**
     * The same in {@code count} bins, of neighbours that are taken together.
     *
     * @throws IllegalArgumentException unless there are 2 of them or more, and no more than there are bins
     */
    public BinnedMeans binned(int count) {
        Require.that(count >= 2 && count <= sums.length, "the number of bins must be between 2 and that of the bins that were measured, " + sums.length, count,
                "make fewer bins, or draw more configurations");
        int[] wider = new int[count];
        double[][] joined = new double[count][terms + 1];
        for (int bin = 0; bin < sums.length; bin++) {
            int target = (int) ((long) bin * count / sums.length);
            wider[target] += sizes[bin];
            for (int term = 0; term <= terms; term++) {
                joined[target][term] += sums[bin][term];
            }
        }
        return new BinnedMeans(null, wider, terms, joined);
    }

    /** The number of configurations in the widest bin. */
    public int width() {
        return IntStream.of(sizes).max().orElse(0);
    }

    /** The number of configurations in all bins. */
    public int total() {
        return IntStream.of(sizes).sum();
    }

    /** The coefficients of the bins in the variance of a jackknife, see {@link Bins#coefficients()}. */
    public double[] coefficients() {
        return Bins.coefficients(sizes);
    }

    /** How many configurations each bin has. */
    public double[] configurations() {
        return Arrays.stream(sizes).asDoubleStream().toArray();
    }

    /** All sums, bin by bin those of the terms and then that of the weights. */
    public double[] sums() {
        return Stream.of(sums).flatMapToDouble(Arrays::stream).toArray();
    }

    /**
     * From what {@link #configurations()} and {@link #sums()} told.
     *
     * @throws IllegalArgumentException if they are not numbers of configurations, or not as many sums as that takes, or not finite
     */
    public static BinnedMeans of(double[] configurations, int terms, double[] sums) {
        Require.given(configurations, "the configurations of all bins");
        Require.atLeastOne(terms, "the number of terms of each configuration");
        Require.that(configurations.length > 0 && Arrays.stream(configurations).allMatch(n -> n >= 1 && n == Math.rint(n))
                && Arrays.stream(configurations).sum() <= Integer.MAX_VALUE, "bins must have whole numbers of configurations", Arrays.toString(configurations), "count them");
        Require.that(Require.given(sums, "the sums of all bins").length == configurations.length * (terms + 1L) && Arrays.stream(sums).allMatch(Double::isFinite),
                "there must be " + configurations.length * (terms + 1L) + " finite sums", sums.length, "give those of every bin and of its weights");
        double[][] rows = new double[configurations.length][];
        Arrays.setAll(rows, bin -> Arrays.copyOfRange(sums, bin * (terms + 1), (bin + 1) * (terms + 1)));
        return new BinnedMeans(null, Arrays.stream(configurations).mapToInt(n -> (int) n).toArray(), terms, rows);
    }

    /** Writes all sums. */
    public void write(DataOutput out) throws IOException {
        Require.given(out, "what takes the sums");
        for (double[] bin : sums) {
            for (double sum : bin) {
                out.writeDouble(sum);
            }
        }
    }

    /** Replaces all sums by those that {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        Require.given(in, "what gives the sums");
        for (double[] bin : sums) {
            for (int term = 0; term <= terms; term++) {
                bin[term] = in.readDouble();
            }
        }
    }

    /** {@code formula} of the means, which come in the order of the terms. */
    public Replicas of(ToDoubleFunction<double[]> formula) {
        return of(List.of(Require.given(formula, "a formula of means"))).get(0);
    }

    /** Several formulas of the means. */
    public List<Replicas> of(List<ToDoubleFunction<double[]>> formulas) {
        Require.all(formulas, "the formulas of means");
        double[] total = new double[terms + 1];
        for (double[] bin : sums) {
            for (int term = 0; term <= terms; term++) {
                total[term] += bin[term];
            }
        }
        double[] all = means(total, new double[terms + 1]);
        double[][] without = Arrays.stream(sums).map(bin -> means(total, bin)).toArray(double[][]::new);
        double[] coefficients = coefficients();
        var results = new ArrayList<Replicas>();
        for (ToDoubleFunction<double[]> formula : formulas) {
            results.add(Replicas.of(formula.applyAsDouble(all), Arrays.stream(without).mapToDouble(formula).toArray(), coefficients));
        }
        return results;
    }

    private double[] means(double[] total, double[] left) {
        double weight = total[terms] - left[terms];
        double[] means = new double[terms];
        Arrays.setAll(means, term -> (total[term] - left[term]) / weight);
        return means;
    }
}
