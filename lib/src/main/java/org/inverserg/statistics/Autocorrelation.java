package org.inverserg.statistics;

import java.util.Arrays;
import java.util.Locale;
import org.inverserg.parallel.Require;

/**
 * The integrated autocorrelation time of a series x_0, x_1, … from one or several Markov chains of the same process,
 * <pre>τ_int = ½ + Σ_{t=1}^{W} ρ(t),   ρ(t) = Γ(t)/Γ(0),   Γ(t) = ⟨(x_i − x̄)(x_{i+t} − x̄)⟩,</pre>
 * in steps of the series: the mean of N steps has the variance 2 τ_int Γ(0)/N, and independent values have τ_int = ½.
 *
 * <p>The window W is the smallest with W ≥ {@value #WINDOW_IN_TIMES} τ_int(W) (N. Madras and A. Sokal, J. Stat. Phys. 50, 109,
 * 1988, App. C). The bias of order (2W+1)/N from the unknown mean is taken out, and the variance of the result is
 * 4 (W + ½ − τ_int) τ_int²/N (U. Wolff, Comput. Phys. Commun. 156, 143, 2004, Eqs. 49 and 42).
 *
 * @param time   τ_int with its 1σ error
 * @param window W
 * @param length N, steps in all chains
 */
public record Autocorrelation(Estimate time, int window, long length) {

    /** A series shorter than this many τ_int says too little about itself. */
    public static final int TRUSTED_LENGTH = 50;

    private static final int WINDOW_IN_TIMES = 6;
    private static final int SHORTEST = 16;

    /**
     * τ_int has no error (NaN) where the series is too short for its window.
     *
     * @param chains values in the order of the chain, one array for each chain; the mean is taken over all of them
     * @throws IllegalArgumentException if there is no chain, if one has fewer than {@value #SHORTEST} values, if a value is
     *                                  not finite, or if all are equal
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public static Autocorrelation of(double[]... chains) {
        check(chains);
        double[][] deviations = deviations(chains);
        long length = Arrays.stream(chains).mapToLong(chain -> chain.length).sum();
        int longest = Arrays.stream(chains).mapToInt(chain -> chain.length).max().orElseThrow();
        var covariance = new Autocovariance(deviations);
        double variance = covariance.at(0);
        double time = 0.5;
        int window = 0;
        do {
            window++;
            time += covariance.at(window) / variance;
        } while (window < WINDOW_IN_TIMES * time && window < longest / 4);
        double unbiased = Math.max(0, time * (1 + (2 * window + 1.0) / length));
        boolean seen = window >= WINDOW_IN_TIMES * time;
        return new Autocorrelation(Estimate.of(unbiased, seen ? error(unbiased, window, length) : Double.NaN), window, length);
    }

    /** Of a series whose steps undo each other τ_int may come out as 0, and then has the error of the sum of W values of ρ, 1/√N each. */
    private static double error(double time, int window, long length) {
        return time > 0 ? time * Math.sqrt(4 * Math.max(0, window + 0.5 - time) / length) : Math.sqrt((double) window / length);
    }

    /** @throws IllegalArgumentException if the time is missing, or if the window or the series is empty */
    public Autocorrelation {
        Require.given(time, "an autocorrelation time");
        Require.atLeastOne(window, "the window of an autocorrelation");
        Require.that(length >= 1, "a series must hold at least 1 step", length, "count its steps");
    }

    /** Whether the series is at least {@value #TRUSTED_LENGTH} τ_int long, so that τ_int and its error can be trusted. */
    public boolean isTrusted() {
        return length >= TRUSTED_LENGTH * time.value() && !Double.isNaN(time.error());
    }

    /** For example {@code 4.5(2) steps, from 10000}, with a warning if the series is short. */
    @Override
    public String toString() {
        String text = time + " steps, from " + length;
        return isTrusted() ? text : text + String.format(Locale.ROOT,
                " (only %.0f autocorrelation times, too few to trust it: make the series at least %d times as long)",
                length / time.value(), (int) Math.ceil(TRUSTED_LENGTH * time.value() / length));
    }

    private static void check(double[][] chains) {
        Require.allOf(chains, "the chains of a series");
        Require.that(chains.length > 0, "at least 1 chain is needed to measure an autocorrelation", "none", "give its values");
        for (double[] chain : chains) {
            if (chain.length < SHORTEST) {
                throw new IllegalArgumentException("a series must hold at least " + SHORTEST
                        + " values to measure its autocorrelation, got " + chain.length + "; draw more");
            }
        }
        double first = chains[0][0];
        for (double[] chain : chains) {
            for (int i = 0; i < chain.length; i++) {
                if (!Double.isFinite(chain[i])) {
                    throw new IllegalArgumentException("all values of a series must be finite, got " + chain[i] + " as value " + i
                            + "; look where it comes from");
                }
            }
        }
        if (Arrays.stream(chains).flatMapToDouble(Arrays::stream).allMatch(x -> x == first)) {
            throw new IllegalArgumentException("a series must vary to have an autocorrelation, got " + first
                    + " throughout; it is either frozen, then sample differently, or constant by nature, then there is no error");
        }
    }

    /** From the mean, in units of a power of two near the largest value: their squares are numbers, however large or small the values are. */
    private static double[][] deviations(double[][] chains) {
        double largest = Arrays.stream(chains).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
        int unit = Math.getExponent(largest);
        double[][] scaled = Arrays.stream(chains).map(chain -> Arrays.stream(chain).map(x -> Math.scalb(x, -unit)).toArray()).toArray(double[][]::new);
        double mean = mean(scaled);
        return Arrays.stream(scaled).map(chain -> Arrays.stream(chain).map(x -> x - mean).toArray()).toArray(double[][]::new);
    }

    /** In the order of the chains: the sum of a stream is compensated, in a way that depends on the version of Java. */
    private static double mean(double[][] chains) {
        double sum = 0;
        long count = 0;
        for (double[] chain : chains) {
            for (double x : chain) {
                sum += x;
            }
            count += chain.length;
        }
        return sum / count;
    }
}
