package org.inverserg.decimation;

import java.util.Arrays;

/**
 * Evaluates a {@link CompiledKernel} for {@value #COUNT} contexts at once, in loops over arrays of which the compiler turns those over
 * products of means into vector code. Has working memory and belongs to one thread.
 */
final class Logits {

    /** Contexts that are evaluated together. */
    static final int COUNT = 512;

    private static final int BYTE = 255;

    private final float[][] means = new float[Features.GROUPS][COUNT];
    private final float[] mean = new float[COUNT];

    /** Writes the logits of {@code contexts} to {@code logits}. */
    void evaluate(CompiledKernel kernel, long[] contexts, float[] logits) {
        near(kernel.near(), contexts, logits);
        for (int part = 0; part < kernel.far().length; part++) {
            addFar(kernel.far()[part], kernel.nearBits() + part * Byte.SIZE, contexts, logits);
        }
        if (kernel.groups().length > 0) {
            addProducts(kernel, contexts, logits);
        }
    }

    private void addProducts(CompiledKernel kernel, long[] contexts, float[] logits) {
        long all = 0;
        for (int g = 0; g < Features.GROUPS; g++) {
            if (g < kernel.groups().length) {
                mean(kernel.groups()[g], contexts, means[g]);
                all |= kernel.groups()[g];
            } else {
                Arrays.fill(means[g], 0);
            }
        }
        for (CompiledKernel.Pair pair : kernel.pairs()) {
            addProducts(means[pair.a()], means[pair.b()], pair.coefficients(), logits);
        }
        mean(all, contexts, mean);
        addFifth(mean, kernel.fifth(), logits);
    }

    private static void near(float[] table, long[] contexts, float[] logits) {
        int mask = table.length - 1;
        for (int j = 0; j < COUNT; j++) {
            logits[j] = table[(int) contexts[j] & mask];
        }
    }

    private static void addFar(float[] table, int shift, long[] contexts, float[] logits) {
        for (int j = 0; j < COUNT; j++) {
            logits[j] += table[(int) (contexts[j] >>> shift) & BYTE];
        }
    }

    private static void mean(long mask, long[] contexts, float[] mean) {
        float scale = 2f / Long.bitCount(mask);
        for (int j = 0; j < COUNT; j++) {
            mean[j] = Long.bitCount(contexts[j] & mask) * scale - 1;
        }
    }

    private void addProducts(float[] a, float[] b, float[] coefficients, float[] logits) {
        float[] g0 = means[0];
        float[] g1 = means[1];
        float[] g2 = means[2];
        float[] g3 = means[3];
        float[] g4 = means[4];
        float[] g5 = means[5];
        float k0 = coefficients[0];
        float k1 = coefficients[1];
        float k2 = coefficients[2];
        float k3 = coefficients[3];
        float k4 = coefficients[4];
        float k5 = coefficients[5];
        for (int j = 0; j < COUNT; j++) {
            float sum = k0 * g0[j] + k1 * g1[j] + k2 * g2[j] + k3 * g3[j] + k4 * g4[j] + k5 * g5[j];
            logits[j] += a[j] * b[j] * sum;
        }
    }

    private static void addFifth(float[] mean, float coefficient, float[] logits) {
        for (int j = 0; j < COUNT; j++) {
            float square = mean[j] * mean[j];
            logits[j] += coefficient * square * square * mean[j];
        }
    }
}
