package org.inverserg.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.inverserg.parallel.Require;

/**
 * A value with its 1σ statistical error and, where known, a systematic one. Prints as {@code 1.8056(9)}: the digits in
 * brackets are the error in units of the last digits shown. A systematic error follows in brackets of its own, {@code 1.8056(9)(12)}; one that was
 * looked for and is too small to be seen as {@code 1.8056(9)(<4)}; and where it was looked for and there is none as {@code 1.8056(9)(none)}.
 *
 * @param value      the best value
 * @param error      statistical standard error, ≥ 0; NaN if it could not be estimated, shown as {@code (?)}
 * @param systematic systematic error, ≥ 0; 0 if there is none to report
 * @param kind       what is known of the systematic error
 */
public record Estimate(double value, double error, double systematic, Systematic kind) {

    /** What a systematic error is. */
    public enum Systematic {
        /** A size that was found, or 0 where nobody asked. */
        MEASURED,
        /** An upper limit: what was looked for does not stand out from noise. */
        AT_MOST,
        /** It was looked for, and there is none. */
        NONE
    }

    /** As many as a {@code double} has. */
    private static final int MOST_DIGITS = 17;
    /** Errors below this share of the value change none of its digits. */
    private static final double SMALLEST_SHARE = 1e-16;
    private static final String UNKNOWN = "(?)";
    private static final String UNBOUNDED = "(∞)";
    private static final String NOTHING = "(none)";
    private static final String BELOW_LAST_DIGIT = "(<1)";

    /** @throws IllegalArgumentException if an error is negative, or if there is a systematic one although there is none */
    public Estimate {
        requireError(error, "a statistical error");
        requireError(systematic, "a systematic error");
        Require.given(kind, "the kind of a systematic error");
        Require.that(kind != Systematic.NONE || systematic == 0, "where there is no systematic error, its size must be 0", systematic, "say what it is");
        value += 0.0; // −0 is a number that nobody measures
        error += 0.0;
        systematic += 0.0;
    }

    private static void requireError(double error, String what) {
        Require.that(!(error < 0), what + " must be 0 or more", error, "give its size, or NaN where it is not known");
    }

    /** With a systematic error that was found, or 0. */
    public Estimate(double value, double error, double systematic) {
        this(value, error, systematic, Systematic.MEASURED);
    }

    public static Estimate of(double value, double error) {
        return new Estimate(value, error, 0);
    }

    /** The same with its systematic error replaced. */
    public Estimate withSystematic(double newSystematic) {
        return new Estimate(value, error, newSystematic);
    }

    /** The same with a systematic error that is no larger than {@code limit}. */
    public Estimate withSystematicBelow(double limit) {
        return new Estimate(value, error, limit, Systematic.AT_MOST);
    }

    /** The same, known to have no systematic error of the kind that was looked for. */
    public Estimate withoutSystematic() {
        return new Estimate(value, error, 0, Systematic.NONE);
    }

    /** The same with the systematic error of another estimate, whatever is known of it. */
    public Estimate withSystematicOf(Estimate other) {
        Require.given(other, "the estimate whose systematic error is taken");
        return new Estimate(value, error, other.systematic, other.kind);
    }

    /** The sum with an independent estimate; errors, statistical and systematic ones apart, add in quadrature. */
    public Estimate plus(Estimate independent) {
        return combine(Double::sum, this, independent);
    }

    /** The difference from an independent estimate; errors add in quadrature. */
    public Estimate minus(Estimate independent) {
        return combine((x, y) -> x - y, this, independent);
    }

    /** The product with an independent estimate; relative errors add in quadrature. */
    public Estimate times(Estimate independent) {
        return combine((x, y) -> x * y, this, independent);
    }

    /** The ratio to an independent estimate; relative errors add in quadrature. */
    public Estimate over(Estimate independent) {
        return combine((x, y) -> x / y, this, independent);
    }

    /** The sum with an exact number. */
    public Estimate plus(double exact) {
        return map(x -> x + exact);
    }

    /** The product with an exact number. */
    public Estimate times(double exact) {
        return map(x -> x * exact);
    }

    /** A function of it: its errors are half of what the function changes by from one error below to one above. */
    public Estimate map(DoubleUnaryOperator function) {
        Require.given(function, "a function of an estimate");
        return new Estimate(function.applyAsDouble(value), change(function, value, error), change(function, value, systematic), kind);
    }

    /**
     * A function of two <em>independent</em> estimates, as of different runs: what the error of each changes is added in quadrature. Results of the
     * same configurations are correlated and combined as {@link Replicas}.
     *
     * @throws IllegalArgumentException if both are one and the same
     */
    @SuppressWarnings("ReferenceEquality") // an equal one may be independent
    public static Estimate combine(DoubleBinaryOperator function, Estimate a, Estimate b) {
        Require.given(function, "a function of two estimates");
        Require.given(a, "the first estimate");
        Require.given(b, "the second estimate");
        Require.that(a != b, "estimates that are combined must be independent of each other", a + " twice", "combine it with itself by map(…), and correlated ones as replicas");
        DoubleUnaryOperator ofA = x -> function.applyAsDouble(x, b.value);
        DoubleUnaryOperator ofB = y -> function.applyAsDouble(a.value, y);
        return new Estimate(function.applyAsDouble(a.value, b.value), Math.hypot(change(ofA, a.value, a.error), change(ofB, b.value, b.error)),
                Math.hypot(change(ofA, a.value, a.systematic), change(ofB, b.value, b.systematic)), of(a.kind, b.kind));
    }

