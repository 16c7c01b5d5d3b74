package org.inverserg.sampling;

import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;

/**
 * How n configurations are shared out among Markov chains: each chain draws a run of neighbouring whole batches of 64, only
 * the last batch of the last chain may be partial. Chain c of C starts with batch ⌊c B/C⌋ of B.
 *
 * @param count          chains
 * @param configurations n
 */
record Chains(int count, int configurations) {

    private static final int MOST = 16;
    private static final int SHARE = 4;

    /** At most {@value #MOST} chains, and only so many that thermalisation takes no more than 1/{@value #SHARE} of the sweeps that draw. */
    static Chains of(int configurations, int thermalization, int thinning) {
        long affordable = (long) configurations * thinning / ((long) SHARE * Math.max(1, thermalization));
        long most = Math.min(MOST, Batches.count(configurations));
        return new Chains((int) Math.max(1, Math.min(affordable, most)), configurations);
    }

    /** The first batch of chain {@code chain}; for {@code chain == count}, the number of batches. */
    int firstBatch(int chain) {
        return (int) ((long) chain * Batches.count(configurations) / count);
    }

    /** The number of the first configuration of chain {@code chain}. */
    int firstDraw(int chain) {
        return firstBatch(chain) * Batches.WIDTH;
    }

    /** The same of each chain. */
    int[] firstDraws() {
        return IntStream.range(0, count).map(this::firstDraw).toArray();
    }

    /** The number of configurations that chain {@code chain} draws. */
    int draws(int chain) {
        long end = Math.min(configurations, (long) firstBatch(chain + 1) * Batches.WIDTH);
        return (int) (end - (long) firstBatch(chain) * Batches.WIDTH);
    }
}
