package org.inverserg.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Prints a line for each benchmark that is done, and keeps what JMH says besides for the case that one fails. */
final class RowByRow implements OutputFormat {

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();

    RowByRow(PrintStream out) {
        this.out = out;
    }

    /** The rows so far, in the order in which they were measured. */
    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What JMH and the benchmarks printed since the last row. */
    String said() {
        return said.toString();
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        if (result != null) {
            Row row = Row.of(result);
            rows.add(row);
            out.println(row.line());
            said.setLength(0);
        }
    }

    @Override
    public void print(String text) {
        said.append(text);
    }

    @Override
    public void println(String text) {
        said.append(text).append(System.lineSeparator());
    }

    @Override
    public void verbosePrintln(String text) {
        println(text);
    }

    @Override
    public void write(int character) {
        said.append((char) character);
    }

    @Override
    public void write(byte[] bytes) {
        said.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    @Override
    public void startRun() {
        out.println(Row.header());
    }

    @Override
    public void endRun(Collection<RunResult> results) {
        // every row was printed when it was done
    }

    @Override
    public void startBenchmark(BenchmarkParams parameters) {
        // a row is printed when it is done
    }

    @Override
    public void iteration(BenchmarkParams parameters, IterationParams iteration, int number) {
        // iterations are not shown
    }

    @Override
    public void iterationResult(BenchmarkParams parameters, IterationParams iteration, int number, IterationResult result) {
        // iterations are not shown
    }
}
