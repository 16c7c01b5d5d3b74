package org.inverserg.drawing;

import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * A part of a figure that reaches from side to side, or that is cut where an axis ends: its outline follows from the ranges.
 *
 * @param x       what it asks the horizontal range to include
 * @param y       what it asks the vertical range to include
 * @param outline x and y of its corners, given the ranges
 * @hidden
 */
@Internal
public record Stretched(double[] x, double[] y, BiFunction<Scale, Scale, double[][]> outline) {

    private static final double[] NOTHING = {};

    public static Stretched horizontal(double level) {
        return new Stretched(NOTHING, new double[] {level}, (x, y) -> new double[][] {{x.min(), x.max()}, {level, level}});
    }

    public static Stretched vertical(double place) {
        return new Stretched(new double[] {place}, NOTHING, (x, y) -> new double[][] {{place, place}, {y.min(), y.max()}});
    }

    /** Between two levels. */
    public static Stretched row(double low, double high) {
        return new Stretched(NOTHING, new double[] {low, high},
                (x, y) -> rectangle(x.min(), x.max(), Math.max(low, y.min()), Math.min(high, y.max())));
    }

    /** Between two places. */
    public static Stretched column(double low, double high) {
        return new Stretched(new double[] {low, high}, NOTHING,
                (x, y) -> rectangle(Math.max(low, x.min()), Math.min(high, x.max()), y.min(), y.max()));
    }

    /** Between two lines; a lower one that a logarithmic axis does not hold runs along it. */
    public static Stretched band(double[] at, double[] low, double[] high) {
        Require.given(at, "the places of a band");
        Require.given(low, "the lower edge of a band");
        Require.given(high, "the upper edge of a band");
        return new Stretched(at, DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)).toArray(), (x, y) -> new double[][] {
            there(at, back(at)), there(high, DoubleStream.of(back(low)).map(v -> y.logarithmic() ? Math.max(v, y.min()) : v).toArray())});
    }

    private static double[][] rectangle(double left, double right, double bottom, double top) {
        return new double[][] {{left, right, right, left}, {bottom, bottom, top, top}};
    }

    private static double[] there(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
    }

    private static double[] back(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[values.length - 1 - i]).toArray();
    }
}
