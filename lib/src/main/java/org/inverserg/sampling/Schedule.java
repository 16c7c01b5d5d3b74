package org.inverserg.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inverserg.markov.MarkovChain;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Autocorrelation;

/**
 * What a plan of Markov chains says about their seed and length; what it leaves open (null) follows from the autocorrelation.
 *
 * @param unit           what lengths are counted in: sweep or step
 * @param seed           of the random numbers
 * @param thermalization units before a chain draws
 * @param thinning       units from one configuration drawn to the next
 */
record Schedule(String unit, Long seed, Integer thermalization, Integer thinning) {

    static final int SHORTEST_THERMALIZATION = 50;

    private static final int THERMALIZATION_IN_TIMES = 20;
    private static final int THINNING_IN_TIMES = 2;

    /** With everything left open. */
    static Schedule in(String unit) {
        return new Schedule(unit, null, null, null);
    }

    Schedule withSeed(long newSeed) {
        return new Schedule(unit, newSeed, thermalization, thinning);
    }

    /** @throws IllegalArgumentException if negative */
    Schedule withThermalization(int units) {
        if (units < 0) {
            throw new IllegalArgumentException("thermalization must be at least 0 " + unit + "s, got " + units
                    + "; leave it out for " + THERMALIZATION_IN_TIMES + " autocorrelation times");
        }
        return new Schedule(unit, seed, units, thinning);
    }

    /** @throws IllegalArgumentException if less than 1 */
    Schedule withThinning(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("thinning must be at least 1 " + unit + ", got " + units
                    + "; leave it out for " + THINNING_IN_TIMES + " autocorrelation times");
        }
        return new Schedule(unit, seed, thermalization, units);
    }

    /** @throws IllegalArgumentException if {@code n < 1} */
    static void requireDraws(int n) {
        Require.atLeastOne(n, "the number of configurations");
    }

    /** For {@link org.inverserg.parallel.Plan#settings()}. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("thermalization", thermalization != null ? thermalization + " " + unit + "s"
                : THERMALIZATION_IN_TIMES + " autocorrelation times, at least " + SHORTEST_THERMALIZATION + " " + unit + "s");
        settings.put("thinning", thinning != null ? thinning + " " + unit + "s" : THINNING_IN_TIMES + " autocorrelation times");
        settings.put("seed", seed != null ? seed.toString() : "follows from the plan");
        return settings;
    }

    /**
     * Chains that draw {@code n} configurations.
     *
     * @param time      the longest τ_int, in units
     * @param operation the model, its parameters and the algorithm, for the provenance
     * @param times     the autocorrelation times, for the provenance
     * @param task      for progress
     */
    <S extends MarkovChain> Run<S> run(int n, double time, String operation, String times, String task, Run.States<S> states) {
        int burn = thermalization != null ? thermalization : usualThermalization(time);
        int step = thinning != null ? thinning : usualThinning(time);
        var provenance = Provenance.of(operation + ", thermalization=" + burn + " thinning=" + step + " " + unit + "s, " + times, n, seed);
        var chains = Chains.of(n, burn, step);
        long length = (long) chains.count() * burn + (long) n * step;
        return new Run<>(states, burn, step, time / step, chains, provenance.noting(warnings(n, burn, step, time)), Progress.of(task, n, length));
    }

    /** Sweeps before a chain draws, unless the user says otherwise. */
    private static int usualThermalization(double time) {
        return Math.max(SHORTEST_THERMALIZATION, (int) Math.ceil(THERMALIZATION_IN_TIMES * time));
    }

    private static int usualThinning(double time) {
        return Math.max(1, (int) Math.ceil(THINNING_IN_TIMES * time));
    }

    private List<String> warnings(int n, int burn, int step, double time) {
        var warnings = new ArrayList<String>();
        if (burn < usualThermalization(time)) {
            warnings.add("chains were thermalised for " + burn + " " + unit + "s instead of " + usualThermalization(time)
                    + ": what they draw first may not be in equilibrium, which errors do not show; leave thermalization out");
        }
        if (step < usualThinning(time)) {
            warnings.add(String.format(Locale.ROOT, "chains were thinned to one configuration in %d %s instead of %d: neighbours are correlated over tau = %.1f "
                    + "configurations, and errors are made from bins that are long against it", step, step == 1 ? unit : unit + "s", usualThinning(time), time / step));
        }
        if ((double) n * step < Autocorrelation.TRUSTED_LENGTH * time) {
            warnings.add(shortNote(n, step, time));
        }
        return warnings;
    }

    private String shortNote(int n, int step, double time) {
        return String.format(Locale.ROOT,
                "the %d %ss behind these configurations are only %.1f autocorrelation times, below %d the errors cannot be "
                        + "trusted; draw at least %.0f configurations or thin more",
                (long) n * step, unit, n * step / time, Autocorrelation.TRUSTED_LENGTH,
                Math.ceil(Autocorrelation.TRUSTED_LENGTH * time / step));
    }
}
