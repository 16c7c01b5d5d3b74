package org.inverserg.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks, prints their times as a table beside what they are to reach and how much two threads gain, and writes them to a CSV file. */
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
        names.forEach(name -> options.include(Pattern.quote(name)));
        return options.build();
    }

    private static void print(List<Row> rows, PrintStream out) {
        out.println();
        out.println(Row.header());
        for (Row row : rows) {
            Optional<Row> alone = rows.stream().filter(other -> row.threads() == 2 && other.threads() == 1 && other.task().equals(row.task())).findFirst();
            out.println(alone.map(row::line).orElseGet(row::line));
        }
        double[] bySize = rows.stream().filter(row -> row.task().startsWith(DreamSizeBenchmark.NAME)).mapToDouble(Row::median).toArray();
        if (bySize.length > 1) {
            double ratio = Arrays.stream(bySize).max().getAsDouble() / Arrays.stream(bySize).min().getAsDouble();
            out.printf("%na spin costs up to %.2f times as much in one size of dream as in another, to stay within %.1f%s%n",
                    ratio, COST_OF_SIZE, ratio > COST_OF_SIZE ? ": missed" : "");
        }
        out.printf("%n×: two threads against one, to reach %.2f%n", Row.TWO_THREADS);
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Row.CSV_HEADER);
        rows.forEach(row -> lines.add(row.csv()));
        Files.write(file, lines);
        System.out.println("\nWritten to " + file);
    }
}
