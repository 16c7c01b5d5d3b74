package org.inverserg.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Where an axis has marks. On a logarithmic axis powers of two where the data are such (2, 4, 8, …), else decades, or as many more as
 * leave at least three labels; on a linear one steps of 1, 2 or 5.
 *
 * @param labelled values with a label
 * @param between  values with a small mark only
 * @param plainDigits the most digits before the point of a label that is not written as a power of ten
 * @hidden
 */
@Internal
public record Ticks(List<Double> labelled, List<Double> between, int plainDigits) {

    private static final int FEWEST = 3;
    private static final int PLAIN_DECADES = 4;
    private static final int PLAIN_LINEAR = 7;
    private static final int PLAIN_SIZES = 9;
    private static final int USUAL_DIGITS = 9;
    /** A double has no more. */
    private static final int MOST_DIGITS = 17;
    private static final double[] DECADES = {1};
    private static final double[] THREE_PER_DECADE = {1, 2, 5};
    private static final double[] ALL_PER_DECADE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    public static Ticks of(Scale scale, int most) {
        if (!Require.given(scale, "the scale of an axis").logarithmic()) {
            return new Ticks(linear(scale, most), List.of(), PLAIN_LINEAR);
        }
        if (scale.doubling()) {
            List<Double> sizes = powersOfTwo(scale);
            List<Double> labelled = thinned(sizes, most);
            return new Ticks(labelled, sizes.stream().filter(size -> !labelled.contains(size)).toList(), PLAIN_SIZES);
        }
        List<Double> between = decades(scale, ALL_PER_DECADE);
        for (double[] digits : new double[][] {DECADES, THREE_PER_DECADE, ALL_PER_DECADE}) {
            List<Double> labelled = decades(scale, digits);
            if (labelled.size() >= FEWEST) {
                return new Ticks(thinned(labelled, most), between.size() > 9 * most ? List.of() : between, PLAIN_DECADES);
            }
        }
        return new Ticks(linear(scale, most), List.of(), PLAIN_LINEAR);
    }

    /** Plain from 0.001 on, else as a power of ten. */
    public String label(double value) {
        BigDecimal rounded = rounded(value, digits());
        int magnitude = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || magnitude >= -3 && magnitude < plainDigits) {
            return rounded.signum() == 0 ? "0" : rounded.toPlainString().replace('-', '−');
        }
        BigDecimal mantissa = rounded.movePointLeft(magnitude).stripTrailingZeros();
        String power = "10" + superscript(magnitude);
        return mantissa.compareTo(BigDecimal.ONE) == 0 ? power : mantissa.toPlainString().replace('-', '−') + "·" + power;
    }

    /** As many as tell all labels apart: more than usual far from 0. */
    private int digits() {
        int digits = USUAL_DIGITS;
        while (digits < MOST_DIGITS && !areApart(digits)) {
            digits++;
        }
        return digits;
    }

    private boolean areApart(int digits) {
        return labelled.stream().map(value -> rounded(value, digits)).distinct().count() == labelled.stream().distinct().count();
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    }

    private static String superscript(int number) {
        var text = new StringBuilder();
        for (char c : String.valueOf(number).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }

    private static List<Double> powersOfTwo(Scale scale) {
        int first = Math.getExponent(scale.min());
        int last = Math.getExponent(scale.max());
        return DoubleStream.iterate(Math.scalb(1.0, first), v -> v <= Math.scalb(1.0, last), v -> 2 * v)
                .filter(scale::holds).boxed().toList();
    }

    private static List<Double> decades(Scale scale, double[] digits) {
        var values = new ArrayList<Double>();
        int last = (int) Math.floor(Math.log10(scale.max()));
        for (int power = (int) Math.floor(Math.log10(scale.min())); power <= last; power++) {
            for (double digit : digits) {
                double value = new BigDecimal(digit).movePointRight(power).doubleValue(); // exact where Math.pow is not
                if (scale.holds(value)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** The finest step of 1, 2 or 5 times a power of ten that makes at most {@code most} labels. */
    private static List<Double> linear(Scale scale, int most) {
        double rough = (scale.max() - scale.min()) / most;
        int power = (int) Math.floor(Math.log10(rough));
        double unit = rough / Math.pow(10, power);
        int step = unit <= 1 ? 1 : unit <= 2 ? 2 : unit <= 5 ? 5 : 10;
        BigDecimal exact = new BigDecimal(step).movePointRight(power);
        long first = (long) Math.ceil(scale.min() / exact.doubleValue());
        long last = (long) Math.floor(scale.max() / exact.doubleValue());
        var values = new ArrayList<Double>();
        for (long k = first; k <= last; k++) {
            values.add(exact.multiply(BigDecimal.valueOf(k)).doubleValue());
        }
        return values;
    }

    private static List<Double> thinned(List<Double> values, int most) {
        int stride = (values.size() + most - 1) / most;
        return stride <= 1 ? values : IntStream.range(0, values.size()).filter(i -> i % stride == 0)
                .mapToObj(values::get).toList();
    }
}
