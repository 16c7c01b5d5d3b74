package org.inverserg.bench;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;

/**
 * What one benchmark took for a unit of its work: median, fastest and slowest of its iterations, and how many steps of its gauge.
 *
 * @param steps the median over pairs of neighbouring iterations, one of the task and one of its gauge
 * @param limit as many as it may take; empty where that is not judged
 */
record Row(String task, int threads, String unit, double median, double min, double max, double steps, OptionalDouble limit) {

    static final String CSV_HEADER = "task,threads,unit,median,min,max,steps,limit";

    static Row of(BenchmarkResult result) {
        double[] calls = result.getIterationResults().stream().mapToDouble(iteration -> iteration.getPrimaryResult().getScore()).toArray();
        Task task = task(result.getParams());
        double[] own = IntStream.range(0, calls.length / 2).mapToDouble(pair -> calls[2 * pair] / task.work()).toArray();
        double[] gauge = IntStream.range(0, calls.length / 2).mapToDouble(pair -> calls[2 * pair + 1] / Gauge.work()).toArray();
        double steps = median(IntStream.range(0, own.length).mapToDouble(pair -> own[pair] / gauge[pair]));
        return new Row(task.name(), task.threads(), task.unit(), median(Arrays.stream(own)), Arrays.stream(own).min().getAsDouble(),
                Arrays.stream(own).max().getAsDouble(), steps, task.limit());
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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

    static String header() {
        return String.format("%-31s %7s  %-15s %10s %10s %10s %10s %8s", "task", "threads", "unit", "median", "min", "max", "steps", "limit");
    }

    /** Whether it took more steps of its gauge than it may. */
    boolean isOver() {
        return limit.isPresent() && steps > limit.getAsDouble();
    }

    /** For the table; a limit that was passed is marked. */
    String line() {
        String judged = limit.isEmpty() ? "" : String.format(Locale.ROOT, "%8.3g%s", limit.getAsDouble(), isOver() ? " over" : "");
        return String.format(Locale.ROOT, "%-31s %7d  %-15s %10.4g %10.4g %10.4g %10.3g %s", task, threads, unit, median, min, max, steps, judged)
                .stripTrailing();
    }

    String csv() {
        String judged = limit.isEmpty() ? "" : String.format(Locale.ROOT, "%.6g", limit.getAsDouble());
        return String.format(Locale.ROOT, "%s,%d,%s,%.6g,%.6g,%.6g,%.6g,%s", task, threads, unit, median, min, max, steps, judged);
    }
}
