package org.inverserg.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks, each in turns with its gauge, prints their times and steps as a table and writes them to a CSV file. */
public final class Bench {

    /** How much the cost of a spin may depend on the size of the dream. */
    private static final double COST_OF_SIZE = 1.3;

    /** What other rows have the parts of, or is a part of; to be had by name. */
    private static final String ONLY_BY_NAME = "(Training|Newton)Benchmark";

    private Bench() {
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments the CSV file to write, then parts of names; without a part, all benchmarks run but those of training
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("Bench needs the CSV file to write as its first argument, got none; use environment/bench.");
            System.exit(2);
        }
        List<String> names = List.of(arguments).subList(1, arguments.length);
        var output = new RowByRow(System.out);
        try {
            new Runner(options(names), output).run();
        } catch (NoBenchmarksException e) {
            System.err.println("There is no benchmark whose name contains one of " + names + "; leave the names out to run and see all.");
            System.exit(1);
        } catch (RunnerException e) {
            System.err.println(output.said() + "A benchmark failed: " + e.getMessage());
            System.exit(1);
        }
        List<Row> rows = output.rows().stream()
                .sorted(Comparator.comparing((Row row) -> row.task().replaceAll("L=.*", "")).thenComparing(Row::threads)).toList();
        print(rows, System.out);
        write(rows, Path.of(arguments[0]));
    }

    private static Options options(List<String> names) {
        ChainedOptionsBuilder options = new OptionsBuilder().verbosity(VerboseMode.NORMAL).shouldFailOnError(true);
        if (names.isEmpty()) {
            options.include("org\\.inverserg\\.").exclude(ONLY_BY_NAME);
        }
        names.forEach(name -> options.include("(?i)" + Pattern.quote(name)));
        return options.build();
    }

    private static void print(List<Row> rows, PrintStream out) {
        out.println();
        out.println(Row.header());
        rows.forEach(row -> out.println(row.line()));
        out.printf("%nsteps: of the gauge, xorshift generators in vectors or registers, which ran in turns with the task;%n"
                + "       what is judged. The times depend on the machine and on what else it does, and are told only.%n");
        for (Row alone : rows) {
            rows.stream().filter(row -> alone.threads() == 1 && row.threads() == 2 && row.task().equals(alone.task())).forEach(row ->
                    out.printf(Locale.ROOT, "%-31s %.2f times as fast with two threads%n", row.task(), alone.median() / row.median()));
        }
        double[] bySize = rows.stream().filter(row -> row.task().startsWith(DreamSizeBenchmark.NAME)).mapToDouble(Row::steps).toArray();
        if (bySize.length > 1) {
            double ratio = Arrays.stream(bySize).max().getAsDouble() / Arrays.stream(bySize).min().getAsDouble();
            out.printf(Locale.ROOT, "a spin costs up to %.2f times as much in one size of dream as in another, to stay within %.1f%s%n",
                    ratio, COST_OF_SIZE, ratio > COST_OF_SIZE ? ": over" : "");
        }
        List<String> over = rows.stream().filter(Row::isOver).map(row -> row.task() + ", " + row.threads() + " threads").toList();
        out.println(over.isEmpty() ? "Nothing is over its limit." : "Over their limits: " + String.join("; ", over));
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Row.CSV_HEADER);
        rows.forEach(row -> lines.add(row.csv()));
        Files.write(file, lines);
        System.out.println("\nWritten to " + file);
    }
}
