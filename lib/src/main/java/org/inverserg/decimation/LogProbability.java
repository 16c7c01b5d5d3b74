package org.inverserg.decimation;

import java.util.Arrays;

/**
 * Sums ln q over the spins of 64 configurations. The factors of a spin are 1/(1 + x), or x/(1 + x) where it is the less likely of the two,
 * with 0 &lt; x ≤ 1; numerators and denominators are multiplied up and the logarithm is taken now and then, so that it costs little and the
 * probabilities of both values add up to 1 to the last digit.
 */
final class LogProbability {

    /** Factors between two logarithms: with x ≥ e^{−20} the product stays far above the smallest number. */
    private static final int MOST_FACTORS = 32;

    private static final long ONE = Double.doubleToRawLongBits(1);

    private final double[] numerators = new double[Long.SIZE];
    private final double[] denominators = new double[Long.SIZE];
    private final double[] sums = new double[Long.SIZE];
    private int factors;

    /** Starts again with ln q = 0. */
    void clear() {
        Arrays.fill(numerators, 1);
        Arrays.fill(denominators, 1);
        Arrays.fill(sums, 0);
        factors = 0;
    }

    /** Adds to ln q of configuration {@code lane}. */
    void add(int lane, double logarithm) {
        sums[lane] += logarithm;
    }

    /**
     * Multiplies q by the factors of several sites.
     *
     * @param ratios   x of configuration c at site s, element c·{@value Transposition#MATRICES} + s
     * @param unlikely for each site a word: 1 where the spin is the less likely one
     * @param sites    how many
     */
    void multiply(float[] ratios, long[] unlikely, int sites) {
        if (factors + sites > MOST_FACTORS) {
            takeLogarithms();
        }
        factors += sites;
        for (int lane = 0; lane < Long.SIZE; lane++) {
            double numerator = numerators[lane];
            double denominator = denominators[lane];
            for (int site = 0; site < sites; site++) {
                double ratio = ratios[lane * Transposition.MATRICES + site];
                denominator *= 1 + ratio;
                long chosen = -(unlikely[site] >>> lane & 1); // ratio or 1, without a branch that would be guessed wrong often
                numerator *= Double.longBitsToDouble(ONE ^ (Double.doubleToRawLongBits(ratio) ^ ONE) & chosen);
            }
            numerators[lane] = numerator;
            denominators[lane] = denominator;
        }
    }

    /** Copies ln q of the 64 configurations to {@code target}. */
    void read(double[] target) {
        takeLogarithms();
        System.arraycopy(sums, 0, target, 0, sums.length);
    }

    private void takeLogarithms() {
        for (int lane = 0; lane < Long.SIZE; lane++) {
            sums[lane] += StrictMath.log(numerators[lane] / denominators[lane]);
        }
        Arrays.fill(numerators, 1);
        Arrays.fill(denominators, 1);
        factors = 0;
    }
}
