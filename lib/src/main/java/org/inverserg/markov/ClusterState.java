package org.inverserg.markov;

import org.inverserg.parallel.Internal;

/**
 * One Ising configuration and the cluster algorithm that updates it.
 *
 * @hidden
 */
@Internal
public interface ClusterState extends MarkovChain {

    /** The spins after the last sweep. Not a copy. */
    SpinRows rows();
}
