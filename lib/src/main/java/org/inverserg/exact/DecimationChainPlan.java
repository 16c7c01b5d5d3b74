package org.inverserg.exact;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;

/**
 * A Markov chain whose every move proposes a whole new dream σ' and takes it with probability min(1, w(σ')/w(σ)), w = e^{βΣσσ'}/q: the
 * independence sampler (L. Tierney, Ann. Stat. 22, 1701, 1994), which has the Boltzmann distribution as its exact equilibrium. Immutable;
 * {@link #measure} does the work.
 */
public final class DecimationChainPlan implements Plan {

    /** Moves before the first that is measured: at acceptances of a tenth still hundreds of dreams are taken. */
    private static final int THERMALIZATION = 2048;

    private final InverseDecimation inverse;
    private final Long seed;

    DecimationChainPlan(InverseDecimation inverse, Long seed) {
        this.inverse = inverse;
        this.seed = seed;
    }

    /** With a seed; without one it follows from the provenance of the training. */
    public DecimationChainPlan seed(long newSeed) {
        return new DecimationChainPlan(inverse, newSeed);
    }

    /**
     * Makes {@code n} moves after thermalisation and measures after each.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     * @throws IllegalStateException    if the working memory cannot be had
     */
    public DecimationChain measure(int n) {
        if (n < 1 || n > Integer.MAX_VALUE - THERMALIZATION) {
            throw new IllegalArgumentException("the number of moves must be between 1 and " + (Integer.MAX_VALUE - THERMALIZATION)
                    + ", got " + n + "; thousands are usual");
        }
        var provenance = provenance(n);
        int moves = THERMALIZATION + n;
        var proposals = DecimationSamples.draw(inverse.model(), moves, provenance, "moving a chain of dreams");
        return DecimationChain.of(proposals, THERMALIZATION, new RandomBits(provenance.stream(Batches.count(moves))), provenance);
    }

    private Provenance provenance(int n) {
        return Provenance.of("chain of dreams by inverse decimation at L=" + inverse.size(), n, seed, inverse.provenance());
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("proposals", "dreams of " + inverse);
        settings.put("thermalisation", THERMALIZATION + " moves");
        settings.put("seed", seed != null ? seed.toString() : provenance(0).seed() + ", from the training");
        settings.put("next", "measure(n) makes n moves and measures after each");
        return settings;
    }

    /** For example {@code plan for a chain of dreams with inverse decimation to L = 64, 26 kernels, 1912 weights}. */
    @Override
    public String toString() {
        return "plan for a chain of dreams with " + inverse;
    }
}
