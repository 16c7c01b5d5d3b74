package org.inverserg.bench;

import org.openjdk.jmh.annotations.Param;

/** A call that the library spreads over its own threads, as the gauge is. */
public abstract class ParallelTask extends Task {

    @Param({"1", "2"})
    public int threads;

    @Override
    public int threads() {
        return threads;
    }
}
