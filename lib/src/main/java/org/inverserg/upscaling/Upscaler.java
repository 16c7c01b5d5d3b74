package org.inverserg.upscaling;

import java.util.function.Consumer;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Replicas;

/**
 * An inverse step of the renormalization group: draws a 2L×2L configuration σ given an L×L one τ, and knows the probability P(σ|τ) of what
 * it drew or is shown. Whatever can do so can upscale, dream, and be certified; {@link #of} makes one of a rule of one's own.
 */
public abstract class Upscaler {

    /** A new engine for one thread. */
    abstract UpscalingStep newStep();

    /** Tells probabilities; a new one for each thread. */
    abstract Probability newProbability();

    /** ln P of 64 configurations. */
    @FunctionalInterface
    interface Probability {

        /**
         * @param coarse L·L words
         * @param size   L
         * @param fine   2L·2L words
         * @return ln P(σ|τ) of each configuration
         */
        double[] of(long[] coarse, int size, long[] fine);
    }

    /**
     * An upscaler of one's own, spin by spin. {@code rule} goes through a fine lattice and draws every spin of it once, in any order, with a
     * field that may depend on the coarse spins and on fine spins that are already there: what it draws may so be as correlated as is wanted,
     * and its probability is still the product of those of the spins.
     * <pre>
     * var mine = Upscaler.of("copies, and follows the spin to the left, 1.2 and 0.4", fine -&gt; {
     *     for (int row = 0; row &lt; fine.size(); row++) {
     *         for (int column = 0; column &lt; fine.size(); column++) {
     *             fine.draw(row, column, 1.2 * fine.coarse(row / 2, column / 2) + 0.4 * fine.spin(row, column - 1));
     *         }
     *     }
     * });
     * mine.dream(1000).seed(1).upTo(64).observables();
     * mine.certificate(Ising.critical(16).seed(2), 1000);
     * </pre>
     *
     * @param name of this rule with these numbers: it stands in provenances, and seeds follow from it
     * @param rule is called for one configuration after the other, on several threads at once: it must not keep anything from call to call, and
     *             must do the same whenever it is shown the same
     * @throws IllegalArgumentException if the name is blank
     */
    public static Upscaler of(String name, Consumer<FineLattice> rule) {
        return new OwnUpscaler(name, rule);
    }

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
     * ln P(σ|τ) of given fine configurations, each with its coarse one: of what {@link #upscale} drew, or of {@code spins} and {@code spins.block()}.
     *
     * @param coarse τ, L×L
     * @param fine   σ, 2L×2L, as many
     * @throws IllegalArgumentException if numbers or sizes do not go together
     */
    public double[] logProbability(Spins coarse, Spins fine) {
        Require.given(coarse, "the coarse configurations");
        Require.given(fine, "the fine configurations");
        if (coarse.count() != fine.count() || fine.size() != 2 * coarse.size()) {
            throw new IllegalArgumentException("a probability needs as many fine configurations as coarse ones, twice as large, got "
                    + fine + " for " + coarse + "; give what upscale drew, or spins and spins.block()");
        }
        double[] all = new double[fine.count()];
        var progress = Progress.of("evaluating probabilities at L = " + fine.size(), fine.count());
        Batches.run(progress, fine.batches(), this::newProbability, (probability, batch) -> {
            long[] from = new long[coarse.size() * coarse.size()];
            long[] to = new long[fine.size() * fine.size()];
            coarse.copyBatch(batch, from);
            fine.copyBatch(batch, to);
            progress.count(Batches.lanes(all.length, batch));
            return probability.of(from, coarse.size(), to);
        }, (batch, found) -> System.arraycopy(found, 0, all, batch * Batches.WIDTH, Batches.lanes(all.length, batch)));
        return all;
    }

    /**
     * How far dreams from single spins to the plan's size are from its Boltzmann distribution, in nats: from {@code n} configurations
     * that the plan draws, which should not be those that were trained on.
     *
     * @throws IllegalArgumentException unless L is a power of two
     */
    public PathCertificate certificate(Ising plan, int n) {
        Require.given(plan, "the plan of the configurations to certify with");
        return PathCertificate.of(this, plan, n);
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
