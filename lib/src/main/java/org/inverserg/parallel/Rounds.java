package org.inverserg.parallel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
    /** Batches that take microseconds are handed over several at a time, or handing them over would take as long as they do. */
    private static final int MOST_TOGETHER = 8;
    private static final int PORTIONS_PER_THREAD = 32;

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
        Require.given(work, "the work of a batch");
        Require.given(merge, "what takes the results of batches");
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
        var waiting = new ArrayDeque<Future<List<R>>>();
        int portion = Math.max(1, Math.min(MOST_TOGETHER, count / (PORTIONS_PER_THREAD * threads)));
        int submitted = 0;
        int merged = 0;
        while (merged < count) {
            while (submitted < count && waiting.size() < WAITING_PER_THREAD * threads) {
                int end = Math.min(submitted + portion, count);
                waiting.add(submit(work, submitted, end));
                submitted = end;
            }
            for (R result : await(waiting.remove())) {
                merge.accept(merged++, result);
            }
        }
    }

    private <R> Future<List<R>> submit(Batches.Work<S, R> work, int first, int end) {
        return pool.submit(() -> {
            var results = new ArrayList<R>();
            for (int batch = first; batch < end; batch++) {
                Batches.poll(progress.task());
                results.add(work.run(scratch.get(), batch));
            }
            return results;
        });
    }

    /** Batches may last for minutes: their progress is told while they are waited for. */
    private <R> R await(Future<R> portion) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return portion.get(Progress.MILLISECONDS_BETWEEN_REPORTS, TimeUnit.MILLISECONDS);
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
