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
 * Lists of batches, one list after the other, on threads that stay: for work that goes in short steps of which each needs what the
 * step before has given, as the steps of an optimizer do. Within a round it is as in {@link Batches#run}. To be had from {@link Batches#inRounds}.
 *
 * @param <S> a thread's working memory, kept from round to round
 */
public final class Rounds<S> implements AutoCloseable {

    private static final int WAITING_PER_THREAD = 4;

    private final Progress progress;
    private final int threads;
    private final ThreadLocal<S> scratch;
    private final ExecutorService pool;

    /**
     * @param progress is told while a round lasts
     * @param most     batches in the largest round
     * @param scratch  makes a thread's working memory
     */
    Rounds(Progress progress, int most, Supplier<S> scratch) {
        this.progress = progress;
        this.scratch = ThreadLocal.withInitial(scratch);
        threads = Math.min(Parallel.threads(), most);
        pool = threads <= 1 ? null : Executors.newFixedThreadPool(threads, Workers::thread);
    }

    /**
     * Runs {@code count} batches and merges their results in order, on the calling thread.
     *
     * @throws CancelledException if the calling thread is or gets interrupted
     */
    public <R> void run(int count, Batches.Work<S, R> work, Batches.Merge<R> merge) {
        Batches.poll(progress.task());
        if (pool == null) {
            runHere(count, work, merge);
            return;
        }
        try {
            runOnPool(count, work, merge);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(progress.task());
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private <R> void runHere(int count, Batches.Work<S, R> work, Batches.Merge<R> merge) {
        for (int batch = 0; batch < count; batch++) {
            Batches.poll(progress.task());
            merge.accept(batch, work.run(scratch.get(), batch));
        }
    }

    private <R> void runOnPool(int count, Batches.Work<S, R> work, Batches.Merge<R> merge)
            throws InterruptedException, ExecutionException {
        var waiting = new ArrayDeque<Future<R>>();
        int next = 0;
        for (int batch = 0; batch < count; batch++) {
            while (next < count && waiting.size() < WAITING_PER_THREAD * threads) {
                waiting.add(submit(work, next++));
            }
            merge.accept(batch, await(waiting.remove()));
        }
    }

    private <R> Future<R> submit(Batches.Work<S, R> work, int batch) {
        Callable<R> call = () -> work.run(scratch.get(), batch);
        return pool.submit(call);
    }

    /** A batch may last for minutes: its progress is told while it is waited for. */
    private <R> R await(Future<R> batch) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return batch.get(Progress.MILLISECONDS_BETWEEN_REPORTS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.report();
            }
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** Stops what still runs and waits for it, so that its memory is free when the call is left. */
    @Override
    public void close() {
        if (pool == null) {
            return;
        }
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
