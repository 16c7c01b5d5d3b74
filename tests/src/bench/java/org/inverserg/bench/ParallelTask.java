package org.inverserg.bench;

import org.inverserg.parallel.Parallel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A call that the library spreads over its own threads. */
public abstract class ParallelTask extends Task {

    @Param({"1", "2"})
    public int threads;

    /** Sets the number of threads before anything is prepared. */
    @Setup
    public void useThreads() {
        Parallel.setThreads(threads);
    }

    @Override
    public int threads() {
        return threads;
    }
}
