package org.inverserg.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inverserg.notebook.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** How long a notebook waits for a table of results to be made ready to show. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BundleBenchmark {

    private final Table table = Table.create("observables",
            DoubleColumn.create("L", IntStream.range(0, 100).asDoubleStream().toArray()),
            DoubleColumn.create("chi", IntStream.range(0, 100).mapToDouble(Math::sqrt).toArray()));

    /** A table of 100 rows. */
    @Benchmark
    public Map<String, String> table() {
        return Bundle.of(table);
    }
}
