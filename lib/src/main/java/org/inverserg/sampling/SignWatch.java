package org.inverserg.sampling;

import org.inverserg.markov.CheckerboardField;
import org.inverserg.markov.MarkovChain;

/** A φ⁴ chain that is watched for signs that do not turn. */
final class SignWatch implements MarkovChain {

    private final PhiFourState state;
    private final int[] negative;
    private int steps;

    SignWatch(PhiFourState state) {
        this.state = state;
        negative = new int[state.field().values().length];
    }

    @Override
    public void start(long key) {
        state.start(key);
    }

    @Override
    public void sweep(int count) {
        for (int step = 0; step < count; step++) {
            state.sweep(1);
            float[] values = field().values();
            for (int site = 0; site < negative.length; site++) {
                negative[site] += Float.floatToRawIntBits(values[site]) >>> Integer.SIZE - 1;
            }
            steps++;
        }
    }

    CheckerboardField field() {
        return state.field();
    }

    /** The square of a site's mean sign, averaged over sites: 1 if none ever turned, about 2τ/(number of steps) if they are forgotten within τ. */
    double persistence() {
        double sum = 0;
        for (int count : negative) {
            double mean = 1 - 2.0 * count / steps;
            sum += mean * mean;
        }
        return sum / negative.length;
    }
}
