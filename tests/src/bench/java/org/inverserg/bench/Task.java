package org.inverserg.bench;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.inverserg.parallel.Parallel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a benchmark measures: a call of the library, in turns with its gauge. The times are told per unit of its work; judged is how many
 * steps of the gauge a unit takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx2g", "-Djava.awt.headless=true"})
@Warmup(iterations = 14, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public abstract class Task {

    private ParallelWork<long[]> steps;
    private boolean ownTurn;

    /** The threads come before anything is prepared. */
    @Setup
    public void prepareGauge() {
        Parallel.setThreads(threads());
        steps = gauge().onThreads();
    }

    /** Of the iterations, the first is the task's, the second the gauge's, and so on. */
    @Setup(Level.Iteration)
    public void takeTurns() {
        ownTurn = !ownTurn;
    }

    @Benchmark
    public Object inTurns() {
        if (ownTurn) {
            return run();
        }
        steps.run(gauge()::steps);
        return steps;
    }

    /** The call that is measured. */
    public abstract Object run();

    /** What is done, with the kernel and the size, e.g. {@code dream k=3 L=1024}. */
    public abstract String name();

    /** Units of work in one call. */
    public abstract double work();

    /** The unit of the figures, e.g. {@code ns/spin}: nanoseconds for each unit of work. */
    public abstract String unit();

    /** The library's threads. */
    public int threads() {
        return 1;
    }

    /** What the task is measured in. */
    public Gauge gauge() {
        return Gauge.VECTORS;
    }

    /** As many steps of the gauge as a unit may take; empty where that is not judged. */
    public OptionalDouble limit() {
        return OptionalDouble.empty();
    }
}
