package org.inverserg.sampling;

import org.inverserg.markov.CheckerboardField;
import org.inverserg.markov.MarkovChain;
import org.inverserg.markov.PhiFourChain;
import org.inverserg.model.PhiFourAction;

/** A φ⁴ chain whose sweep is a step of a certain mix of updates. */
final class PhiFourState implements MarkovChain {

    private final PhiFourChain chain;
    private final PhiFourTimes.Mix mix;

    PhiFourState(PhiFourAction action, int size, PhiFourTimes.Mix mix, PhiFourTimes.Moves moves) {
        chain = new PhiFourChain(action, size, moves.width());
        this.mix = mix;
    }

    /** The memory of one object, in bytes: the chain, and a copy of its field row by row. */
    static long bytes(int size) {
        return PhiFourChain.bytes(size) + (long) Float.BYTES * size * size;
    }

    @Override
    public void start(long key) {
        chain.start(key);
    }

    @Override
    public void sweep(int count) {
        chain.step(count, mix.sweeps(), mix.clusters());
    }

    CheckerboardField field() {
        return chain.field();
    }
}
