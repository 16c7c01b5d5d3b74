package org.inverserg.sampling;

import java.util.List;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Estimate;

/**
 * Measures the autocorrelation of |m| and e on a {@linkplain PilotChain chain that is run ahead}. It has a stream of its own that
 * follows from β and L, so all seeds share the same thinning.
 *
 * <p>Lattices above L = {@value #LARGEST_SIZE} are not worth the wait: their times are those of {@value #LARGEST_SIZE} scaled
 * with L^{1/4}. At β_c the times of both cluster algorithms grow like that or like ln L (C. Baillie and P. Coddington, Phys.
 * Rev. B 43, 10617, 1991); elsewhere they grow less, and a chain is thinned a little more than needed.
 */
final class Pilot {

    private static final int LARGEST_SIZE = 128;

    private final IsingModel model;
    private final int size;
    private final ClusterAlgorithm algorithm;
    private ClusterAlgorithm.Updates updates;
    private AutocorrelationTimes times;

    Pilot(IsingModel model, int size, ClusterAlgorithm algorithm) {
        this.model = model;
        this.size = size;
        this.algorithm = algorithm;
    }

    ClusterAlgorithm algorithm() {
        return algorithm;
    }

    /** The memory of one chain. */
    long bytes() {
        return algorithm.bytes(model, size);
    }

    /** The updates of the chains. Made on the first call, remembered for the next. */
    synchronized ClusterAlgorithm.Updates updates() {
        if (updates == null) {
            updates = algorithm.updates(model, size);
        }
        return updates;
    }

    /** Measured on the first call, remembered for the next. */
    synchronized AutocorrelationTimes times() {
        if (times == null) {
            int measured = Math.min(size, LARGEST_SIZE);
            var onSmaller = measure(measured);
            double growth = Math.sqrt(Math.sqrt((double) size / measured));
            times = new AutocorrelationTimes(PilotChain.grown(onSmaller.magnetization(), growth), PilotChain.grown(onSmaller.energy(), growth), measured);
        }
        return times;
    }

    private AutocorrelationTimes measure(int measured) {
        var state = (measured == size ? updates() : algorithm.updates(model, measured)).states().get();
        state.start(Provenance.of(algorithm.pilotOperation(model, measured), 1, null).stream(0));
        double sites = (double) measured * measured;
        List<Estimate> found = PilotChain.times(state,
                List.of(chain -> Math.abs(2.0 * chain.rows().up() - sites), chain -> chain.rows().unequalBonds()));
        return new AutocorrelationTimes(found.get(0), found.get(1), measured);
    }
}
