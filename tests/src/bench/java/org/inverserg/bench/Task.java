package org.inverserg.bench;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a benchmark measures: a call of the library, told in time per unit of its work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx2g", "-Djava.awt.headless=true"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Task {

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

    /** The figure that one thread is to reach, on a processor of 2023 with 512-bit vectors; empty where there is no such aim. */
    public OptionalDouble aim() {
        return OptionalDouble.empty();
    }
}
