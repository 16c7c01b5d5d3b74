package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.sampling.Ising;

/**
 * How a symmetric kernel is to be trained: to the exact optimum of f(K) = −⟨ln P(σ|τ)⟩ (Rançon et al. 2025, Eqs. 10–13). Immutable;
 * {@link #train} does the work.
 */
public final class SymmetricTraining implements Plan {

    private final Orbits orbits;
    private final boolean weighted;
    private final Long seed;

    SymmetricTraining(Orbits orbits, boolean weighted, Long seed) {
        this.orbits = orbits;
        this.weighted = weighted;
        this.seed = seed;
    }

    /**
     * With the weight 2^{−t(c)} for configuration c, t the number of its tied blocks, normalised to mean 1 (Rançon et al. 2025, Eq. 13); without
     * it all configurations count equally, as Eq. 10 asks for when the ties of the blocking are drawn with their probabilities.
     */
    public SymmetricTraining weighted() {
        return new SymmetricTraining(orbits, true, seed);
    }

    /** With a seed for the ties of the blocking; without one it follows from the provenance of the configurations. */
    public SymmetricTraining seed(long newSeed) {
        return new SymmetricTraining(orbits, weighted, newSeed);
    }

    /** By AdamW on mini-batches instead, with a learning rate. */
    public KernelDescentPlan adamW(double rate) {
        return KernelDescentPlan.of(this, rate);
    }

    /**
     * Blocks {@code fine} once, as {@code fine.block()} or {@code fine.block(Ties.seed(…))} does, and finds the weights that make it most likely.
     *
     * @throws IllegalArgumentException if L is odd or too small for the kernel, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the weights, or if a few of them outweigh all others
     */
    public SymmetricKernel train(SpinStream fine) {
        Require.given(fine, "an ensemble of spins");
        var blocking = blocking(fine);
        var optimum = weighted ? KernelWeights.weighted(orbits, fine, blocking) : KernelWeights.of(orbits, fine, blocking);
        return SymmetricKernel.trained(orbits, optimum, provenance(fine));
    }

    Provenance blocking(SpinStream fine) {
        return MajorityRule.provenance(fine.provenance(), fine.size(), seed);
    }

    String operation(SpinStream fine) {
        return "train k=" + orbits.kernelSize() + (weighted ? " weighted" : "") + " on L=" + fine.size();
    }

    Provenance provenance(SpinStream fine) {
        var blocking = blocking(fine);
        return Provenance.of(operation(fine), fine.count(), blocking.seed(), blocking);
    }

    Orbits orbits() {
        return orbits;
    }

    boolean isWeighted() {
        return weighted;
    }

    /**
     * The same on {@code n} configurations that {@code plan} draws and does not keep: what comes out is the kernel trained on
     * {@code plan.sample(n)}, to the last digit.
     */
    public SymmetricKernel train(Ising plan, int n) {
        return train(Require.given(plan, "a plan to sample").stream(n));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", orbits.count() + ", of the orbits " + orbits.list().stream().map(Orbits.Orbit::toString).collect(Collectors.joining(" ")));
        settings.put("configurations", weighted ? "weighted with 2^(−tied blocks)" : "count equally");
        settings.put("method", "maximum likelihood by Newton's method");
        settings.put("seed of ties", seed != null ? seed.toString() : "follows from the configurations");
        settings.put("next", "train(spins) finds the weights");
        return settings;
    }

    /** For example {@code training of a 3×3 kernel, 3 weights}. */
    @Override
    public String toString() {
        int k = orbits.kernelSize();
        return (weighted ? "weighted " : "") + "training of a " + k + "×" + k + " kernel, " + orbits.count() + " weights";
    }
}
