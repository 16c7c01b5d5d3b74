package org.inverserg.parallel;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far one long call has come. Its work counts the steps that are done, from any thread; the {@link ProgressListener} is told
 * on the thread that made the call, several times a second.
 *
 * <p>Steps are what the work is made of, a sweep say; people are told in units of the result, configurations say. Where these are
 * too few to show life, people are told in steps.
 */
public final class Progress {

    static final long MILLISECONDS_BETWEEN_REPORTS = 100;

    private static final int FEWEST_UNITS = 100;
    private static final long NANOSECONDS_BETWEEN_REPORTS = MILLISECONDS_BETWEEN_REPORTS * 1_000_000;

    private final String task;
    private final long total;
    private final long steps;
    private final LongAdder done = new LongAdder();
    private final Thread caller;
    private long lastReport = System.nanoTime();
    /** Whether the call has begun; on its own thread only. */
    private boolean running;

    private Progress(String task, long total, long steps, Thread caller) {
        this.task = Require.given(task, "the task of a progress");
        this.total = total;
        this.steps = steps;
        this.caller = caller;
    }

    /** Of a call with {@code total} units, each of one step. To be made on the thread that makes the call. */
    public static Progress of(String task, long total) {
        return of(task, total, total);
    }

    /** Of a call with {@code total} units that take {@code steps} steps in all. */
    public static Progress of(String task, long total, long steps) {
        return new Progress(task, total < FEWEST_UNITS ? steps : total, steps, Thread.currentThread());
    }

    /** Of which nobody is told: that of a part of a call that tells of the whole. */
    public static Progress untold(String task) {
        return new Progress(task, 1, 1, null);
    }

    /** Counts {@code more} steps. From any thread. */
    public void count(long more) {
        done.add(more);
        // On one thread the work and the call are the same, and nobody else would tell in the middle of a batch.
        if (Thread.currentThread() == caller && System.nanoTime() - lastReport > NANOSECONDS_BETWEEN_REPORTS) {
            report();
        }
    }

    /** Counts the steps that {@code parts} of {@code of} equal parts of the call take on average: they were done elsewhere. From any thread. */
    public void countElsewhere(long parts, long of) {
        done.add((long) ((double) parts / of * steps));
    }

    /** What is done, for people and messages. */
    public String task() {
        return task;
    }

    /** Runs the call: tells its beginning and its end, or that it stopped. Parts of the call that do so too are told as parts of the whole. */
    public void during(Runnable call) {
        Require.given(call, "a call");
        if (running) {
            call.run();
            return;
        }
        boolean whole = false;
        running = true;
        report();
        try {
            call.run();
            whole = true;
        } finally {
            running = false;
            if (whole) {
                complete();
            } else {
                stopped();
            }
        }
    }

    /** Tells the listener how far the work is; that all is done is left to {@link #during}. On the thread that made the call. */
    public void report() {
        lastReport = System.nanoTime();
        long counted = done.sum();
        long units = steps == total ? counted : (long) ((double) counted / steps * total);
        Parallel.progressListener().progress(task, Math.min(units, total - 1), total);
    }

    private void complete() {
        Parallel.progressListener().progress(task, total, total);
    }

    private void stopped() {
        Parallel.progressListener().stopped(task);
    }
}
