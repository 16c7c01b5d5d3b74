package org.inverserg.lattice;

/**
 * Takes configurations batch by batch. Belongs to one thread, which may do several runs of batches one after the other.
 *
 * @param <R> what is made of a run
 */
public interface BatchSink<R> {

    /**
     * Takes a batch; those of a run follow each other.
     *
     * @param batch number of the batch
     * @param lanes configurations in it, 64 but for the last batch
     * @param words L·L words as in {@link Spins}; the sink may keep them
     */
    void accept(int batch, int lanes, long[] words);

    /** What was made of the run, which ends here. */
    R finish();
}
