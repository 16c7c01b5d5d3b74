package org.inverserg.likelihood;

import java.util.function.ToDoubleFunction;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;

/** Losses per site from counts and tables of −ln P. */
final class CountedLoss {

    private CountedLoss() {
    }

    /** Of one set of counts. */
    static double of(double[] counts, double[] losses) {
        return dot(counts, losses) / total(counts);
    }

    /**
     * {@code formula} of the losses that several tables give on the same configurations, with a replica for each group.
     *
     * @param bins   how the configurations are cut into groups
     * @param groups counts of each, from {@code first} on
     */
    static Replicas of(Bins bins, double[][] groups, int first, ToDoubleFunction<double[]> formula, double[]... tables) {
        var means = new BinnedMeans(bins, tables.length);
        for (int bin = 0; bin < bins.count(); bin++) {
            double[] counts = groups[first + bin];
            double total = total(counts);
            double[] losses = new double[tables.length];
            for (int i = 0; i < tables.length; i++) {
                losses[i] = dot(counts, tables[i]) / total;
            }
            means.add((long) bin * bins.width(), total, losses);
        }
        return means.of(formula);
    }

    static double total(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
