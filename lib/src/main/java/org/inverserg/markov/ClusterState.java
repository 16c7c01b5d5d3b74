package org.inverserg.markov;

/** One Ising configuration and the cluster algorithm that updates it. */
public interface ClusterState extends MarkovChain {

    /** The spins after the last sweep. Not a copy. */
    SpinRows rows();
}
