package org.inverserg.statistics;

import java.util.stream.IntStream;
import org.inverserg.parallel.Require;

/**
 * How an ensemble of n configurations is cut into bins of neighbours for the jackknife: bins of {@link #width} configurations,
 * the last one perhaps shorter.
 *
 * <p>From 256 configurations on a bin holds at least 8, so that what is left of a thinned chain's autocorrelation stays
 * inside the bins; up to 128 bins make the error known to 6 %, and more would not help. Where it is known that neighbours are
 * correlated over more than that, bins are longer and fewer.
 *
 * @param width configurations in a bin, a power of two up to 64 or a multiple of 64
 * @param total configurations in all
 */
public record Bins(int width, int total) {

    private static final int MOST = 128;
    private static final int FEWEST = 32;
    private static final int WIDTH_FOR_CHAINS = 8;
    private static final int WORD = 64;
    /** τ_int of independent configurations, and about that of a chain thinned to 2 τ_int. */
    private static final double INDEPENDENT = 0.5;
    /** Beyond bins of b configurations τ/b of the variance is missed, and half of that of the error. */
    private static final int WIDTH_IN_TIMES = 8;
    /** With fewer bins there is no saying how large the error is. */
    private static final int FEWEST_OF_CORRELATED = 4;

    /** @throws IllegalArgumentException if a bin or the ensemble is empty */
    public Bins {
        Require.atLeastOne(width, "the number of configurations in a bin");
        Require.atLeastOne(total, "the number of configurations in an ensemble");
    }

    /** @throws IllegalArgumentException if there is no configuration */
    public static Bins of(int total) {
        Require.atLeastOne(total, "the number of configurations in an ensemble");
        if (total > MOST * WORD) {
            int words = (total - 1) / WORD + 1;
            return new Bins((words + MOST - 1) / MOST * WORD, total);
        }
        int width = Math.max(1, Math.min(WIDTH_FOR_CHAINS, Integer.highestOneBit(Math.max(1, total / FEWEST))));
        while (width * MOST < total) {
            width *= 2;
        }
        return new Bins(width, total);
    }

    /**
     * Bins of neighbours that are correlated over τ_int = {@code time} configurations, ½ if they are not: at least {@value #WIDTH_IN_TIMES} τ_int wide,
     * as long as that leaves {@value #FEWEST_OF_CORRELATED} bins.
     *
     * @throws IllegalArgumentException if there is no configuration, or if the time is negative or not finite
     */
    public static Bins of(int total, double time) {
        Bins usual = of(total);
        Require.that(time >= 0 && Double.isFinite(time), "the autocorrelation time of configurations must be finite and at least 0", time,
                "that of independent ones is 0.5");
        if (time <= INDEPENDENT) {
            return usual;
        }
        int widest = total / FEWEST_OF_CORRELATED;
        int width = usual.width;
        while (width < WIDTH_IN_TIMES * time && width + Math.min(width, WORD) <= widest) {
            width += Math.min(width, WORD);
        }
        return new Bins(width, total);
    }

    /** The number of bins. */
    public int count() {
        return (total - 1) / width + 1;
    }

    /**
     * The bin of configuration {@code index}.
     *
     * @throws IllegalArgumentException if there is no such configuration
     */
    public int of(long index) {
        if (index < 0 || index >= total) {
            throw new IllegalArgumentException("the number of a configuration must be between 0 and " + (total - 1) + ", got " + index
                    + "; make the bins for an ensemble of this size");
        }
        return (int) (index / width);
    }

    /**
     * The number of configurations in bin {@code bin}.
     *
     * @throws IllegalArgumentException if there is no such bin
     */
    public int size(int bin) {
        Require.index(bin, count(), "the number of a bin");
        return Math.min(width, total - bin * width);
    }

    /**
     * The coefficient of each bin in the variance of a jackknife that leaves out one bin at a time,
     * Var θ = Σ_b c_b (θ_(b) − θ)², with c_b = (n/n_b − 1)/B; for equal bins that is (B − 1)/B
     * (F. Busing, E. Meijer and R. van der Leeden, Statistics and Computing 9, 3, 1999). With one bin there is no error: NaN.
     */
    public double[] coefficients() {
        return coefficients(IntStream.range(0, count()).map(this::size).toArray());
    }

    /** The same of bins of any sizes. */
    static double[] coefficients(int[] sizes) {
        double total = IntStream.of(sizes).sum();
        return IntStream.of(sizes).mapToDouble(size -> sizes.length < 2 ? Double.NaN : (total / size - 1) / sizes.length).toArray();
    }
}
