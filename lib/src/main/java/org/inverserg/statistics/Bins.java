package org.inverserg.statistics;

import java.util.stream.IntStream;
import org.inverserg.parallel.Require;

/**
 * How an ensemble of n configurations is cut into bins of neighbours for the jackknife: bins of {@link #width} configurations,
 * the last one perhaps shorter.
 *
 * <p>From 256 configurations on a bin holds at least 8, so that what is left of a thinned chain's autocorrelation stays
 * inside the bins; up to 128 bins make the error known to 6 %, and more would not help.
 *
 * @param width configurations in a bin, a power of two up to 64 or a multiple of 64
 * @param total configurations in all
 */
public record Bins(int width, int total) {

    private static final int MOST = 128;
    private static final int FEWEST = 32;
    private static final int WIDTH_FOR_CHAINS = 8;
    private static final int WORD = 64;

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
