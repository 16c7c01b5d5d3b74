package org.inverserg.decimation;

import java.util.Arrays;
import org.inverserg.likelihood.Likelihood;
import org.inverserg.likelihood.Logistic;

/**
 * Sums loss, gradient and Hessian of a logistic regression over samples. The outer products of eight samples are added to the Hessian
 * together, so that it is gone through once for all of them.
 *
 * <p>Its rows and the samples lie in arrays that are as long as {@link org.inverserg.parallel.AlignedRows} are, modulo a cache line, and
 * start one element before a line: the compiler's loops do one step by themselves and are then aligned, which halves their time, as rows
 * are short.
 */
final class LogisticSums {

    private static final int TOGETHER = 8;
    private static final int LINE = 8;
    private static final int FIRST = 5;

    private final int parameters;
    private double loss;
    private final double[] gradient;
    private final double[][] hessian;
    private final double[][] waiting;
    private final double[] curvatures = new double[TOGETHER];
    private int count;

    LogisticSums(int parameters) {
        this.parameters = parameters;
        this.gradient = new double[parameters];
        int padded = (end(parameters) + LINE) / LINE * LINE + FIRST + 1;
        this.hessian = new double[parameters][padded];
        this.waiting = new double[TOGETHER][padded];
    }

    /** Where a loop over the first {@code n} elements ends: one step and whole lines. */
    private static int end(int n) {
        return FIRST + 1 + (n + LINE - 2) / LINE * LINE;
    }

    /** Adds a sample with these features and the logit z; {@code up} is 1 for σ = +1, else 0. */
    void add(double[] features, double z, int up) {
        double p = Logistic.probability(z);
        double slope = p - up;
        loss += Logistic.loss(up == 1 ? z : -z);
        for (int f = 0; f < parameters; f++) {
            gradient[f] += slope * features[f];
        }
        System.arraycopy(features, 0, waiting[count], FIRST, parameters);
        curvatures[count++] = p * (1 - p);
        if (count == TOGETHER) {
            flush();
        }
    }

    /** To be called after the last sample. */
    void flush() {
        Arrays.fill(curvatures, count, TOGETHER, 0);
        for (int row = 0; row < parameters; row++) {
            addRow(row);
        }
        count = 0;
    }

    /** Up to the diagonal, and what fills the line after it. */
    private void addRow(int row) {
        double[] sum = hessian[row];
        double[] w0 = waiting[0];
        double[] w1 = waiting[1];
        double[] w2 = waiting[2];
        double[] w3 = waiting[3];
        double[] w4 = waiting[4];
        double[] w5 = waiting[5];
        double[] w6 = waiting[6];
        double[] w7 = waiting[7];
        int at = FIRST + row;
        double c0 = curvatures[0] * w0[at];
        double c1 = curvatures[1] * w1[at];
        double c2 = curvatures[2] * w2[at];
        double c3 = curvatures[3] * w3[at];
        double c4 = curvatures[4] * w4[at];
        double c5 = curvatures[5] * w5[at];
        double c6 = curvatures[6] * w6[at];
        double c7 = curvatures[7] * w7[at];
        int end = end(row + 1);
        for (int f = FIRST; f < end; f++) {
            sum[f] += c0 * w0[f] + c1 * w1[f] + c2 * w2[f] + c3 * w3[f] + c4 * w4[f] + c5 * w5[f] + c6 * w6[f] + c7 * w7[f];
        }
    }

    void merge(LogisticSums other) {
        loss += other.loss;
        for (int row = 0; row < parameters; row++) {
            gradient[row] += other.gradient[row];
            for (int f = 0; f <= row; f++) {
                hessian[row][FIRST + f] += other.hessian[row][FIRST + f];
            }
        }
    }

    /** Means over the samples, together with the prior ½ Σ w² in all. */
    Likelihood.Evaluation perSample(double samples, double[] weights) {
        double[] slope = new double[parameters];
        double[][] curvature = new double[parameters][parameters];
        double prior = 0;
        for (int row = 0; row < parameters; row++) {
            prior += weights[row] * weights[row] / 2;
            slope[row] = (gradient[row] + weights[row]) / samples;
            for (int f = 0; f <= row; f++) {
                curvature[row][f] = (hessian[row][FIRST + f] + (f == row ? 1 : 0)) / samples;
                curvature[f][row] = curvature[row][f];
            }
        }
        return new Likelihood.Evaluation((loss + prior) / samples, slope, curvature);
    }
}
