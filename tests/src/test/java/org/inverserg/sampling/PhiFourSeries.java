package org.inverserg.sampling;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.inverserg.markov.PhiFourChain;
import org.inverserg.model.PhiFourAction;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;

/** A φ⁴ chain watched step by step: means with errors from the measured autocorrelation. */
final class PhiFourSeries {

    private final PhiFourAction action;
    private final int size;
    private final PhiFourChain chain;
    private final float[] rows;

    PhiFourSeries(PhiFourAction action, int size, long key) {
        this.action = action;
        this.size = size;
        chain = new PhiFourChain(action, size);
        chain.start(key);
        rows = new float[size * size];
    }

    /** The means of quantities of the configuration, given row by row, over {@code n} steps after n/10 are dropped. */
    @SafeVarargs
    final Estimate[] means(int n, int sweeps, int flips, ToDoubleFunction<float[]>... quantities) {
        double[][] series = new double[quantities.length][n];
        chain.step(n / 10, sweeps, flips);
        for (int i = 0; i < n; i++) {
            chain.step(1, sweeps, flips);
            chain.field().copyTo(rows);
            for (int q = 0; q < quantities.length; q++) {
                series[q][i] = quantities[q].applyAsDouble(rows);
            }
        }
        return Arrays.stream(series).map(PhiFourSeries::mean).toArray(Estimate[]::new);
    }

    private static Estimate mean(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return Estimate.of(mean, Math.sqrt(2 * Autocorrelation.of(x).time().value() * variance / x.length));
    }

    /** (1/V) Σ φ². */
    double square(float[] rows) {
        return power(rows, 2);
    }

    double power(float[] rows, int exponent) {
        double sum = 0;
        for (double value : rows) {
            double power = value;
            for (int i = 1; i < exponent; i++) {
                power *= value;
            }
            sum += power;
        }
        return sum / rows.length;
    }

    /** |Σ φ|/V. */
    double magnetization(float[] rows) {
        return Math.abs(power(rows, 1));
    }

    /** (1/V) Σ φ ∂S/∂φ, which has the mean 1 (F. Dyson, J. Schwinger 1949–51). */
    double schwingerDyson(float[] rows) {
        double sum = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double p = rows[y * size + x];
                double neighbours = rows[y * size + (x + 1) % size] + rows[y * size + (x + size - 1) % size]
                        + (double) rows[(y + 1) % size * size + x] + rows[(y + size - 1) % size * size + x];
                sum += p * (action.siteMassSquared() * p + action.lambda() * p * p * p - action.kappa() * neighbours);
            }
        }
        return sum / rows.length;
    }
}
