package org.inverserg.statistics;

import java.util.Arrays;
import java.util.Locale;

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
     * @param chains values in the order of the chain, one array for each chain; the mean is taken over all of them
     * @throws IllegalArgumentException if there is no chain, if one has fewer than {@value #SHORTEST} values, if a value is
     *                                  not finite or if all are equal
     */
    public static Autocorrelation of(double[]... chains) {
        check(chains);
        double mean = mean(chains);
        double[][] deviations = new double[chains.length][];
        for (int c = 0; c < chains.length; c++) {
            deviations[c] = Arrays.stream(chains[c]).map(x -> x - mean).toArray();
        }
        long length = Arrays.stream(chains).mapToLong(chain -> chain.length).sum();
        int longest = Arrays.stream(chains).mapToInt(chain -> chain.length).max().orElseThrow();
        double variance = covariance(deviations, 0);
        double time = 0.5;
        int window = 0;
        do {
            window++;
            time += covariance(deviations, window) / variance;
        } while (window < WINDOW_IN_TIMES * time && window < longest / 4);
        double unbiased = Math.max(0, time * (1 + (2 * window + 1.0) / length));
        double relativeError = Math.sqrt(4 * Math.max(0, window + 0.5 - unbiased) / length);
        return new Autocorrelation(Estimate.of(unbiased, unbiased * relativeError), window, length);
    }

    /** Whether the series is at least {@value #TRUSTED_LENGTH} τ_int long, so that τ_int and its error can be trusted. */
    public boolean isTrusted() {
        return length >= TRUSTED_LENGTH * time.value();
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
        if (chains.length == 0) {
            throw new IllegalArgumentException("at least 1 chain is needed to measure an autocorrelation, got none");
        }
        for (double[] chain : chains) {
            if (chain.length < SHORTEST) {
                throw new IllegalArgumentException("a series must hold at least " + SHORTEST
                        + " values to measure its autocorrelation, got " + chain.length + "; draw more");
            }
        }
        double first = chains[0][0];
        if (!Arrays.stream(chains).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("all values of a series must be finite, got NaN or infinity among them");
        }
        if (Arrays.stream(chains).flatMapToDouble(Arrays::stream).allMatch(x -> x == first)) {
            throw new IllegalArgumentException("a series must vary to have an autocorrelation, got " + first
                    + " throughout; it is either frozen, then sample differently, or constant by nature, then there is no error");
        }
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

    /** Γ(lag) from all pairs within the chains. */
    private static double covariance(double[][] deviations, int lag) {
        double sum = 0;
        long pairs = 0;
        for (double[] chain : deviations) {
            for (int i = 0; i + lag < chain.length; i++) {
                sum += chain[i] * chain[i + lag];
            }
            pairs += Math.max(0, chain.length - lag);
        }
        return sum / pairs;
    }
}
