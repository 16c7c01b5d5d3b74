package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Means;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The configurations of runs that differ in one parameter, weighed together: at λ configuration c of run k counts e^{−λu}/(g_k D(u)), with the solution D of
 * the {@link HistogramEquations}. Runs count 1/g_k of their configurations, g = 2 τ_int of u, so that long autocorrelation does not win. Jackknife replicas
 * leave out one bin of one run and solve the equations again.
 */
final class PooledRuns {

    /** Bins of all runs together, if each of them has no fewer than {@link #FEWEST_BINS}. */
    private static final int BINS = 256;
    private static final int FEWEST_BINS = 16;

    private final List<Configurations> runs;
    private final Quantities model;
    private final double[] lambda;
    private final double center;
    private final double[] u;
    private final double[] h;
    private final double[][] sums;
    private final Bin[] bins;
    private final HistogramEquations equations;
    private final double[] full;

    /** A bin of a run: levels, weights and terms of its configurations, its coefficient in the variance, and the solution without it. */
    private record Bin(int[] level, double[] weight, double[][] terms, double coefficient, double[] factors) {
    }

    PooledRuns(List<Configurations> runs, Conjugate parameter) {
        this.runs = runs;
        model = runs.get(0).model();
        lambda = runs.stream().mapToDouble(run -> run.point().parameter(parameter.parameter())).toArray();
        double[][] conjugates = runs.stream().map(run -> run.conjugate(parameter)).toArray(double[][]::new);
        double[] inefficiencies = IntStream.range(0, runs.size()).mapToDouble(k -> runs.get(k).inefficiency(conjugates[k])).toArray();
        center = mean(conjugates);
        u = Arrays.stream(conjugates).flatMapToDouble(Arrays::stream).map(x -> x - center).sorted().distinct().toArray();
        h = new double[u.length];
        sums = new double[model.terms()][u.length];
        double[][] lost = new double[model.terms() + 1][u.length];
        double[] n = new double[runs.size()];
        double[] means = new double[runs.size()];
        for (int k = 0; k < runs.size(); k++) {
            add(k, conjugates[k], inefficiencies[k], lost, n, means);
        }
        equations = new HistogramEquations(lambda, u, h, n, start(means));
        full = DoubleStream.generate(() -> 1).limit(runs.size()).toArray();
        bins = IntStream.range(0, runs.size()).boxed().flatMap(k -> bins(k, conjugates[k], inefficiencies[k], n)).toArray(Bin[]::new);
    }

    private static double mean(double[][] all) {
        double sum = 0;
        long count = 0;
        for (double[] each : all) {
            for (double x : each) {
                sum += x;
            }
            count += each.length;
        }
        return sum / count;
    }

    private void add(int k, double[] conjugate, double inefficiency, double[][] lost, double[] n, double[] means) {
        Configurations run = runs.get(k);
        for (int index = 0; index < run.count(); index++) {
            int level = level(conjugate[index]);
            double weight = run.weights()[index] / inefficiency;
            double[] terms = model.terms(run.readings()[index]);
            add(h, lost[terms.length], level, weight);
            for (int term = 0; term < terms.length; term++) {
                add(sums[term], lost[term], level, weight * terms[term]);
            }
            n[k] += weight;
            means[k] += weight * u[level];
        }
        means[k] /= n[k];
    }

    /** With the digits that sums over many configurations lose (W. Kahan, Commun. ACM 8, 40, 1965). */
    private static void add(double[] sums, double[] lost, int level, double x) {
        double corrected = x - lost[level];
        double sum = sums[level] + corrected;
        lost[level] = sum - sums[level] - corrected;
        sums[level] = sum;
    }

    private int level(double conjugate) {
        return Arrays.binarySearch(u, conjugate - center);
    }

    /** By the trapezoidal rule: df/dλ = ⟨u⟩. */
    private double[] start(double[] means) {
        double[] f = new double[lambda.length];
        for (int k = 1; k < f.length; k++) {
            f[k] = f[k - 1] + (means[k - 1] + means[k]) / 2 * (lambda[k] - lambda[k - 1]);
        }
        return f;
    }

    private Stream<Bin> bins(int k, double[] conjugate, double inefficiency, double[] n) {
        Configurations run = runs.get(k);
        Bins its = runs.size() == 1 ? run.bins() : run.binsUpTo(Math.max(FEWEST_BINS, BINS / runs.size()));
        double[] coefficients = its.coefficients();
        return IntStream.range(0, its.count()).mapToObj(bin -> {
            int first = bin * its.width();
            int count = its.size(bin);
            int[] level = IntStream.range(first, first + count).map(index -> level(conjugate[index])).toArray();
            double[] weight = IntStream.range(first, first + count).mapToDouble(index -> run.weights()[index] / inefficiency).toArray();
            double[][] terms = IntStream.range(first, first + count).mapToObj(index -> model.terms(run.readings()[index])).toArray(double[][]::new);
            double[] fewer = without(level, weight);
            double[] left = n.clone();
            left[k] -= DoubleStream.of(weight).sum();
            return new Bin(level, weight, terms, coefficients[bin], left[k] > 0 ? equations.factors(fewer, left) : full);
        });
    }

