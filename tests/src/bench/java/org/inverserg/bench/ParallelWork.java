package org.inverserg.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Parallel;

/**
 * Independent pieces of work on the library's threads: so many that neither the start of the threads nor the wait for the last of them
 * weighs more than it does in the library's calls.
 *
 * @param <S> what a thread works with
 */
final class ParallelWork<S> {

    /** Pieces of work in a call of {@link #run}. */
    static final int PIECES = 8;

    private final List<S> scratch;

    /** @param scratch makes what thread 0, 1, … works with, for as many as are set */
    ParallelWork(IntFunction<S> scratch) {
        this.scratch = IntStream.range(0, Parallel.threads()).mapToObj(scratch).toList();
    }

    /** Does {@code work} {@value #PIECES} times. */
    void run(Consumer<S> work) {
        var next = new AtomicInteger();
        Batches.run("benchmark", PIECES, () -> scratch.get(next.getAndIncrement()), (own, index) -> {
            work.accept(own);
            return index;
        }, (index, result) -> { });
    }
}
