package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.training.MaximumLikelihood;
import org.inverserg.training.Orbits;

/** How a symmetric kernel is to be trained. Immutable; {@link #train} does the work. */
public final class SymmetricTraining implements Plan {

    private final Orbits orbits;
    private final Long seed;

    SymmetricTraining(Orbits orbits, Long seed) {
        this.orbits = orbits;
        this.seed = seed;
    }

    /** With a seed for the ties of the blocking; without one it follows from the provenance of the configurations. */
    public SymmetricTraining seed(long newSeed) {
        return new SymmetricTraining(orbits, newSeed);
    }

    /**
     * Blocks {@code fine} once, as {@code fine.block()} or {@code fine.block(seed)} does, and finds the weights that make it most likely: the exact optimum of
     * f(K) = −⟨ln P(σ|τ)⟩, every configuration counted equally (Rançon et al. 2025, Eqs. 10–12).
     *
     * @throws IllegalArgumentException if L is odd or too small for the kernel, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the weights
     */
    public SymmetricKernel train(Spins fine) {
        var blocking = MajorityRule.provenance(fine, seed);
        String operation = "train k=" + orbits.kernelSize() + " on L=" + fine.size();
        var provenance = Provenance.of(operation, fine.count(), blocking.seed(), blocking);
        return SymmetricKernel.trained(orbits, MaximumLikelihood.of(orbits, fine, blocking), provenance);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", orbits.count() + ", of the orbits " + orbits.list().stream().map(Orbits.Orbit::toString).collect(Collectors.joining(" ")));
        settings.put("method", "maximum likelihood by Newton's method");
        settings.put("seed of ties", seed != null ? seed.toString() : "follows from the configurations");
        settings.put("next", "train(spins) finds the weights");
        return settings;
    }

    /** For example {@code training of a 3×3 kernel, 3 weights}. */
    @Override
    public String toString() {
        int k = orbits.kernelSize();
        return "training of a " + k + "×" + k + " kernel, " + orbits.count() + " weights";
    }
}
