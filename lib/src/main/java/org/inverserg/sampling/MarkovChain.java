package org.inverserg.sampling;

/** A configuration and the updates that make a Markov chain of it. */
interface MarkovChain {

    /** Starts a chain, with the random numbers of stream {@code key}. */
    void start(long key);

    /**
     * {@code count} sweeps.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    void sweep(int count);
}
