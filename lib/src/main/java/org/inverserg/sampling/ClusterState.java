package org.inverserg.sampling;

/** One Ising configuration and the cluster algorithm that updates it. */
interface ClusterState extends MarkovChain {

    /** The spins after the last sweep. Not a copy. */
    SpinRows rows();
}
