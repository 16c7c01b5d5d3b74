package org.inverserg.exact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.decimation.DecimationFit;
import org.inverserg.decimation.TrainedKernel;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;

/**
 * How inverse decimation is to be trained: on configurations of one size and coupling, class by class of sites, each a convex maximum
 * likelihood. Immutable; {@link #train} does the work.
 */
public final class DecimationTraining implements Plan {

    private static final int SMALLEST_SIZE = 4;
    /** A context that most configurations lack must still be seen by some. */
    private static final int FEWEST_CONFIGURATIONS = 1000;

    private final Ising configurations;
    private final Long seed;
    private final InverseDecimation known;

    DecimationTraining(Ising configurations, Long seed, InverseDecimation known) {
        int size = configurations.size();
        if (size < SMALLEST_SIZE || Integer.bitCount(size) != 1) {
            int below = Math.max(SMALLEST_SIZE, Integer.highestOneBit(size));
            throw new IllegalArgumentException("inverse decimation doubles a 4×4 lattice again and again: L must be 4, 8, 16, 32 and so "
                    + "on, got " + size + "; use " + below + (size > below ? " or " + 2 * below : ""));
        }
        this.configurations = configurations;
        this.seed = seed;
        this.known = known;
    }

    /** With a seed, for the configurations and for the sites that are looked at in them; without one both follow from the plan. */
    public DecimationTraining seed(long newSeed) {
        return new DecimationTraining(configurations.seed(newSeed), newSeed, known);
    }

    /**
     * Takes over from a training on another size the kernels that are the same for both: those of lattices of 32×32 and more at the same
     * spacing.
     *
     * @throws IllegalArgumentException if it was trained at another coupling
     */
    public DecimationTraining sharing(InverseDecimation other) {
        Require.given(other, "an inverse to share kernels with");
        if (other.beta() != configurations.beta()) {
            throw new IllegalArgumentException("kernels are shared at one coupling, got beta = " + other.beta() + " and "
                    + configurations.beta() + "; train anew without sharing");
        }
        return new DecimationTraining(configurations, seed, other);
    }

    /**
     * Draws {@code n} configurations and trains on them.
     *
     * @throws IllegalArgumentException if there are fewer than {@value #FEWEST_CONFIGURATIONS}
     * @throws IllegalStateException    if they do not fit into the memory
     */
    public InverseDecimation train(int n) {
        requireEnough(n);
        return train(configurations.sample(n));
    }

    /**
     * Trains on configurations that are given, all of the plan's size and drawn at its coupling.
     *
     * @throws IllegalArgumentException if their size is another, or if there are fewer than {@value #FEWEST_CONFIGURATIONS}
     */
    public InverseDecimation train(Spins given) {
        requireEnough(Require.given(given, "an ensemble of spins").count());
        if (given.size() != configurations.size()) {
            throw new IllegalArgumentException("the configurations must have the size of the plan, L = " + configurations.size()
                    + ", got L = " + given.size() + "; sample them by the plan");
        }
        String operation = "train inverse decimation beta=" + Provenance.decimal(configurations.beta()) + " L=" + given.size();
        Provenance provenance = known == null ? Provenance.of(operation, given.count(), seed, given.provenance())
                : Provenance.of(operation, given.count(), seed, given.provenance(), known.provenance());
        List<TrainedKernel> shared = known == null ? List.of() : known.kernels();
        return new InverseDecimation(DecimationFit.train(configurations.beta(), given, provenance, shared), provenance);
    }

    private static void requireEnough(int n) {
        if (n < FEWEST_CONFIGURATIONS) {
            throw new IllegalArgumentException("training inverse decimation needs at least " + FEWEST_CONFIGURATIONS
                    + " configurations, got " + n + "; tens of thousands make it good");
        }
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("configurations", configurations.toString());
        settings.put("method", "maximum likelihood by Newton's method, for each class of sites");
        if (known != null) {
            settings.put("shared kernels", "of " + known);
        }
        settings.put("seed", seed != null ? seed.toString() : "follows from the configurations");
        settings.put("next", "train(n) draws n configurations and trains on them, train(spins) trains on given ones");
        return settings;
    }

    /** For example {@code training of inverse decimation, Ising β=0.44068679350977147 L=64}. */
    @Override
    public String toString() {
        return "training of inverse decimation, " + configurations;
    }
}
