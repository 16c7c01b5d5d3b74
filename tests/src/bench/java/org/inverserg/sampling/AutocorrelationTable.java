package org.inverserg.sampling;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.inverserg.markov.ClusterState;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;

/**
 * Integrated autocorrelation times of |m| and e at the critical point for the cluster algorithms, and what an independent
 * configuration costs: the processor time of a sweep per spin, times 2 τ_int of the slower of the two. One thread; the table is
 * in Markdown.
 */
public final class AutocorrelationTable {

    private static final int[] SIZES = {32, 64, 128, 256, 512};
    private static final int THERMALIZATION = 300;
    private static final int FEWEST_SWEEPS = 1000;
    private static final int TIMED_RUNS = 5;
    private static final int TIMED_PART = 50;

    private AutocorrelationTable() {
    }

    /** @param arguments the number of sweeps for each row */
    public static void main(String[] arguments) {
        int sweeps = arguments.length == 1 && arguments[0].matches("\\d{1,9}") ? Integer.parseInt(arguments[0]) : 0;
        if (sweeps < FEWEST_SWEEPS) {
            System.err.println("AutocorrelationTable needs the number of sweeps, at least " + FEWEST_SWEEPS + ", as its only argument, got '"
                    + String.join(" ", arguments) + "'; use environment/bench --autocorrelation 50000.");
            System.exit(2);
        }
        print(sweeps, System.out);
    }

    private static void print(int sweeps, PrintStream out) {
        out.println("| algorithm | L | τ_int(\\|m\\|), sweeps | τ_int(e), sweeps | ns/spin/sweep | ns/spin for an independent configuration |");
        out.println("|---|---|---|---|---|---|");
        for (ClusterAlgorithm algorithm : ClusterAlgorithm.values()) {
            for (int size : SIZES) {
                out.println(row(algorithm, size, sweeps));
            }
        }
    }

    private static String row(ClusterAlgorithm algorithm, int size, int sweeps) {
        ClusterAlgorithm.Updates updates = algorithm.updates(IsingModel.critical(), size);
        ClusterState state = updates.states().get();
        state.start(Provenance.of("autocorrelation table " + algorithm.label() + " L=" + size, 1, 1L).stream(0));
        state.sweep(THERMALIZATION);
        double[] magnetization = new double[sweeps];
        double[] energy = new double[sweeps];
        double volume = (double) size * size;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            state.sweep(1);
            magnetization[sweep] = Math.abs(2 * state.rows().up() - volume);
            energy[sweep] = state.rows().unequalBonds();
        }
        Estimate ofMagnetization = Autocorrelation.of(magnetization).time();
        Estimate ofEnergy = Autocorrelation.of(energy).time();
        Estimate slower = ofMagnetization.value() > ofEnergy.value() ? ofMagnetization : ofEnergy;
        double perSpin = timeOf(state, sweeps / TIMED_PART) / volume;
        return String.format(Locale.ROOT, "| %s | %d | %s | %s | %.2f | %s |", updates.description().replace("clusters per sweep", "c"),
                size, ofMagnetization, ofEnergy, perSpin, Estimate.of(2 * perSpin * slower.value(), 2 * perSpin * slower.error()));
    }

    /**
     * Nanoseconds for a sweep, in time of this thread's processor and in the fastest of some runs, so that what else the machine
     * does counts little.
     */
    private static double timeOf(ClusterState state, int sweeps) {
        var clock = ManagementFactory.getThreadMXBean();
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < TIMED_RUNS; run++) {
            long start = clock.getCurrentThreadCpuTime();
            state.sweep(sweeps);
            fastest = Math.min(fastest, clock.getCurrentThreadCpuTime() - start);
        }
        return (double) fastest / sweeps;
    }
}
