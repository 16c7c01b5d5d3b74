package org.inverserg.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.inverserg.markov.MarkovChain;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;

/**
 * A chain that is run ahead to measure autocorrelation, until it is {@value #LENGTH_IN_TIMES} times as long as the longest time,
 * which makes the times known to 25 % or better. Chains that would have to be longer than {@value #LONGEST} sweeps are refused as soon as that shows.
 */
final class PilotChain {

    private static final int FIRST_LENGTH = 4000;
    private static final int LENGTH_IN_TIMES = 500;
    private static final int LONGEST = 4_000_000;

    private PilotChain() {
    }

    /**
     * τ_int of each of {@code quantities} in sweeps.
     *
     * @param state has been started
     * @throws IllegalStateException if one of them is longer than can be measured
     */
    static <S extends MarkovChain> List<Estimate> times(S state, List<ToDoubleFunction<S>> quantities) {
        double[][] series = new double[quantities.size()][0];
        List<Estimate> times;
        int done = 0;
        int length = FIRST_LENGTH;
        do {
            for (int q = 0; q < series.length; q++) {
                series[q] = Arrays.copyOf(series[q], length);
            }
            for (; done < length; done++) {
                state.sweep(1);
                for (int q = 0; q < series.length; q++) {
                    series[q][done] = quantities.get(q).applyAsDouble(state);
                }
            }
            times = Arrays.stream(series).map(PilotChain::time).toList();
            length *= 2;
        } while (done < needed(times, done));
        return times;
    }

    /** The length that {@code times} ask for: from a chain that is too short they come out too short, and are too long all the same. */
    private static double needed(List<Estimate> times, int done) {
        double longest = times.stream().mapToDouble(Estimate::value).max().orElseThrow();
        requireMeasurable(longest, "after " + done + " of them");
        return LENGTH_IN_TIMES * longest;
    }

    /**
     * @param how it is known, for the message
     * @throws IllegalStateException if a chain would have to be longer than the longest to measure {@code time}
     */
    static void requireMeasurable(double time, String how) {
        if (LENGTH_IN_TIMES * time > LONGEST) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "a chain is thinned by its autocorrelation time, which must be at most %d sweeps or steps to be measured, got about %.0f %s"
                            + "; choose parameters further from where the model is slow, or a step of more updates",
                    LONGEST / LENGTH_IN_TIMES, time, how));
        }
    }

    /** A time extrapolated to a larger lattice; the size of the extrapolation is its systematic error. */
    static Estimate grown(Estimate time, double growth) {
        return new Estimate(growth * time.value(), growth * time.error(), (growth - 1) * time.value());
    }

    /** Of the last four fifths: the first fifth of the chain is still on its way from the start. */
    private static Estimate time(double[] series) {
        double[] equilibrium = Arrays.copyOfRange(series, series.length / 5, series.length);
        boolean constant = Arrays.stream(equilibrium).allMatch(x -> x == equilibrium[0]);
        return constant ? Estimate.of(0.5, Double.NaN) : Autocorrelation.of(equilibrium).time(); // cold: all spins equal in every sweep
    }
}
