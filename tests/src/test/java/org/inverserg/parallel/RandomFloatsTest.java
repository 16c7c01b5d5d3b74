package org.inverserg.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomFloatsTest {

    @Test
    void areTheUpperBitsOfBothHalvesOfAWord() {
        long[] words = new long[RandomBits.PADDED];
        new RandomBits(1).fill(words, RandomBits.LANES);
        float[] floats = new float[RandomFloats.PADDED];
        new RandomFloats().fill(new RandomBits(1), floats, RandomFloats.LANES);
        for (int j = 0; j < RandomBits.LANES; j++) {
            assertThat(floats[2 * j]).isEqualTo(1 + ((int) words[j] >>> 9) * 0x1p-23f);
            assertThat(floats[2 * j + 1]).isEqualTo(1 + ((int) (words[j] >>> 32) >>> 9) * 0x1p-23f);
        }
    }

    @Test
    void oddCountLeavesTheRestAlone() {
        float[] floats = new float[RandomFloats.PADDED];
        new RandomFloats().fill(new RandomBits(2), floats, 5);
        for (int j = 0; j < floats.length; j++) {
            assertThat(floats[j]).isBetween(j < 5 ? 1f : 0f, j < 5 ? Math.nextDown(2f) : 0f);
        }
    }

    /** 4.5σ: false alarms below 10⁻⁴ (the seed is fixed besides). */
    @Test
    void meanAndVarianceAreThoseOfTheUniformDistribution() {
        var random = new RandomBits(3);
        var uniform = new RandomFloats();
        float[] floats = new float[RandomFloats.PADDED];
        int n = 2000 * RandomFloats.LANES;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i += RandomFloats.LANES) {
            uniform.fill(random, floats, RandomFloats.LANES);
            for (int j = 0; j < RandomFloats.LANES; j++) {
                sum += floats[j] - 1.5;
                squares += Math.pow(floats[j] - 1.5, 2);
            }
        }
        assertThat(sum / Math.sqrt(n / 12.0)).isBetween(-4.5, 4.5);
        assertThat((squares - n / 12.0) / Math.sqrt(n / 180.0)).isBetween(-4.5, 4.5);
    }
}
