package org.inverserg.patterns;

import java.util.Arrays;

/**
 * Sums of numbers that come as x·2⁻ᵉ with exponents e that differ by more than a {@code double} can span: kept relative to the
 * smallest exponent so far. What rounding loses of each sum is summed besides (A. Neumaier, Z. Angew. Math. Mech. 54, 39,
 * 1974), so that the sums have about 100 bits and the order of the terms does not matter.
 */
final class ScaledSums {

    private final double[] sums;
    private double[] lost;
    private int exponent;

    /**
     * The sums as they are kept or sent.
     *
     * @param lost null where only one term was taken
     */
    record Kept(double[] sums, double[] lost, int exponent) {
    }

    /** Goes on with what was kept; the arrays are not copied. */
    ScaledSums(Kept kept) {
        sums = kept.sums;
        lost = kept.lost;
        exponent = kept.exponent;
    }

    /** All that is known so far; the arrays are not copied. */
    Kept kept() {
        return new Kept(sums, lost, exponent);
    }

    /** Starts with {@code terms}·2^−{@code exponent}; the array is not copied and becomes that of the sums. */
    ScaledSums(double[] terms, int exponent) {
        sums = terms;
        this.exponent = exponent;
    }

    /** Adds {@code terms}·2^−{@code termsExponent}. */
    void add(double[] terms, int termsExponent) {
        if (lost == null) {
            lost = new double[sums.length];
        }
        if (termsExponent < exponent) {
            double factor = Math.scalb(1.0, termsExponent - exponent);
            scale(sums, factor);
            scale(lost, factor);
            exponent = termsExponent;
        }
        add(sums, lost, terms, Math.scalb(1.0, exponent - termsExponent));
    }

    void add(ScaledSums other) {
        add(other.sums, other.exponent);
        if (other.lost != null) {
            add(other.lost, other.exponent);
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void add(double[] sums, double[] lost, double[] terms, double factor) {
        for (int i = 0; i < sums.length; i++) {
            double term = terms[i] * factor;
            double before = sums[i];
            double after = before + term;
            double added = after - before;
            lost[i] += (before - (after - added)) + (term - added);
            sums[i] = after;
        }
    }

    /** The smallest exponent so far. */
    int exponent() {
        return exponent;
    }

    /** The sums times 2^{@code reference}. */
    double[] at(int reference) {
        double factor = Math.scalb(1.0, reference - exponent);
        double[] values = new double[sums.length];
        Arrays.setAll(values, i -> (lost == null ? sums[i] : sums[i] + lost[i]) * factor);
        return values;
    }
}
