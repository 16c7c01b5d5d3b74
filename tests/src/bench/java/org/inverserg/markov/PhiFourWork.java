package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.RandomBits;

/** A φ⁴ chain at point A for benchmarks: opens the updates of the package to them. */
public final class PhiFourWork {

    private static final int THERMALIZATION = 200;

    private final CheckerboardField field;
    private final RandomBits random;
    private final PhiFourMetropolis metropolis = new PhiFourMetropolis(PhiFourAction.CRITICAL_A);
    private final SignClusters clusters;
    /** The last cluster of a call goes beyond what was asked for; the next call does less by that. */
    private long ahead;

    /** A chain that has forgotten its start. */
    public PhiFourWork(int size, long key) {
        var chain = new PhiFourChain(PhiFourAction.CRITICAL_A, size);
        chain.start(key);
        chain.step(THERMALIZATION, 1, 5);
        field = chain.field();
        clusters = new SignClusters(PhiFourAction.CRITICAL_A, field);
        random = new RandomBits(key + 1);
    }

    /** Does {@code sweeps} Metropolis sweeps. */
    public void sweep(int sweeps) {
        for (int i = 0; i < sweeps; i++) {
            metropolis.sweep(field, random);
        }
    }

    /** Flips clusters until {@code sites} sites are flipped, counted over all calls. */
    public void flip(long sites) {
        while (ahead < sites) {
            ahead += clusters.flip(random);
        }
        ahead -= sites;
    }
}
