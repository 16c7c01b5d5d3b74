package org.inverserg.drawing;

import java.util.stream.DoubleStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * An axis: its range with a margin about the data, and how values lie on it.
 *
 * @param logarithmic whether it is
 * @param min         its lower end
 * @param max         its upper end
 * @param doubling    whether all data are powers of two, to be marked as such
 * @hidden
 */
@Internal
public record Scale(boolean logarithmic, double min, double max, boolean doubling) {

    private static final double MARGIN = 0.06;
    /** A smaller range, in parts of its ends, is the rounding of one value. */
    private static final double SMALLEST_SHARE = 1e-13;
    /** Below this, parts of a range are no numbers any more. */
    private static final double SMALLEST = 1e-100;

    /** About {@code data}, of which a logarithmic axis only takes the positive part. */
    public static Scale about(double[] data, double[] ends, boolean logarithmic) {
        double[] all = DoubleStream.concat(DoubleStream.of(Require.given(data, "the values on an axis")), DoubleStream.of(Require.given(ends, "the ends of error bars")))
                .filter(v -> Double.isFinite(v) && (!logarithmic || v > 0)).map(v -> logarithmic ? Math.log10(v) : v).toArray();
        double low = DoubleStream.of(all).min().orElse(0);
        double high = DoubleStream.of(all).max().orElse(1);
        double smallest = Math.max(SMALLEST, SMALLEST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
        double margin = high - low > smallest ? MARGIN * (high - low) : logarithmic ? 0.3 : Math.max(Math.abs(low) / 10, 1e-3);
        boolean doubling = logarithmic && all.length > 0 && DoubleStream.of(data.length > 0 ? data : ends).allMatch(Scale::powerOfTwo);
        return logarithmic ? new Scale(true, Math.pow(10, low - margin), Math.pow(10, high + margin), doubling)
                : new Scale(false, low - margin, high + margin, false);
    }

    /** The same axis from {@code low} to {@code high}. */
    public Scale between(double low, double high) {
        return new Scale(logarithmic, low, high, doubling);
    }

    /** Where {@code value} lies: 0 at the lower end, 1 at the upper one. */
    public double position(double value) {
        return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    public boolean holds(double value) {
        return value >= min && value <= max;
    }

    private static boolean powerOfTwo(double value) {
        return value > 0 && value == Math.scalb(1.0, Math.getExponent(value));
    }
}
