package org.inverserg.tower;

import java.util.Arrays;

/**
 * The means of fields that lie side by side as lanes. Rows are added place by place, a few in single precision, which is vector code, then
 * in double; a lane's sum does not depend on how many lanes there are. Belongs to one thread.
 */
final class LaneMeans {

    /** So few numbers of like size add up to 24 bits with an error in the last one or two. */
    private static final int ROWS_IN_SINGLE_PRECISION = 8;

    private float[] few = new float[0];
    private double[] all = new double[0];

    /** Writes Σφ/V of each lane to {@code means[first … first + lanes − 1]}. */
    void of(float[] values, int size, int lanes, double[] means, int first) {
        int count = size * lanes;
        if (few.length != count) {
            few = new float[count];
            all = new double[count];
        }
        Arrays.fill(all, 0);
        for (int row = 0; row < size; row += ROWS_IN_SINGLE_PRECISION) {
            Arrays.fill(few, 0);
            for (int i = row; i < Math.min(size, row + ROWS_IN_SINGLE_PRECISION); i++) {
                addRow(values, i * count, few, count);
            }
            addTo(all, few, count);
        }
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int j = lane; j < count; j += lanes) {
                sum += all[j];
            }
            means[first + lane] = sum / ((double) size * size);
        }
    }

    private static void addRow(float[] values, int from, float[] sum, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] + values[from + j];
        }
    }

    private static void addTo(double[] sum, float[] x, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] += x[j];
        }
    }
}
