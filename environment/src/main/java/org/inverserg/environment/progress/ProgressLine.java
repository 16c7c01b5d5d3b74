package org.inverserg.environment.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.parallel.ProgressListener;

/**
 * What to say about the calls since the last {@link #clear}: {@code sampling L = 32: 8320 of 20 000, 2600/s, 4 s left} while one
 * runs, {@code sampling L = 32: 20 000 in 7.7 s} when it is done. Nothing about calls that last less than a second.
 *
 * <p>For any number of threads that make calls: the first is followed until its call ends, the others are not mentioned. Only
 * keeps what it is told, so that a thread that is stopped at any instruction leaves no half-sent message behind.
 */
public final class ProgressLine implements ProgressListener {

    private static final long PATIENCE = 1_000_000_000L;

    /** Equal tasks, one after the other. */
    private record Ended(long units, long nanoseconds, int calls) {

        Ended and(Ended next) {
            return new Ended(units + next.units, nanoseconds + next.nanoseconds, calls + next.calls);
        }
    }

    private final LongSupplier clock;
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private String last = "";
    private Thread caller;
    private String task;
    private long begun;
    private long done;
    private long total;

    public ProgressLine() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds from any origin */
    ProgressLine(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void progress(String newTask, long nowDone, long ofTotal) {
        if (nowDone == 0 && (caller == null || !caller.isAlive() || caller == Thread.currentThread())) {
            if (caller != Thread.currentThread() || !newTask.equals(task) || done > 0) {
                begun = clock.getAsLong();
            }
            caller = Thread.currentThread();
            task = newTask;
        }
        if (caller == Thread.currentThread()) {
            done = nowDone;
            total = ofTotal;
            if (done == total) {
                end("");
            }
        }
    }

    @Override
    public synchronized void stopped(String stoppedTask) {
        if (caller == Thread.currentThread()) {
            end((caller.isInterrupted() ? "interrupted at " : "stopped at ") + Words.count(done) + " of " + Words.count(total)
                    + " after " + Words.time(elapsed()));
        }
    }

    /** Forgets the calls that have ended. */
    public synchronized void clear() {
        ended.clear();
        last = "";
    }

    /** Whether a call runs that has lasted long enough to be shown. */
    public synchronized boolean isRunning() {
        return caller != null && elapsed() >= PATIENCE;
    }

    /** One line, or nothing. */
    public synchronized String text() {
        Stream<String> before = ended.entrySet().stream().map(e -> summary(e.getKey(), e.getValue()));
        Stream<String> now = Stream.of(last, isRunning() ? running() : "").filter(part -> !part.isEmpty());
        return Stream.concat(before, now).collect(Collectors.joining("; "));
    }

    private void end(String remark) {
        if (elapsed() >= PATIENCE) {
            if (remark.isEmpty()) {
                ended.merge(task, new Ended(total, elapsed(), 1), Ended::and);
            } else {
                last = task + ": " + remark;
            }
        }
        caller = null;
        task = null;
        done = 0;
    }

    private String running() {
        long elapsed = elapsed();
        String text = task + ": " + Words.count(done) + " of " + Words.count(total);
        return done == 0 ? text + ", " + Words.time(elapsed)
                : text + ", " + Words.rate(done * 1e9 / elapsed) + ", "
                        + Words.time((long) ((double) elapsed / done * (total - done))) + " left";
    }

    private static String summary(String task, Ended ended) {
        return task + ": " + Words.count(ended.units) + " in " + Words.time(ended.nanoseconds)
                + (ended.calls > 1 ? " (" + ended.calls + " calls)" : "");
    }

    private long elapsed() {
        return clock.getAsLong() - begun;
    }
}
