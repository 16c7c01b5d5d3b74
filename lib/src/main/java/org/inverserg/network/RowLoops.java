package org.inverserg.network;

import org.inverserg.parallel.Internal;

/**
 * The inner loops of convolutions over rows of numbers. Each is as long as the compiler still turns into vector code: at most
 * about eight array accesses, all at the same index. Rows that are shifted against each other are copied first.
 *
 * @hidden
 */
@Internal
public final class RowLoops {

    private static final int VECTOR = 16;
    private static final int SAME_OFFSET = 12;

    private RowLoops() {
    }

    /** A row of {@code count} numbers, of a length that makes all rows start at the same offset of a cache line. */
    static float[] row(int count) {
        return new float[(count + VECTOR - 1) / VECTOR * VECTOR + SAME_OFFSET];
    }

    /** {@code rows} rows. */
    static float[][] rows(int rows, int count) {
        float[][] all = new float[rows][];
        for (int i = 0; i < rows; i++) {
            all[i] = row(count);
        }
        return all;
    }

    /** target[j] = source[from + (j + places) mod count]. */
    static void rotate(float[] source, int from, int places, float[] target, int count) {
        int start = Math.floorMod(places, count);
        System.arraycopy(source, from + start, target, 0, count - start);
        System.arraycopy(source, from, target, count - start, start);
    }

    /** out = Σ w_i x_i over the four rows from {@code first} on. */
    static void start(float[] out, float[][] x, float[] w, int first, int count) {
        start(out, x[first], x[first + 1], x[first + 2], x[first + 3], w[first], w[first + 1], w[first + 2], w[first + 3], count);
    }

    private static void start(float[] out, float[] a, float[] b, float[] c, float[] d,
            float wa, float wb, float wc, float wd, int count) {
        for (int j = 0; j < count; j++) {
            out[j] = wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    /** out += Σ w_i x_i over the four rows from {@code first} on. */
    static void add(float[] out, float[][] x, float[] w, int first, int count) {
        add(out, x[first], x[first + 1], x[first + 2], x[first + 3], w[first], w[first + 1], w[first + 2], w[first + 3], count);
    }

    private static void add(float[] out, float[] a, float[] b, float[] c, float[] d,
            float wa, float wb, float wc, float wd, int count) {
        for (int j = 0; j < count; j++) {
            out[j] = out[j] + wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    /**
     * One row of a k×k kernel for the even and for the odd columns of a fine row: even += Σ_i w_i x_i, odd += Σ_i w_i x_{i+1}, i
     * from 0 to k − 1, k odd.
     *
     * @param at where w_0 stands in {@code w}
     */
    static void addKernelRow(float[] even, float[] odd, float[][] x, float[] w, int at, int k, int count) {
        addThree(even, odd, x[0], x[1], x[2], x[3], w[at], w[at + 1], w[at + 2], count);
        for (int i = 3; i < k; i += 2) {
            addTwo(even, odd, x[i], x[i + 1], x[i + 2], w[at + i], w[at + i + 1], count);
        }
    }

    private static void addThree(float[] even, float[] odd, float[] a, float[] b, float[] c, float[] d,
            float u, float v, float w, int count) {
        for (int j = 0; j < count; j++) {
            float x = b[j];
            float y = c[j];
            even[j] = even[j] + u * a[j] + v * x + w * y;
            odd[j] = odd[j] + u * x + v * y + w * d[j];
        }
    }

    private static void addTwo(float[] even, float[] odd, float[] a, float[] b, float[] c, float u, float v, int count) {
        for (int j = 0; j < count; j++) {
            float x = b[j];
            even[j] = even[j] + u * a[j] + v * x;
            odd[j] = odd[j] + u * x + v * c[j];
        }
    }

    /** sum += a·b, place by place. */
    static void addProduct(float[] sum, float[] a, float[] b, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] + a[j] * b[j];
        }
    }

    /** first += a·b, second += a·c, place by place. */
    static void addBothProducts(float[] first, float[] second, float[] a, float[] b, float[] c, int count) {
        for (int j = 0; j < count; j++) {
            float x = a[j];
            first[j] = first[j] + x * b[j];
            second[j] = second[j] + x * c[j];
        }
    }

    /** sum += a·b + c·d, place by place. */
    static void addProducts(float[] sum, float[] a, float[] b, float[] c, float[] d, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] + a[j] * b[j] + c[j] * d[j];
        }
    }

    /** x *= y, place by place. */
    static void multiply(float[] x, float[] y, int count) {
        for (int j = 0; j < count; j++) {
            x[j] = x[j] * y[j];
        }
    }

    /** x −= y, place by place. */
    public static void subtract(float[] x, float[] y, int count) {
        for (int j = 0; j < count; j++) {
            x[j] = x[j] - y[j];
        }
    }

    /** Σ x. */
    static double sum(float[] x, int count) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += x[j];
        }
        return sum;
    }
}
