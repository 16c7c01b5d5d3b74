package org.inverserg.markov;

import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;

/**
 * Random numbers E ≥ 0 in bulk with P(E &gt; s) = e^{−s}. With them an event of probability e^{−s} is the comparison s &lt; E,
 * and no exponential function is ever needed: a Metropolis move is accepted if ΔS &lt; E, whatever the sign of ΔS.
 *
 * <p>E = K ln 2 − ln(a/2) with K geometric, P(K ≥ k) = 2^{−k}, and a uniform on [1, 2) (D. Knuth, The Art of Computer
 * Programming 2, Sec. 3.4.1, Algorithm S has the same split). The logarithm is a polynomial in 2 − a times 2 − a, so small E keep
 * their relative accuracy. All in single precision: P(E &gt; s) is right to 10⁻⁶ e^{−s} up to s = 20, and no E is above 22.2,
 * which a true one is with probability 2·10⁻¹⁰.
 */
final class ExponentialVariates {

    private static final float LN_2 = (float) 0.6931471805599453;

    /** −ln(1 − t/2)/t on [0, 1], by Chebyshev interpolation: relative error below 2.7·10⁻⁸ before rounding. */
    private static final float C0 = 0.5000000096777727f;
    private static final float C1 = 0.1249984366932451f;
    private static final float C2 = 0.04170774896956745f;
    private static final float C3 = 0.015214840006163775f;
    private static final float C4 = 0.008267111994960795f;
    private static final float C5 = -0.0028370569962866184f;
    private static final float C6 = 0.00941417106599449f;
    private static final float C7 = -0.006368014415618583f;
    private static final float C8 = 0.002749915435280372f;

    private static final int LOWEST_OF_NONE = 1 << 31;

    private final RandomFloats mantissas = new RandomFloats();
    private final long[] words = new long[RandomBits.PADDED];
    private final float[] octaves = new float[RandomFloats.PADDED];

    /** Fills {@code variates[0 … count−1]}, {@code count ≤} {@link RandomFloats#LANES}. */
    void fill(RandomBits random, float[] variates, int count) {
        mantissas.fill(random, variates, count);
        int pairs = (count + 1) / 2;
        random.fill(words, pairs);
        octaves(words, octaves, pairs);
        addLogarithm(variates, octaves, count);
    }

    /** Two K for every word: the zeros below the lowest one of each half. */
    private static void octaves(long[] words, float[] octaves, int pairs) {
        for (int j = 0; j < pairs; j++) {
            long word = words[j];
            octaves[2 * j] = LN_2 * Integer.numberOfTrailingZeros((int) word | LOWEST_OF_NONE);
            octaves[2 * j + 1] = LN_2 * Integer.numberOfTrailingZeros((int) (word >>> 32) | LOWEST_OF_NONE);
        }
    }

    /** Turns a into K ln 2 − ln(a/2). */
    static void addLogarithm(float[] a, float[] octaves, int count) {
        for (int j = 0; j < count; j++) {
            float t = 2 - a[j];
            a[j] = octaves[j] + t * (C0 + t * (C1 + t * (C2 + t * (C3 + t * (C4 + t * (C5 + t * (C6 + t * (C7 + t * C8))))))));
        }
    }
}
