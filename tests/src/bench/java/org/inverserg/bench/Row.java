package org.inverserg.bench;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.util.Statistics;

/**
 * What one benchmark took for a unit of its work: median, fastest and slowest of its iterations.
 *
 * @param aim what one thread is to reach; empty for more threads and where there is no aim
 */
record Row(String task, int threads, String unit, double median, double min, double max, OptionalDouble aim) {

    /** What two threads are to reach, in times of one. */
    static final double TWO_THREADS = 1.85;

    static final String CSV_HEADER = "task,threads,unit,median,min,max";

    static Row of(BenchmarkParams parameters, Result<?> result) {
        Statistics times = result.getStatistics();
        Task task = task(parameters);
        return new Row(task.name(), task.threads(), task.unit(), times.getPercentile(50) / task.work(),
                times.getMin() / task.work(), times.getMax() / task.work(),
                task.threads() == 1 ? task.aim() : OptionalDouble.empty());
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
        return String.format("%-31s %7s  %-15s %10s %10s %10s %8s", "task", "threads", "unit", "median", "min", "max", "aim");
    }

    /** For the table; an aim that was missed is marked. */
    String line() {
        return line(aim.isEmpty() ? "" : String.format(Locale.ROOT, "%8.3g%s", aim.getAsDouble(), median > aim.getAsDouble() ? " missed" : ""));
    }

    /** The same for two threads, with how much faster they are than {@code alone}, one thread: the ratio of the medians. */
    String line(Row alone) {
        double ratio = alone.median / median;
        return line(String.format(Locale.ROOT, "%7.2f×%s", ratio, ratio < TWO_THREADS ? " missed" : ""));
    }

    private String line(String aimed) {
        return String.format(Locale.ROOT, "%-31s %7d  %-15s %10.4g %10.4g %10.4g %s", task, threads, unit, median, min, max, aimed)
                .stripTrailing();
    }

    String csv() {
        return String.format(Locale.ROOT, "%s,%d,%s,%.6g,%.6g,%.6g", task, threads, unit, median, min, max);
    }
}
