package org.inverserg.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks of this package, prints their times as a table and writes them to a CSV file. */
public final class Bench {

    /** What one benchmark took for a unit of its work: median, fastest and slowest of its iterations. */
    record Row(String task, int threads, String unit, double median, double min, double max) {

        static Row of(RunResult result) {
            BenchmarkParams parameters = result.getParams();
            Statistics times = result.getPrimaryResult().getStatistics();
            Task task = task(parameters);
            return new Row(task.name(), task.threads, task.unit(), times.getPercentile(50) / task.work(),
                    times.getMin() / task.work(), times.getMax() / task.work());
        }

        /** The benchmark with its parameters, which knows the name and the amount of its work. */
        private static Task task(BenchmarkParams parameters) {
            String method = parameters.getBenchmark();
            try {
                Class<?> type = Class.forName(method.substring(0, method.lastIndexOf('.')));
                Task task = (Task) type.getDeclaredConstructor().newInstance();
                for (String key : parameters.getParamsKeys()) {
                    Field field = type.getField(key);
                    String value = parameters.getParam(key);
                    field.set(task, field.getType() == int.class ? (Object) Integer.valueOf(value) : value);
                }
                return task;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read the parameters of " + method, e);
            }
        }

        String csv() {
            return String.format(Locale.ROOT, "%s,%d,%s,%.6g,%.6g,%.6g", task, threads, unit, median, min, max);
        }

        String line(int width) {
            return String.format(Locale.ROOT, "%-" + width + "s %8d  %-14s %12.4g %12.4g %12.4g",
                    task, threads, unit, median, min, max);
        }
    }

    private Bench() {
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments the CSV file to write, then parts of names; without a part, all benchmarks run
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        if (arguments.length == 0) {
            System.err.println("Bench needs the CSV file to write as its first argument, got none; use environment/bench.");
            System.exit(2);
        }
        ChainedOptionsBuilder options = new OptionsBuilder().verbosity(VerboseMode.NORMAL).shouldFailOnError(true);
        if (arguments.length == 1) {
            options.include("org\\.inverserg\\.");
        }
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            options.include(Pattern.quote(name));
        }
        try {
            List<Row> rows = rows(new Runner(options.build()).run());
            print(rows, System.out);
            write(rows, Path.of(arguments[0]));
        } catch (NoBenchmarksException e) {
            System.err.println("There is no benchmark whose name contains one of "
                    + List.of(arguments).subList(1, arguments.length) + "; leave the names out to run and see all.");
            System.exit(1);
        }
    }

    private static List<Row> rows(Collection<RunResult> results) {
        return results.stream().map(Row::of).toList();
    }

    private static void print(List<Row> rows, PrintStream out) {
        int width = rows.stream().mapToInt(row -> row.task().length()).max().orElse(4);
        out.println();
        out.printf("%-" + width + "s %8s  %-14s %12s %12s %12s%n", "task", "threads", "unit", "median", "min", "max");
        rows.forEach(row -> out.println(row.line(width)));
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("task,threads,unit,median,min,max");
        rows.forEach(row -> lines.add(row.csv()));
        Files.write(file, lines);
        System.out.println("\nWritten to " + file);
    }
}
