package org.inverserg.environment.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.parallel.ProgressListener;

/**
 * What to say about the calls since the last {@link #clear}: {@code sampling L = 32: 8320 of 20 000, 2600/s, 4 s left} while one
 * runs, {@code sampling L = 32: 20 000 in 7.7 s} when it is done. Nothing about work that lasts less than a second; calls of the
 * same task that follow each other at once are one work, for a fit of many evaluations, say.
 *
 * <p>For any number of threads that make calls: the first is followed until its call ends, the others are not mentioned. Only
 * keeps what it is told, so that a thread that is stopped at any instruction leaves no half-sent message behind.
 */
public final class ProgressLine implements ProgressListener {

    private static final long PATIENCE = 1_000_000_000L;
    private static final long PAUSE = PATIENCE / 2;

    /** Equal tasks, one after the other. */
    private record Ended(long units, long nanoseconds, int calls) {

        Ended and(Ended next) {
            return new Ended(units + next.units, nanoseconds + next.nanoseconds, calls + next.calls);
        }
    }

    private final LongSupplier clock;
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private String remark = "";
    private String lastCall = "";
    private Thread caller;
    private String task;
    private long busySince;
    private long begun;
    private long lastEnd;
    private long done;
    private long total;

    public ProgressLine() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds from any origin */
    ProgressLine(LongSupplier clock) {
        this.clock = clock;
        lastEnd = clock.getAsLong() - 2 * PAUSE;
    }

    @Override
    public synchronized void progress(String newTask, long nowDone, long ofTotal) {
        boolean own = caller == Thread.currentThread();
        boolean free = caller == null || !caller.isAlive();
        if (nowDone == 0 && (free || own && (!newTask.equals(task) || done > 0))) {
            begin(newTask);
            own = true;
        }
        if (own) {
            done = nowDone;
            total = ofTotal;
            if (done == total) {
                completed();
            }
        }
    }

    @Override
    public synchronized void stopped(String stoppedTask) {
        if (caller == Thread.currentThread()) {
            if (isRunning()) {
                remark = task + (caller.isInterrupted() ? ": interrupted at " : ": stopped at ") + Words.count(done) + " of "
                        + Words.count(total) + " after " + Words.time(clock.getAsLong() - begun);
            }
            lastCall = remark;
            free();
        }
    }

    /** Forgets the calls that have ended. */
    public synchronized void clear() {
        ended.clear();
        remark = "";
        lastCall = "";
    }

    /** Whether a call runs and work has lasted long enough to be shown. */
    public synchronized boolean isRunning() {
        return caller != null && clock.getAsLong() - busySince >= PATIENCE;
    }

    /** What to leave behind of the call that ended last; nothing if it did not last long. */
    synchronized String lastCall() {
        return lastCall;
    }

    /** One line about all calls, or nothing. */
    public synchronized String text() {
        Stream<String> before = ended.entrySet().stream()
                .filter(e -> e.getValue().nanoseconds() >= PATIENCE && !(isRunning() && e.getKey().equals(task)))
                .map(e -> summary(e.getKey(), e.getValue()));
        return Stream.concat(before, Stream.of(remark, isRunning() ? running() : "")).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void begin(String newTask) {
        begun = clock.getAsLong();
        if (begun - lastEnd > PAUSE) {
            busySince = begun;
        }
        caller = Thread.currentThread();
        task = newTask;
    }

    private void completed() {
        var call = new Ended(total, clock.getAsLong() - begun, 1);
        ended.merge(task, call, Ended::and);
        lastCall = call.nanoseconds >= PATIENCE ? summary(task, call) : "";
        free();
    }

    private void free() {
        lastEnd = clock.getAsLong();
        caller = null;
        done = 0;
    }

    private String running() {
        long elapsed = clock.getAsLong() - begun;
        Ended earlier = ended.get(task);
        String text = task + (earlier == null ? "" : " (call " + (earlier.calls + 1) + ")") + ": " + Words.count(done) + " of "
                + Words.count(total);
        return done == 0 ? text + ", " + Words.time(elapsed)
                : text + ", " + Words.rate(done * 1e9 / elapsed) + ", "
                        + Words.time((long) ((double) elapsed / done * (total - done))) + " left";
    }

    private static String summary(String task, Ended ended) {
        return task + ": " + Words.count(ended.units) + " in " + Words.time(ended.nanoseconds)
                + (ended.calls > 1 ? " (" + ended.calls + " calls)" : "");
    }
}
