package org.inverserg.statistics;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;

/**
 * Γ(t) = ⟨(x_i − x̄)(x_{i+t} − x̄)⟩ from all pairs within chains. The first {@value #DIRECT} are summed one by one, as most series need no more;
 * for all others at once the sums of N² products are had by a Fourier transform in N ln N steps (N. Wiener, Acta Math. 55, 117, 1930).
 */
final class Autocovariance {

    private static final int DIRECT = 1024;
    private static final String TASK = "measuring an autocorrelation";

    private final double[][] deviations;
    /** Sums of products by lag, once they are needed. */
    private double[] transformed;

    Autocovariance(double[][] deviations) {
        this.deviations = deviations;
    }

    /** @throws org.inverserg.parallel.CancelledException if the thread is interrupted */
    double at(int lag) {
        Batches.poll(TASK);
        long pairs = 0;
        for (double[] chain : deviations) {
            pairs += Math.max(0, chain.length - lag);
        }
        return (lag < DIRECT ? sum(lag) : transformed()[lag]) / pairs;
    }

    private double sum(int lag) {
        double sum = 0;
        for (double[] chain : deviations) {
            for (int i = 0; i + lag < chain.length; i++) {
                sum += chain[i] * chain[i + lag];
            }
        }
        return sum;
    }

    private double[] transformed() {
        if (transformed == null) {
            int longest = Arrays.stream(deviations).mapToInt(chain -> chain.length).max().orElseThrow();
            long padded = Long.highestOneBit(2L * longest - 1) << 1; // zeros behind a chain keep its end from meeting its start
            Memory.require(4 * Memory.ofLongs(padded), "an autocorrelation over " + longest + " values", "take a part of the series");
            transformed = powers((int) padded);
        }
        return transformed;
    }

    private double[] powers(int padded) {
        double[] powers = new double[padded];
        for (double[] chain : deviations) {
            Batches.poll(TASK);
            double[][] spectrum = {Arrays.copyOf(chain, padded), new double[padded]};
            FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
            Arrays.setAll(powers, k -> powers[k] + spectrum[0][k] * spectrum[0][k] + spectrum[1][k] * spectrum[1][k]);
        }
        FastFourierTransformer.transformInPlace(new double[][] {powers, new double[padded]}, DftNormalization.STANDARD, TransformType.INVERSE);
        return powers;
    }
}
