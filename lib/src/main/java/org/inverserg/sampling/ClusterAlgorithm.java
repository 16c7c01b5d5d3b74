package org.inverserg.sampling;

import java.util.function.Supplier;
import org.inverserg.markov.ClusterState;
import org.inverserg.markov.SwendsenWang;
import org.inverserg.markov.Wolff;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;

/** Which clusters a sweep flips. */
enum ClusterAlgorithm {

    /** All clusters, each with probability ½. */
    SWENDSEN_WANG("Swendsen-Wang") {
        @Override
        Updates updates(IsingModel model, int size) {
            double probability = model.bondProbability();
            return new Updates(label(), bytes(model, size), () -> new SwendsenWang(size, probability));
        }

        @Override
        long bytes(IsingModel model, int size) {
            return SwendsenWang.bytes(size, model.bondProbability());
        }
    },

    /** One cluster after the other, each grown from a site drawn at random. */
    WOLFF("Wolff") {
        @Override
        Updates updates(IsingModel model, int size) {
            double probability = model.bondProbability();
            long key = Provenance.of(pilotOperation(model, size) + " clusters", 1, null).stream(0);
            int clusters = Wolff.clustersPerSweep(size, probability, key);
            String description = label() + ", clusters per sweep=" + clusters + " or " + (clusters + 1);
            return new Updates(description, bytes(model, size), () -> new Wolff(size, probability, clusters));
        }

        @Override
        long bytes(IsingModel model, int size) {
            return Wolff.bytes(size);
        }
    };

    private final String label;

    ClusterAlgorithm(String label) {
        this.label = label;
    }

    /**
     * The algorithm on a certain lattice.
     *
     * @param description its name with all parameters, for the provenance
     * @param bytes       the memory of one state
     * @param states      makes a state, to be started
     */
    record Updates(String description, long bytes, Supplier<ClusterState> states) {
    }

    /** Measures what the algorithm needs to know before it can run; the same in every call. */
    abstract Updates updates(IsingModel model, int size);

    /** The memory of one state, which is known before anything is measured. */
    abstract long bytes(IsingModel model, int size);

    String label() {
        return label;
    }

    /** The operation of chains that are run ahead; their random numbers follow from it. */
    String pilotOperation(IsingModel model, int size) {
        String name = this == SWENDSEN_WANG ? "" : label + " ";
        return "Ising " + name + "pilot beta=" + Provenance.decimal(model.beta()) + " L=" + size;
    }
}
