package org.inverserg.decimation;

import java.util.stream.IntStream;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Rounds;

/**
 * Contexts seen in configurations, each with the spin in its middle. As configurations and their decimations have all translations of the
 * fine lattice, any site can be the middle: some are chosen at random for each batch of 64 configurations, the same ones for all 64.
 *
 * @param contexts    for each batch, context of configuration c at site s as element 64 s + c
 * @param spins       for each batch, a word for each site
 * @param sites       chosen in each configuration
 * @param count       configurations
 * @param correlation τ_int of neighbours, in configurations
 */
record ContextSamples(long[][] contexts, long[][] spins, int sites, int count, double correlation) {

    /**
     * Most sites that are chosen in a configuration, and on small lattices 2M of those of M². Neighbours know much of the same, so that
     * more of them would add little.
     */
    private static final int MOST_SITES = 32;

    /** The memory that the contexts of one class take at most, for each configuration of L×L. */
    static long bytesPerConfiguration(int size) {
        return (long) sites(size) * (Long.BYTES + 1);
    }

    private static int sites(int size) {
        return Math.min(MOST_SITES, 2 * size);
    }

    /**
     * @param configurations their size is a multiple of that of the context's lattice: the ratio is the spacing of its sites
     * @param choice         gives the streams that sites are chosen from
     */
    static ContextSamples draw(Spins configurations, Context context, Provenance choice, Rounds<?> rounds) {
        int sites = sites(context.size());
        int batches = configurations.batches();
        var samples = new ContextSamples(new long[batches][], new long[batches][sites], sites, configurations.count(),
                configurations.correlation());
        rounds.run(batches, (none, batch) -> samples.draw(configurations, context, choice, batch),
                (batch, drawn) -> samples.contexts[batch] = drawn);
        return samples;
    }

    private long[] draw(Spins configurations, Context context, Provenance choice, int batch) {
        int size = configurations.size();
        long[] words = new long[size * size];
        configurations.copyBatch(batch, words);
        var random = new RandomBits(choice.stream(batch));
        long[] drawn = new long[sites * Batches.WIDTH];
        long[] matrices = new long[Long.SIZE * Transposition.MATRICES];
        for (int first = 0; first < sites; first += Transposition.MATRICES) {
            for (int s = 0; s < Transposition.MATRICES; s++) {
                int site = (int) (random.next() >>> 1) & size * size - 1;
                spins[batch][first + s] = words[site];
                gather(words, site, size, context, matrices, s);
            }
            Transposition.transpose(matrices);
            for (int s = 0; s < Transposition.MATRICES; s++) {
                for (int lane = 0; lane < Batches.WIDTH; lane++) {
                    drawn[(first + s) * Batches.WIDTH + lane] = matrices[lane * Transposition.MATRICES + s];
                }
            }
        }
        return drawn;
    }

    private static void gather(long[] words, int site, int size, Context context, long[] matrices, int s) {
        int spacing = size / context.size();
        int row = site / size;
        int column = site % size;
        for (int i = 0; i < Long.SIZE; i++) {
            int at = i * Transposition.MATRICES + s;
            matrices[at] = 0;
            if (i < context.count()) {
                Context.Offset offset = context.offsets().get(i);
                matrices[at] = words[(row + offset.dy() * spacing & size - 1) * size + (column + offset.dx() * spacing & size - 1)];
            }
        }
    }

    int batches() {
        return contexts.length;
    }

    /** The contexts of every {@code step}-th batch, taken as an ensemble of their own. */
    ContextSamples thinned(int step) {
        int kept = (batches() + step - 1) / step;
        int lanes = (kept - 1) * Batches.WIDTH + Batches.lanes(count, (kept - 1) * step);
        return new ContextSamples(IntStream.range(0, kept).mapToObj(i -> contexts[i * step]).toArray(long[][]::new),
                IntStream.range(0, kept).mapToObj(i -> spins[i * step]).toArray(long[][]::new), sites, lanes, correlation);
    }
}
