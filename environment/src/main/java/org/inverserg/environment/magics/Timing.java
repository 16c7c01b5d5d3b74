package org.inverserg.environment.magics;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.inverserg.environment.execution.RunTimes;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellRun;
import org.inverserg.environment.session.CellSession;

/** Tells how long code takes, without the time to compile it. */
final class Timing {

    private static final int RUNS = 7;
    private static final double SECONDS_A_RUN = 0.2;
    private static final long MOST_LOOPS = 1_000_000_000L;
    private static final String[] UNITS = {"s", "ms", "µs", "ns"};

    private final CellSession session;
    private final PrintStream out;

    Timing(CellSession session, PrintStream out) {
        this.session = session;
        this.out = out;
    }

    /** Runs a part of a cell once. */
    Object once(CellRun cell, int from, int to) throws CellFailure {
        RunTimes start = session.runTimes();
        try {
            return cell.part(from, to);
        } finally {
            RunTimes taken = session.runTimes().since(start);
            out.println(String.format(Locale.ROOT, "time: %.3f s, processor time: %.3f s", taken.wall(), taken.processor()));
        }
    }

    /** Runs {@code code} again and again, for about {@value #RUNS} × {@value #SECONDS_A_RUN} s at least. */
    Object often(CellCode code) throws CellFailure {
        Callable<?> body = session.compiled(code);
        session.runInCell(() -> {
            long loops = 1;
            double seconds = seconds(body, loops);
            while (seconds < SECONDS_A_RUN && loops < MOST_LOOPS) {
                loops = Math.max(loops * 2, (long) Math.min(loops * 10.0, 1.1 * loops * SECONDS_A_RUN / Math.max(seconds, 1e-9)));
                seconds = seconds(body, loops);
            }
            double[] each = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                each[run] = seconds(body, loops) / loops;
            }
            out.println(summary(each, loops));
            return null;
        });
        return null;
    }

    /** A result that nobody reads might never be computed. */
    @SuppressWarnings("unused")
    private static volatile Object kept;

    private static double seconds(Callable<?> body, long loops) throws Exception {
        long start = System.nanoTime();
        for (long i = 0; i < loops; i++) {
            kept = body.call();
            if (Thread.interrupted()) {
                throw new InterruptedException("the cell was interrupted");
            }
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private static String summary(double[] seconds, long loops) {
        double mean = DoubleStream.of(seconds).average().orElseThrow();
        double variance = DoubleStream.of(seconds).map(s -> (s - mean) * (s - mean)).sum() / (seconds.length - 1);
        return String.format(Locale.ROOT, "%s ± %s per loop (mean ± standard deviation of %d runs, %,d loops each)",
                shown(mean), shown(Math.sqrt(variance)), seconds.length, loops);
    }

    private static String shown(double seconds) {
        int unit = 0;
        double value = seconds;
        while (value < 1 && unit < UNITS.length - 1) {
            value *= 1000;
            unit++;
        }
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS[unit]);
    }
}
