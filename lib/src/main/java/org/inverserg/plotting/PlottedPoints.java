package org.inverserg.plotting;

import java.util.stream.IntStream;
import org.inverserg.parallel.Require;

/**
 * The points of a series that axes can show, and what is told of the others.
 *
 * @param x      of the points shown
 * @param y      of the points shown
 * @param error  1σ of the points shown, NaN where there is none; null for no error bars at all
 * @param below  x of the points below a logarithmic axis
 * @param ends   the upper ends of the error bars of those
 */
record PlottedPoints(double[] x, double[] y, double[] error, double[] below, double[] ends) {

    /** @throws IllegalArgumentException if the axes can show none of the points, or the arrays differ in length */
    static PlottedPoints of(String label, double[] x, double[] y, double[] error, boolean logarithmicX, boolean logarithmicY) {
        Require.given(x, "the x of a series");
        Require.given(y, "the y of a series");
        requireLengths(label, x, y);
        int[] shown = IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])
                && (!logarithmicX || x[i] > 0) && (!logarithmicY || y[i] > 0)).toArray();
        if (shown.length == 0) {
            throw new IllegalArgumentException("a series needs a point that the axes can show (finite" + (logarithmicX ? ", x > 0" : "")
                    + (logarithmicY ? ", y > 0" : "") + "), got none among the " + x.length + " of \"" + label + "\""
                    + (logarithmicY ? "; use a linear axis for values ≤ 0" : "; look where they come from"));
        }
        for (int i : shown) {
            AxisValues.requireShowable("x", logarithmicX, x[i]);
            AxisValues.requireShowable("y", logarithmicY, y[i]);
        }
        if (error != null) {
            requireLengths(label, x, error);
            AxisValues.requireErrors(label, error);
        }
        int[] low = IntStream.range(0, x.length)
                .filter(i -> logarithmicY && y[i] <= 0 && Double.isFinite(x[i] + y[i]) && (!logarithmicX || x[i] > 0)).toArray();
        double[] ends = error == null ? new double[low.length] : IntStream.of(low).mapToDouble(i -> y[i] + error[i]).toArray();
        return new PlottedPoints(pick(x, shown), pick(y, shown), error == null ? null : pick(error, shown), pick(x, low), ends);
    }

    private static void requireLengths(String label, double[] x, double[] other) {
        Require.given(other, "the values and errors of a series");
        if (x.length != other.length) {
            throw new IllegalArgumentException("a series needs as many values and errors as it has x, got " + x.length + " x and "
                    + other.length + " of them in \"" + label + "\"; give arrays of one length");
        }
    }

    private static double[] pick(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
