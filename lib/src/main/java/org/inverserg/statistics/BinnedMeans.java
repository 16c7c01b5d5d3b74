package org.inverserg.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/**
 * Weighted means Σ w x/Σ w of several terms over an ensemble, summed up bin by bin, so that any formula of the means comes out with
 * its jackknife replicas.
 */
public final class BinnedMeans {

    private final Bins bins;
    private final int terms;
    private final double[][] sums;

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
        this.terms = terms;
        sums = new double[bins.count()][terms + 1];
    }

    /**
     * Adds configuration {@code index} of the ensemble with its weight w and its terms.
     *
     * @throws IllegalArgumentException if the ensemble has no such configuration, or if there are not as many terms as were announced
     */
    public void add(int index, double weight, double... x) {
        if (Require.given(x, "the terms of a configuration").length != terms) {
            throw new IllegalArgumentException("each configuration must have " + terms + " terms, got " + x.length + "; give one value for each");
        }
        double[] sum = sums[bins.of((long) index)];
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
        Require.that(other.bins.equals(bins) && other.terms == terms, "sums can only be added to those over the same bins, " + bins + " with "
                + terms + " terms", other.bins + " with " + other.terms, "make both for the same ensemble");
        for (int bin = 0; bin < sums.length; bin++) {
            for (int term = 0; term <= terms; term++) {
                sums[bin][term] += other.sums[bin][term];
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
        double[] coefficients = bins.coefficients();
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
