package org.inverserg.lattice;

import java.util.Optional;
import java.util.function.Supplier;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;

/**
 * Configurations that can be gone through batch by batch: kept ones, as {@link Spins} are, or ones that are made on the way and
 * not kept, so that memory does not grow with their number. The second time the same ones come again.
 */
public interface SpinStream {

    /** The linear size L. */
    int size();

    /** The number of configurations. */
    int count();

    /** The model they were sampled from; none for configurations that were given, blocked or made from others. */
    default Optional<IsingModel> model() {
        return Optional.empty();
    }

    /** τ_int of neighbours in configurations: ½ where they are independent, as those of a chain are that is thinned enough. */
    default double correlation() {
        return 0.5;
    }

    /** The bins that errors are made from, long against {@link #correlation()}. */
    default Bins bins() {
        return Bins.of(count(), correlation());
    }

    /** Of the configurations, known before the first of them is made. */
    Provenance provenance();

    /**
     * Goes through all configurations in runs of neighbouring batches, on all threads.
     *
     * @param task  what is done, for progress and messages
     * @param sinks makes a thread's sink
     * @param merge takes what the sinks made of the runs, in order, on the calling thread
     * @throws org.inverserg.parallel.CancelledException if the calling thread is or gets interrupted
     */
    <R> void forEachBatch(String task, Supplier<BatchSink<R>> sinks, Batches.Merge<R> merge);

    /**
     * The same where only results matter: configurations that have to be made are made wherever the {@link org.inverserg.parallel.Engine} runs its batches.
     *
     * @throws IllegalArgumentException if it is not said what is made of the batches
     */
    default <R> void forEachBatch(String task, BatchWork<R> work, Batches.Merge<R> merge) {
        forEachBatch(task, (Supplier<BatchSink<R>>) Require.given(work, "what is made of the batches"), merge);
    }
}
