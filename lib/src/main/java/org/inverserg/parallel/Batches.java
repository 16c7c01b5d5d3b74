package org.inverserg.parallel;

import java.util.function.Consumer;
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

    /**
     * The number of batches that hold {@code configurations}, the last of them perhaps not full.
     *
     * @throws IllegalArgumentException if the number of configurations is negative
     */
    public static int count(int configurations) {
        Require.that(configurations >= 0, "the number of configurations must be at least 0", configurations, "count what there is");
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
        Require.given(merge, "what takes the results of batches");
        var progress = Progress.of(task, count);
        run(progress, count, scratch, work, (batch, result) -> {
            merge.accept(batch, result);
            progress.count(1);
        });
    }

    /** The same for work that counts its progress itself, in finer steps or in other units than batches. */
    public static <S, R> void run(Progress progress, int count, Supplier<S> scratch, Work<S, R> work, Merge<R> merge) {
        Require.given(work, "the work of a batch");
        Require.given(merge, "what takes the results of batches");
        Require.that(count >= 0, "the number of batches must be at least 0", count, "count what there is");
        inRounds(progress, count, scratch, rounds -> rounds.run(count, work, (batch, result) -> {
            merge.accept(batch, result);
            if (batch < count - 1) {
                progress.report();
            }
        }));
    }

    /**
     * The same for a long call that takes nothing but the results of its batches: it runs on the {@linkplain Parallel#engine() engine}, be it the
     * threads of this process or others beside it.
     *
     * @throws StoppedException if the engine was asked to stop
     */
    public static <S, R> void anywhere(Progress progress, Job<S, R> job, Merge<R> merge) {
        Require.given(progress, "the progress of a call");
        Require.given(job, "the batches of a call");
        Require.given(merge, "what takes the results of batches");
        Parallel.engine().run(progress, job, merge);
    }

    /**
     * A long call made of rounds: tells its progress from the beginning to the end, or that it stopped.
     *
     * @param progress is counted by the work
     * @param most     batches in the largest round
     * @param scratch  makes a thread's working memory, kept from round to round
     * @throws CancelledException if the calling thread is or gets interrupted
     */
    public static <S> void inRounds(Progress progress, int most, Supplier<S> scratch, Consumer<Rounds<S>> call) {
        Require.given(progress, "the progress of a call");
        Require.given(scratch, "what makes a thread's working memory");
        Require.given(call, "the call that runs rounds");
        progress.during(() -> {
            try (var rounds = new Rounds<>(progress, most, scratch)) {
                call.accept(rounds);
            }
        });
    }

    /** To be called now and then from loops that last: throws {@link CancelledException} when the work is to stop. */
    public static void poll(String task) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(task);
        }
    }
}
