package org.inverserg.markov;

import org.inverserg.parallel.Internal;

/**
 * A configuration and the updates that make a Markov chain of it.
 *
 * @hidden
 */
@Internal
public interface MarkovChain {

    /** What a person was waiting for when it is cancelled. */
    String TASK = "sampling";

    /** Starts a chain, with the random numbers of stream {@code key}. */
    void start(long key);

    /**
     * {@code count} sweeps.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    void sweep(int count);
}
