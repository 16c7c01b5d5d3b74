package org.inverserg.upscaling;

import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Replicas;

/**
 * An inverse step of the renormalization group: draws a 2L×2L configuration given an L×L one. Whatever was trained to do so can
 * upscale, and can dream.
 */
public abstract class Upscaler {

    /** A new engine for one thread. */
    abstract UpscalingStep newStep();

    /** The name in provenances, e.g. {@code "k=3"}. It names the architecture and not the weights: different weights dream with common random numbers. */
    abstract String name();

    /** All weights, bit by bit: what tells upscalers of one name and origin from each other, for the key under which results are kept. */
    abstract String weightsKey();

    /** −ln P(σ|τ) per fine site on given configurations, with a replica for each of their bins. */
    abstract Replicas loss(Losses configurations);

    /** Where the weights come from. */
    public abstract Provenance provenance();

    /** One inverse step, kept: 2L×2L configurations, drawn with a seed that follows from the provenance. */
    public Spins upscale(Spins coarse) {
        return upscale(coarse, null);
    }

    /** The same with a seed. */
    public Spins upscale(Spins coarse, long seed) {
        return upscale(coarse, Long.valueOf(seed));
    }

    private Spins upscale(Spins coarse, Long seed) {
        Require.given(coarse, "an ensemble of spins");
        int size = coarse.size();
        int fineSize = 2 * size;
        Spins.checkSize(fineSize);
        Spins.requireMemory(coarse.count(), fineSize, "upscaling " + coarse);
        var provenance = Provenance.of("upscale " + name() + " L=" + size + "→" + fineSize, coarse.count(), seed,
                provenance(), coarse.provenance());
        long[][] fine = new long[coarse.batches()][];
        var progress = Progress.of("upscaling to L = " + fineSize, coarse.count());
        Batches.run(progress, fine.length, () -> new Scratch(newStep(), size), (scratch, batch) -> {
            long[] words = new long[fineSize * fineSize];
            coarse.copyBatch(batch, scratch.coarse);
            scratch.random.seed(provenance.stream(batch));
            scratch.step.apply(scratch.coarse, size, words, scratch.random);
            progress.count(Batches.lanes(coarse.count(), batch));
            return words;
        }, (batch, words) -> fine[batch] = words);
        return Spins.wrap(fineSize, coarse.chains(), fine, provenance).correlatedOver(coarse.correlation());
    }

    /**
     * A plan to dream {@code count} configurations from single spins, σ = ±1 with probability ½.
     *
     * @throws IllegalArgumentException if {@code count < 1}
     */
    public DreamPlan dream(int count) {
        return DreamPlan.fromSingleSpins(this, count);
    }

    /** A plan to dream on from given configurations, one dream for each. */
    public DreamPlan dream(Spins start) {
        Require.given(start, "an ensemble of spins to start from");
        return DreamPlan.from(this, start);
    }

    private static final class Scratch {
        private final UpscalingStep step;
        private final RandomBits random = new RandomBits(0);
        private final long[] coarse;

        private Scratch(UpscalingStep step, int size) {
            this.step = step;
            this.coarse = new long[size * size];
        }
    }
}
