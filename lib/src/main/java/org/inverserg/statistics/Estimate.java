package org.inverserg.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A value with its 1σ statistical error and, where known, a systematic one. Prints as {@code 1.8056(9)}: the digits in
 * brackets are the error in units of the last digits shown.
 *
 * @param value      the best value
 * @param error      statistical standard error, ≥ 0; NaN if it could not be estimated, shown as {@code (?)}
 * @param systematic systematic error, ≥ 0; 0 if there is none to report
 */
public record Estimate(double value, double error, double systematic) {

    /** @throws IllegalArgumentException if an error is negative */
    public Estimate {
        if (error < 0 || systematic < 0) {
            throw new IllegalArgumentException("an error must not be negative, got " + Math.min(error, systematic));
        }
    }

    public static Estimate of(double value, double error) {
        return new Estimate(value, error, 0);
    }

    /** The same with its systematic error replaced. */
    public Estimate withSystematic(double newSystematic) {
        return new Estimate(value, error, newSystematic);
    }

    /** Both errors in quadrature. */
    public double totalError() {
        return Math.hypot(error, systematic);
    }

    /** (value − other.value) / √(sum of both total errors squared); NaN where no error is known. */
    public double sigmasFrom(Estimate other) {
        return (value - other.value) / Math.hypot(totalError(), other.totalError());
    }

    /** One digit of error, two if the first is 1 or would be rounded up to 10: {@code 1.806(9)}, {@code 1.8056(12)}, {@code 1.806(96)}. */
    @Override
    public String toString() {
        int leading = rounded(error, 2).unscaledValue().intValue();
        return format(leading < 20 || leading >= 95 ? 2 : 1);
    }

    /** The value rounded to where its error has {@code digits} digits: {@code 1.80562(94)} for two. */
    public String format(int digits) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (Double.isNaN(error)) {
            return new BigDecimal(value).round(new MathContext(4)).toPlainString() + "(?)";
        }
        if (error == 0 && systematic == 0) {
            return value + "(0)";
        }
        if (Double.isInfinite(error)) {
            return value + "(∞)";
        }
        int scale = error > 0 ? rounded(error, digits).scale() : rounded(systematic, digits).scale();
        int power = powerOfTen(scale);
        String shown = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).movePointLeft(power).toPlainString();
        String text = shown + brackets(error, scale, power) + (systematic > 0 ? brackets(systematic, scale, power) : "");
        return power == 0 ? text : text + "e" + power;
    }

    /** Very large and very small values are shown as a mantissa times a power of ten. */
    private int powerOfTen(int scale) {
        int magnitude = (int) Math.floor(Math.log10(Math.max(Math.abs(value), Double.MIN_NORMAL)));
        return magnitude >= 7 || scale < 0 || magnitude < -4 && scale > 7 ? Math.max(magnitude, -scale) : 0;
    }

    private static String brackets(double error, int scale, int power) {
        BigDecimal last = new BigDecimal(error).setScale(scale, RoundingMode.HALF_EVEN).movePointLeft(power);
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