    /** A limit of one is a limit of both; there is none where neither has one. */
    private static Systematic of(Systematic a, Systematic b) {
        return a == b ? a : a == Systematic.AT_MOST || b == Systematic.AT_MOST ? Systematic.AT_MOST : Systematic.MEASURED;
    }

    private static double change(DoubleUnaryOperator function, double at, double error) {
        return error == 0 ? 0 : Math.abs(function.applyAsDouble(at + error) - function.applyAsDouble(at - error)) / 2;
    }

    /** Both errors in quadrature; an upper limit counts in full, so that it is never too small. */
    public double totalError() {
        return Math.hypot(error, systematic);
    }

    /** (value − other.value) / √(sum of both total errors squared); NaN where an error is not known, which an infinite one is not. */
    public double sigmasFrom(Estimate other) {
        Require.given(other, "the other estimate");
        double both = Math.hypot(totalError(), other.totalError());
        return Double.isInfinite(both) ? Double.NaN : (value - other.value) / both;
    }

    /** One digit of error, two if the first is 1 or would be rounded up to 10: {@code 1.806(9)}, {@code 1.8056(12)}, {@code 1.806(96)}. */
    @Override
    public String toString() {
        int leading = rounded(error, 2).unscaledValue().intValue();
        return format(leading < 20 || leading >= 95 ? 2 : 1);
    }

    /**
     * The value rounded to where its error has {@code digits} digits: {@code 1.80562(94)} for two. An error that is not known is shown as
     * {@code (?)}, one that is too small to change a digit of the value as a number of its own.
     *
     * @throws IllegalArgumentException unless {@code digits} is between 1 and {@value #MOST_DIGITS}
     */
    public String format(int digits) {
        Require.that(digits >= 1 && digits <= MOST_DIGITS, "an error is shown with 1 to " + MOST_DIGITS + " digits", digits, "2 are usual");
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        double scaling = error > 0 ? error : systematic;
        if (!Double.isFinite(error) || !Double.isFinite(scaling)) {
            return shortened() + alone(error) + second(alone(systematic));
        }
        if (scaling < Math.abs(value) * SMALLEST_SHARE || scaling == 0) {
            return value + alone(error) + second(alone(systematic));
        }
        int scale = rounded(scaling, digits).scale();
        int power = powerOfTen(scale);
        String shown = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).movePointLeft(power).toPlainString();
        RoundingMode rounding = kind == Systematic.AT_MOST ? RoundingMode.CEILING : RoundingMode.HALF_EVEN;
        String text = shown + brackets(error, scale, power, RoundingMode.HALF_EVEN) + second(brackets(systematic, scale, power, rounding));
        return power == 0 ? text : text + "e" + power;
    }

    /** The brackets of the systematic error. */
    private String second(String brackets) {
        return switch (kind) {
            case NONE -> NOTHING;
            case AT_MOST -> "(<" + brackets.substring(1);
            case MEASURED -> systematic == 0 ? "" : brackets.equals("(0)") ? BELOW_LAST_DIGIT : brackets;
        };
    }

    /** With four digits, where the error does not say how many there are. */
    private String shortened() {
        var four = new BigDecimal(value).round(new MathContext(4));
        boolean usual = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;
        return usual ? four.toPlainString() : String.valueOf(four.doubleValue());
    }

    /** An error that is not in units of the value's last digit. */
    private static String alone(double error) {
        if (Double.isNaN(error)) {
            return UNKNOWN;
        }
        if (Double.isInfinite(error)) {
            return UNBOUNDED;
        }
        return error == 0 ? "(0)" : "(" + new BigDecimal(error).round(new MathContext(2)).doubleValue() + ")";
    }

    /** Very large and very small values are shown as a mantissa times a power of ten. */
    private int powerOfTen(int scale) {
        int magnitude = (int) Math.floor(Math.log10(Math.max(Math.abs(value), Double.MIN_VALUE)));
        return magnitude >= 7 || scale < 0 || magnitude < -4 && scale > 7 ? Math.max(magnitude, -scale) : 0;
    }

    private static String brackets(double error, int scale, int power, RoundingMode rounding) {
        if (!Double.isFinite(error)) {
            return alone(error);
        }
        BigDecimal last = new BigDecimal(error).setScale(scale, rounding).movePointLeft(power);
        if (last.precision() > MOST_DIGITS) {
            return alone(error);
        }
        boolean belowPoint = last.abs().compareTo(BigDecimal.ONE) < 0;
        return "(" + (belowPoint ? last.unscaledValue().toString() : last.toPlainString()) + ")";
    }

    /** Rounded to {@code digits} significant digits, so that 0.0996 has the digits 10 and not 100. */
    private static BigDecimal rounded(double error, int digits) {
        if (!Double.isFinite(error)) {
            return BigDecimal.ZERO;
        }
        BigDecimal first = new BigDecimal(error).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return first.signum() == 0 ? BigDecimal.ZERO : first.setScale(digits - 1 - exponent(first), RoundingMode.HALF_EVEN);
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }
}
