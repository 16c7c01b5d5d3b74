package org.inverserg.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;

class LogisticDrawsTest {

    @Test
    void exponentialIsAccurate() {
        int n = 340_001;
        float[] h = new float[n];
        for (int i = 0; i < n; i++) {
            h[i] = -17 + i * 1e-4f;
        }
        float[] found = h.clone();
        LogisticDraws.exponentiate(found, n);
        for (int i = 0; i < n; i++) {
            assertThat(found[i] / Math.exp(-h[i])).isCloseTo(1, within(6e-6));
        }
    }

    /** Of the 2²³ values of u that there are, as many as should give +1. */
    @Test
    void probabilityIsAccurate() {
        for (float h = -18; h <= 18; h += 0.375f) {
            assertThat(probability(h)).as("h = %s", h).isCloseTo(1 / (1 + Math.exp(-h)), within(1e-6));
        }
    }

    private static double probability(float h) {
        float[] exponential = {h};
        LogisticDraws.exponentiate(exponential, 1);
        int up = 0;
        float[] a = new float[512];
        float[] results = new float[512];
        for (int from = 0; from < 1 << 23; from += 512) {
            for (int j = 0; j < 512; j++) {
                a[j] = 1 + (from + j) * 0x1p-23f;
                results[j] = exponential[0];
            }
            LogisticDraws.compare(a, results, 512);
            for (float result : results) {
                up += result < 0 ? 1 : 0;
            }
        }
        return up * 0x1p-23;
    }

    /** 4.5σ: false alarms below 10⁻⁴ (the seed is fixed besides). */
    @Test
    void spinsAreUpAsOftenAsTheyShould() {
        var draws = new LogisticDraws();
        var random = new RandomBits(1);
        float[] h = new float[1_000_003];
        for (float field : new float[] {-3, -0.2f, 1.5f}) {
            Arrays.fill(h, field);
            draws.draw(random, h, h.length);
            int up = 0;
            for (float result : h) {
                up += result < 0 ? 1 : 0;
            }
            double p = 1 / (1 + Math.exp(-field));
            assertThat((up - h.length * p) / Math.sqrt(h.length * p * (1 - p))).isBetween(-4.5, 4.5);
        }
    }
}
