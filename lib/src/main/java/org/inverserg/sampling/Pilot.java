package org.inverserg.sampling;

import java.util.Arrays;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;

/**
 * A chain that is run ahead to measure the autocorrelation of |m| and e, until it is {@value #LENGTH_IN_TIMES}
 * times as long as the longer of the two, which makes them known to 25 % or better. It has a stream of its own that follows from β
 * and L, so all seeds share the same thinning.
 *
 * <p>Lattices above L = {@value #LARGEST_SIZE} are not worth the wait: their times are those of {@value #LARGEST_SIZE} scaled
 * with L^{1/4}. At β_c the times of both cluster algorithms grow like that or like ln L (C. Baillie and P. Coddington, Phys.
 * Rev. B 43, 10617, 1991); elsewhere they grow less, and a chain is thinned a little more than needed.
 */
final class Pilot {

    private static final int LARGEST_SIZE = 128;
    private static final int FIRST_LENGTH = 4000;
    private static final int LENGTH_IN_TIMES = 500;

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
            times = new AutocorrelationTimes(grown(onSmaller.magnetization(), growth), grown(onSmaller.energy(), growth), measured);
        }
        return times;
    }

    private static Estimate grown(Estimate time, double growth) {
        return new Estimate(growth * time.value(), growth * time.error(), (growth - 1) * time.value());
    }

    private AutocorrelationTimes measure(int measured) {
        var state = (measured == size ? updates() : algorithm.updates(model, measured)).states().get();
        state.start(Provenance.of(algorithm.pilotOperation(model, measured), 1, null).stream(0));
        double[] magnetization = new double[0];
        double[] energy = new double[0];
        AutocorrelationTimes times;
        int done = 0;
        int length = FIRST_LENGTH;
        do {
            magnetization = Arrays.copyOf(magnetization, length);
            energy = Arrays.copyOf(energy, length);
            for (; done < length; done++) {
                state.sweep(1);
                magnetization[done] = Math.abs(2.0 * state.rows().up() - (double) measured * measured);
                energy[done] = state.rows().unequalBonds();
            }
            times = new AutocorrelationTimes(time(magnetization), time(energy), measured);
            length *= 2;
        } while (done < LENGTH_IN_TIMES * times.longest());
        return times;
    }

    /** Of the last four fifths: the first fifth of the chain is still on its way from the start. */
    private static Estimate time(double[] series) {
        double[] equilibrium = Arrays.copyOfRange(series, series.length / 5, series.length);
        boolean constant = Arrays.stream(equilibrium).allMatch(x -> x == equilibrium[0]);
        return constant ? Estimate.of(0.5, 0) : Autocorrelation.of(equilibrium).time(); // cold: all spins equal in every sweep
    }
}
