package org.inverserg.parallel;

import java.util.function.Supplier;

/**
 * Where the batches of long calls run. The caller merges their results, batch 0 first, so the bits do not depend on the engine.
 * {@link Parallel#setEngine} chooses one.
 */
public interface Engine {

    /** The threads of this process: the usual engine. */
    static Engine threads() {
        return ThreadEngine.ONLY;
    }

    /**
     * Runs all batches and merges their results on the calling thread.
     *
     * @throws CancelledException if the calling thread is or gets interrupted
     * @throws StoppedException   if the engine was told to {@linkplain #stop() stop}
     */
    <S, R> void run(Progress progress, Job<S, R> job, Batches.Merge<R> merge);

    /**
     * Runs a call that may turn out to need no batches, because what they give is kept somewhere. Engines that number calls number this one, so that
     * the numbers of the calls after it do not depend on what is kept.
     */
    default <T> T within(Supplier<T> call) {
        return Require.given(call, "a call").get();
    }

    /**
     * Asks the engine to end the call that runs, and those that come, with a {@link StoppedException} as soon as nothing is lost by it.
     *
     * @return whether it will: false where a call that is stopped would have to begin anew
     */
    default boolean stop() {
        return false;
    }
}
