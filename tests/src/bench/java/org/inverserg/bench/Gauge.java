package org.inverserg.bench;

import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * What the machine itself gives: steps of xorshift generators, which a task is measured in. As far as their times vary, from machine to
 * machine and from minute to minute, those of all tasks do.
 */
public enum Gauge {

    /** One word after the other in registers: for tasks that follow bonds and clusters. */
    REGISTERS(1) {
        @Override
        void steps(long[] state) {
            long word = state[0];
            for (int i = 0; i < STEPS; i++) {
                word ^= word << 13;
                word ^= word >>> 7;
                word ^= word << 17;
            }
            state[0] = word;
        }
    },

    /** Rows of words in the nearest cache, as many at once as the vectors of the processor hold: for tasks that do the same to all sites. */
    VECTORS(1024) {
        @Override
        void steps(long[] state) {
            for (int round = 0; round < STEPS / state.length; round++) {
                for (int i = 0; i < state.length; i++) {
                    long word = state[i];
                    word ^= word << 13;
                    word ^= word >>> 7;
                    word ^= word << 17;
                    state[i] = word;
                }
            }
        }
    };

    private static final int STEPS = 1 << 20;

    private final int words;

    Gauge(int words) {
        this.words = words;
    }

    abstract void steps(long[] state);

    /** The gauge on the library's threads, as the task has them; a run of it does {@link #work} steps. */
    ParallelWork<long[]> onThreads() {
        IntFunction<long[]> state = thread -> LongStream.rangeClosed(1, words).map(i -> i + (long) words * thread).toArray();
        return new ParallelWork<>(state);
    }

    static double work() {
        return (double) ParallelWork.PIECES * STEPS;
    }
}
