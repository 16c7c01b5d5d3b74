package org.inverserg.sampling;

import java.util.List;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Estimate;

/**
 * Tunes the Metropolis moves of φ⁴ chains and measures the autocorrelation of |m| and φ² on a {@linkplain PilotChain chain that is
 * run ahead}, which also shows whether signs turn. Its random numbers follow from the action, L and the mix of updates, so all seeds share the same moves and thinning.
 *
 * <p>Lattices above L = {@value #LARGEST_SIZE} are not worth the wait: their times are those of {@value #LARGEST_SIZE} scaled with
 * L^{1/4} where there are clusters, as for the Ising model, and with L^z, z = 2.17, for Metropolis alone (M. Nightingale and H.
 * Blöte, Phys. Rev. Lett. 76, 4548, 1996), as they grow at a critical point; elsewhere they grow less.
 */
final class PhiFourPilot {

    private static final int LARGEST_SIZE = 64;
    private static final double CLUSTER_EXPONENT = 0.25;
    private static final double LOCAL_EXPONENT = 2.17;

    private final PhiFourAction action;
    private final int size;
    private final PhiFourTimes.Mix mix;
    private PhiFourTimes times;

    PhiFourPilot(PhiFourAction action, int size, PhiFourTimes.Mix mix) {
        this.action = action;
        this.size = size;
        this.mix = mix;
    }

    PhiFourTimes.Mix mix() {
        return mix;
    }

    /** Measured on the first call, remembered for the next. */
    synchronized PhiFourTimes times() {
        if (times == null) {
            times = measure(Math.min(size, LARGEST_SIZE));
        }
        return times;
    }

    private PhiFourTimes measure(int measured) {
        var provenance = Provenance.of(operation(action, measured, mix) + " pilot", 1, null);
        new UniformMode(action, measured).requireMeasurable(mix);
        var moves = MoveTuning.tune(action, measured, provenance.stream(0));
        var state = new SignWatch(new PhiFourState(action, measured, mix, moves));
        state.start(provenance.stream(1));
        List<Estimate> found = PilotChain.times(state,
                List.of(chain -> Math.abs(chain.field().sum()), chain -> chain.field().sumOfSquares()));
        double growth = StrictMath.pow((double) size / measured, mix.clusters() > 0 ? CLUSTER_EXPONENT : LOCAL_EXPONENT);
        return new PhiFourTimes(PilotChain.grown(found.get(0), growth), PilotChain.grown(found.get(1), growth), mix, moves, measured, state.persistence());
    }

    /** The model and the updates, as a provenance has them. */
    static String operation(PhiFourAction action, int size, PhiFourTimes.Mix mix) {
        return "phi^4 kappa=" + Provenance.decimal(action.kappa()) + " mu^2=" + Provenance.decimal(action.massSquared())
                + " lambda=" + Provenance.decimal(action.lambda()) + " L=" + size + ", Metropolis sweeps=" + mix.sweeps()
                + " sign clusters=" + mix.clusters() + " per step";
    }
}
