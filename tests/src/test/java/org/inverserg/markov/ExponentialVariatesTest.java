package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialVariatesTest {

    private static final int MANTISSAS = 1 << 23;
    private static final int BLOCK = 512;
    private static final int PINNED = 1343355943;

    /** All 2²³ arguments, against the logarithm in double precision. */
    @Test
    void logarithmIsAccurateAndPositive() {
        double worst = 0;
        float least = Float.MAX_VALUE;
        float[] a = new float[BLOCK];
        float[] octaves = new float[BLOCK];
        for (int from = 0; from < MANTISSAS; from += BLOCK) {
            logarithms(from, a, octaves);
            for (int j = 0; j < BLOCK; j++) {
                double exact = -Math.log((1 + (from + j) * 0x1p-23) / 2);
                worst = Math.max(worst, Math.abs(a[j] / exact - 1));
                least = Math.min(least, a[j]);
            }
        }
        assertThat(worst).isLessThan(2.5e-7);
        assertThat(least).isPositive();
    }

    /** P(E &gt; s), counted over all mantissas in all octaves as they are rounded, relative to e^{−s}: what detailed balance rests on. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.01, 0.1, 0.3, 0.6931, 0.6932, 1, 1.7, 3, 5.5, 10, 20})
    void survivalIsExponential(double s) {
        int octave = (int) (s / Math.log(2));
        double survival = 0;
        for (int k = Math.max(0, octave - 1); k <= octave + 1; k++) {
            survival += Math.pow(2, -k - 1) * above((float) s, k) / MANTISSAS;
        }
        survival += Math.pow(2, -octave - 2);
        assertThat(survival / Math.exp(-s)).isCloseTo(1, within(1e-6));
    }

    private static long above(float s, int k) {
        float[] a = new float[BLOCK];
        float[] octaves = new float[BLOCK];
        Arrays.fill(octaves, (float) 0.6931471805599453 * k);
        long above = 0;
        for (int from = 0; from < MANTISSAS; from += BLOCK) {
            logarithms(from, a, octaves);
            for (float e : a) {
                above += e > s ? 1 : 0;
            }
        }
        return above;
    }

    private static void logarithms(int from, float[] a, float[] octaves) {
        for (int j = 0; j < BLOCK; j++) {
            a[j] = 1 + (from + j) * 0x1p-23f;
        }
        ExponentialVariates.addLogarithm(a, octaves, BLOCK);
    }

    /** Counts above thresholds and the product of neighbours; 4.5σ, false alarms below 10⁻⁴ (the seed is fixed besides). */
    @Test
    void variatesAreExponentialAndIndependent() {
        int n = 4000 * RandomFloats.LANES;
        float[] all = variates(n, 1);
        for (double s : new double[] {0.001, 0.1, 0.7, 2, 5, 9}) {
            double p = Math.exp(-s);
            long above = 0;
            for (float e : all) {
                above += e > s ? 1 : 0;
            }
            assertThat((above - n * p) / Math.sqrt(n * p * (1 - p))).as("above %s", s).isBetween(-4.5, 4.5);
        }
        for (int apart : new int[] {1, 2, RandomFloats.LANES}) {
            double product = 0;
            for (int i = apart; i < n; i++) {
                product += (all[i] - 1.0) * (all[i - apart] - 1.0);
            }
            assertThat(product / Math.sqrt(n)).as("apart by %d", apart).isBetween(-4.5, 4.5);
        }
    }

    /** Every seed gives the same bits on every machine. */
    @Test
    void bitsArePinned() {
        int hash = Arrays.hashCode(variates(RandomFloats.LANES, 7));
        assertThat(hash).isEqualTo(PINNED);
    }

    private static float[] variates(int n, long key) {
        var random = new RandomBits(key);
        var exponential = new ExponentialVariates();
        float[] piece = new float[RandomFloats.PADDED];
        float[] all = new float[n];
        for (int from = 0; from < n; from += RandomFloats.LANES) {
            exponential.fill(random, piece, RandomFloats.LANES);
            System.arraycopy(piece, 0, all, from, RandomFloats.LANES);
        }
        return all;
    }
}