    private double[] without(int[] level, double[] weight) {
        double[] fewer = h.clone();
        for (int i = 0; i < level.length; i++) {
            fewer[level[i]] -= weight[i];
        }
        return fewer;
    }

    /** A quantity at λ. */
    Replicas at(Quantity quantity, Point point, double at) {
        double[] numerators = equations.numerators(at).values();
        return replicas((weights, bin) -> quantity.of(new Means(point, means(weights, bin))), numerators);
    }

    /** ln Z(λ) − ln Z(λ_0). */
    Replicas logZ(double at) {
        HistogramEquations.Numerators numerators = equations.numerators(at);
        double shift = numerators.unit() - (at - lambda[0]) * center;
        return replicas((weights, bin) -> shift + StrictMath.log(norm(weights, bin)), numerators.values());
    }

    /** A quantity at λ without its error. */
    double value(Quantity quantity, Point point, double at) {
        return quantity.of(new Means(point, means(weights(equations.numerators(at).values(), full), null)));
    }

    private interface Formula {
        double of(double[] weights, Bin without);
    }

    private Replicas replicas(Formula formula, double[] numerators) {
        double value = formula.of(weights(numerators, full), null);
        double[] replicas = Arrays.stream(bins).mapToDouble(bin -> formula.of(weights(numerators, bin.factors), bin)).toArray();
        return Replicas.of(value, replicas, coefficients());
    }

    private double[] weights(double[] numerators, double[] factors) {
        double[] weights = equations.denominators(factors);
        for (int level = 0; level < weights.length; level++) {
            weights[level] = numerators[level] / weights[level];
        }
        return weights;
    }

    private double[] means(double[] weights, Bin without) {
        double norm = norm(weights, without);
        double[] means = new double[sums.length];
        for (int term = 0; term < sums.length; term++) {
            double[] its = sums[term];
            double sum = 0;
            for (int level = 0; level < weights.length; level++) {
                sum += weights[level] * its[level];
            }
            means[term] = sum;
        }
        for (int i = 0; without != null && i < without.level.length; i++) {
            double weight = without.weight[i] * weights[without.level[i]];
            for (int term = 0; term < means.length; term++) {
                means[term] -= weight * without.terms[i][term];
            }
        }
        return Arrays.stream(means).map(sum -> sum / norm).toArray();
    }

    private double norm(double[] weights, Bin without) {
        double norm = 0;
        for (int level = 0; level < weights.length; level++) {
            norm += weights[level] * h[level];
        }
        for (int i = 0; without != null && i < without.level.length; i++) {
            norm -= without.weight[i] * weights[without.level[i]];
        }
        return norm;
    }

    /** Of the replicas. */
    double[] coefficients() {
        return Arrays.stream(bins).mapToDouble(Bin::coefficient).toArray();
    }

    /** The mean over runs of n_k. */
    double configurationsOfARun() {
        return DoubleStream.of(h).sum() / runs.size();
    }

    /** (Σw)²/Σw² of n_k configurations of each run. */
    double effectiveSampleSize(double at) {
        double[] weights = weights(equations.numerators(at).values(), full);
        double sum = 0;
        double ofSquares = 0;
        for (int level = 0; level < weights.length; level++) {
            sum += weights[level] * h[level];
            ofSquares += weights[level] * weights[level] * h[level];
        }
        return sum * sum / ofSquares;
    }

    /** By run: the parameter, ln Z and its error. */
    Table freeEnergies(String title, String parameter) {
        var others = Arrays.stream(lambda).skip(1).mapToObj(value -> logZ(value).estimate());
        return Table.create(title, DoubleColumn.create(parameter, lambda))
                .addColumns(EstimateColumns.of("lnZ", Stream.concat(Stream.of(Estimate.of(0, 0)), others).toList())); // the first less itself
    }

    /** By run: the parameter, and a column for each run. */
    Table overlap(String parameter) {
        double[][] overlap = equations.overlap();
        var table = Table.create("overlap of runs", DoubleColumn.create(parameter, lambda));
        for (int j = 0; j < lambda.length; j++) {
            int column = j;
            table.addColumns(DoubleColumn.create(Provenance.decimal(lambda[j]), Arrays.stream(overlap).mapToDouble(row -> row[column]).toArray()));
        }
        return table;
    }
}
