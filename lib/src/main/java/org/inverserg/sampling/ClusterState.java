package org.inverserg.sampling;

/** One Ising configuration and the cluster algorithm that updates it. */
interface ClusterState {

    /** Starts a chain, with the random numbers of stream {@code key}. */
    void start(long key);

    /**
     * {@code count} sweeps.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    void sweep(int count);

    /** The spins after the last sweep. Not a copy. */
    SpinRows rows();
}
