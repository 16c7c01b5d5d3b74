package org.inverserg.sampling;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * The points of a scan: every size with every value of a parameter.
 *
 * @param parameter its name in calls, {@code "betas"}
 */
record Grid(String parameter, List<Integer> sizes, List<Double> values) {

    private static final int MOST = 100_000;

    static Grid of(String parameter) {
        return new Grid(parameter, List.of(), List.of());
    }

    /** @throws IllegalArgumentException if there is none, or if one occurs twice */
    Grid withSizes(int... newSizes) {
        return new Grid(parameter, different("sizes", IntStream.of(Require.given(newSizes, "the sizes of a scan")).boxed().toList()), values);
    }

    /** @throws IllegalArgumentException if there is none, or if one occurs twice */
    Grid withValues(double... newValues) {
        return new Grid(parameter, sizes, different(parameter, DoubleStream.of(Require.given(newValues, "the values of a scan")).boxed().toList()));
    }

    private static <T> List<T> different(String what, List<T> list) {
        Require.that(!list.isEmpty() && list.stream().distinct().count() == list.size(), what + "(…) of a scan takes at least one value, and each once",
                list, "name each once");
        return list;
    }

    /**
     * Values evenly spread.
     *
     * @throws IllegalArgumentException unless there are 2 or more, from a lower to a higher one
     */
    static double[] spread(double from, double to, int count) {
        Require.that(count >= 2 && count <= MOST && from < to && Double.isFinite(to - from), "a range of a scan must go from a lower to a higher value, with at"
                + " least 2 values and at most " + MOST, count + " values from " + from + " to " + to, "give the first, the last, and how many");
        var first = new BigDecimal(Provenance.decimal(from)); // in decimal, so that 0.40 to 0.48 has 0.405, and no 0.40499999999999997
        BigDecimal width = new BigDecimal(Provenance.decimal(to)).subtract(first);
        double[] values = new double[count];
        Arrays.setAll(values, i -> first.add(width.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL64)).doubleValue());
        return values;
    }

    /** A plan of each point, sizes ascending. */
    <P> List<P> points(BiFunction<Double, Integer, P> plan) {
        Require.that(!sizes.isEmpty() && !values.isEmpty(), "a scan needs sizes(…) and " + parameter + "(…)", this, "say both before measure(n)");
        return sizes.stream().sorted().flatMap(size -> values.stream().sorted().map(value -> plan.apply(value, size))).toList();
    }

    /** The largest L. */
    int largest() {
        return sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    int count() {
        return sizes.size() * values.size();
    }

    /** For {@link org.inverserg.parallel.Plan#settings()}. */
    Map<String, String> settings(String symbol) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("L", sizes.isEmpty() ? "still to be named by sizes(…)" : text(sizes.stream().map(String::valueOf).toList()));
        settings.put(symbol, values.isEmpty() ? "still to be named by " + parameter + "(…)" : text(values.stream().map(Provenance::decimal).toList()));
        return settings;
    }

    private static String text(List<String> list) {
        return list.stream().collect(Collectors.joining(", "));
    }

    /** For example {@code sizes 8, 16 and betas 0.43, 0.44}, with {@code none} where there are none. */
    @Override
    public String toString() {
        return "sizes " + (sizes.isEmpty() ? "none" : text(sizes.stream().map(String::valueOf).toList())) + " and " + parameter + " "
                + (values.isEmpty() ? "none" : text(values.stream().map(Provenance::decimal).toList()));
    }
}
