package org.inverserg.parallel;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs a list of independent batches on all threads and merges their results in the order of the list.
 *
 * <p>Only a few results wait for their turn at any time, so memory does not grow with the number of batches. If the calling
 * thread is interrupted, the batches are stopped and {@link CancelledException} is thrown.
 */
public final class Batches {

    /** Configurations in a batch: one for each bit of a {@code long}. */
    public static final int WIDTH = Long.SIZE;

    private static final int WAITING_PER_THREAD = 4;

    /** The work of one batch. {@code scratch} belongs to the thread and holds what is worth keeping between batches. */
    @FunctionalInterface
    public interface Work<S, R> {
        R run(S scratch, int batch);
    }

    /** Takes the results, batch 0 first, on the calling thread. */
    @FunctionalInterface
    public interface Merge<R> {
        void accept(int batch, R result);
    }

    private Batches() {
    }

    /** The number of batches that hold {@code configurations}, the last of them perhaps not full. */
    public static int count(int configurations) {
        return (int) ((configurations - 1L + WIDTH) / WIDTH);
    }

    /** The number of configurations in batch {@code batch} of an ensemble of {@code configurations}. */
    public static int lanes(int configurations, int batch) {
        return Math.min(WIDTH, configurations - batch * WIDTH);
    }

    /**
     * @param task    what is done, for progress and messages
     * @param count   number of batches
     * @param scratch makes a thread's working memory
     * @throws CancelledException if the calling thread is or gets interrupted
     */
    public static <S, R> void run(String task, int count, Supplier<S> scratch, Work<S, R> work, Merge<R> merge) {
        var progress = Progress.of(task, count);
        run(progress, count, scratch, work, (batch, result) -> {
            merge.accept(batch, result);
            progress.count(1);
        });
    }

    /** The same for work that counts its progress itself, in finer steps or in other units than batches. */
    public static <S, R> void run(Progress progress, int count, Supplier<S> scratch, Work<S, R> work, Merge<R> merge) {
        int threads = Math.min(Parallel.threads(), count);
        boolean whole = false;
        progress.report();
        try {
            if (threads <= 1) {
                runHere(progress, count, scratch, work, merge);
            } else {
                runOn(threads, progress, count, scratch, work, merge);
            }
            whole = true;
            progress.complete();
        } finally {
            if (!whole) {
                progress.stopped();
            }
        }
    }

    /** To be called now and then from loops that last: throws {@link CancelledException} when the work is to stop. */
    public static void poll(String task) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(task);
        }
    }

    private static <S, R> void runHere(Progress progress, int count, Supplier<S> scratch, Work<S, R> work, Merge<R> merge) {
        var own = scratch.get();
        for (int batch = 0; batch < count; batch++) {
            poll(progress.task());
            merge.accept(batch, work.run(own, batch));
            reportUnlessLast(progress, batch, count);
        }
    }

    private static <S, R> void runOn(int threads, Progress progress, int count, Supplier<S> scratch, Work<S, R> work, Merge<R> merge) {
        ThreadLocal<S> own = ThreadLocal.withInitial(scratch);
        ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::thread);
        try {
            var waiting = new ArrayDeque<Future<R>>();
            int next = 0;
            for (int batch = 0; batch < count; batch++) {
                while (next < count && waiting.size() < WAITING_PER_THREAD * threads) {
                    waiting.add(submit(pool, own, work, next++));
                }
                merge.accept(batch, await(waiting.remove(), progress));
                reportUnlessLast(progress, batch, count);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(progress.task());
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            end(pool);
        }
    }

    private static void reportUnlessLast(Progress progress, int batch, int count) {
        if (batch < count - 1) {
            progress.report();
        }
    }

    /** A batch may last for minutes: its progress is told while it is waited for. */
    private static <R> R await(Future<R> batch, Progress progress) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return batch.get(Progress.MILLISECONDS_BETWEEN_REPORTS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.report();
            }
        }
    }

    private static <S, R> Future<R> submit(ExecutorService pool, ThreadLocal<S> own, Work<S, R> work, int batch) {
        Callable<R> call = () -> work.run(own.get(), batch);
        return pool.submit(call);
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** Stops what still runs and waits for it, so that its memory is free when the call is left. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
