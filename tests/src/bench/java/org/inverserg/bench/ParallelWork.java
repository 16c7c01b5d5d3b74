package org.inverserg.bench;

import java.util.function.IntConsumer;
import org.inverserg.parallel.Batches;

/** Independent pieces of work on the library's threads. */
final class ParallelWork {

    private ParallelWork() {
    }

    /** Does {@code work} for 0 … {@code count} − 1, on as many threads as are set. */
    static void run(int count, IntConsumer work) {
        Batches.run("benchmark", count, () -> work, (own, index) -> {
            own.accept(index);
            return index;
        }, (index, result) -> { });
    }
}
