package org.inverserg.flip;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;

/**
 * Draws spins with P(σ = +1) = 1/(1 + e^{−h}) in bulk: with u uniform on (0, 1), σ = +1 where u (1 + e^{−h}) &lt; 1.
 *
 * <p>e^{−h} = (e^{−h/16})^{16} with a polynomial for e^{−h/16}, |h| ≤ 17; all in single precision and the same bits on every
 * machine. P is right to 10⁻⁶.
 *
 * @hidden
 */
@Internal
public final class LogisticDraws {

    private static final float LARGEST = 17;

    /** e^{−x} for |x| ≤ 17/16, by Chebyshev interpolation: relative error below 3·10⁻⁹ before rounding. */
    private static final float C0 = 1.0000000010081758f;
    private static final float C1 = -1.000000000091352f;
    private static final float C2 = 0.4999999553548217f;
    private static final float C3 = -0.1666666626212073f;
    private static final float C4 = 0.04166698276250264f;
    private static final float C5 = -0.008333361979819503f;
    private static final float C6 = 0.0013881064310576315f;
    private static final float C7 = -0.00019834176599562846f;
    private static final float C8 = 2.5590227485849904e-05f;
    private static final float C9 = -2.8272731098939647e-06f;

    /** 1 − 2⁻²⁴. */
    private static final float ALMOST_ONE = 0x0.ffffffp0f;

    private final RandomFloats uniform = new RandomFloats();
    private final float[] numbers = new float[RandomFloats.PADDED];
    private final float[] piece = new float[RandomFloats.PADDED];

    /** Replaces every h by u (1 + e^{−h}) − 1, which is negative where σ = +1. */
    void draw(RandomBits random, float[] h, int count) {
        for (int from = 0; from < count; from += RandomFloats.LANES) {
            int part = Math.min(RandomFloats.LANES, count - from);
            System.arraycopy(h, from, piece, 0, part);
            exponentiate(piece, part);
            uniform.fill(random, numbers, part);
            compare(numbers, piece, part);
            System.arraycopy(piece, 0, h, from, part);
        }
    }

    /** Turns h into e^{−h}. */
    public static void exponentiate(float[] h, int count) {
        root(h, count);
        for (int j = 0; j < count; j++) {
            float x = h[j];
            x *= x;
            x *= x;
            x *= x;
            h[j] = x * x;
        }
    }

    private static void root(float[] h, int count) {
        for (int j = 0; j < count; j++) {
            float x = Math.max(-LARGEST, Math.min(LARGEST, h[j])) / 16;
            h[j] = C0 + x * (C1 + x * (C2 + x * (C3 + x * (C4 + x * (C5 + x * (C6 + x * (C7 + x * (C8 + x * C9))))))));
        }
    }

    /** From a on [1, 2) to u = a − 1 + 2⁻²⁴, which is never 0. */
    static void compare(float[] a, float[] exponential, int count) {
        for (int j = 0; j < count; j++) {
            exponential[j] = (a[j] - ALMOST_ONE) * (1 + exponential[j]) - 1;
        }
    }
}
