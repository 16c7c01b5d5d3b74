package org.inverserg.couplings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/**
 * The sums of one sector behind its {@link Correlations}.
 *
 * <p>On a lattice of 1024 × 1024 a sum S_a fluctuates by less than a hundredth of its mean: ⟨S²⟩ − ⟨S⟩² from the plain sums would lose four digits,
 * to which the inversion of B adds its own loss. So what is summed is the distance from a whole number near the mean, which the first
 * configurations give. All terms are whole numbers, and their sums are exact as long as they stay below 2⁵³: no rounding, whatever the order.
 */
final class SectorSums implements Storable {

    private static final int TOGETHER = 4;

    /** By coupling: the groups that it adds and those that it subtracts. */
    private final int[][] plus;
    private final int[][] minus;
    /** Whether means are subtracted; if not, they vanish by symmetry. */
    private final boolean connected;
    private final Bins bins;
    private final double[] coarseReference;
    private final double[] fineReference;
    /** By bin: S_c, S'_b, S_c S_a, S_c S'_b one after the other, all S relative to their references. */
    private final double[][] sums;
    private boolean started;

    SectorSums(int[][] signs, boolean connected, Bins bins) {
        this.plus = groups(signs, 1);
        this.minus = groups(signs, -1);
        this.connected = connected;
        this.bins = bins;
        int m = signs.length;
        coarseReference = new double[m];
        fineReference = new double[m];
        sums = new double[bins.count()][2 * m + 2 * m * m];
    }

    private static int[][] groups(int[][] signs, int wanted) {
        return IntStream.range(0, signs.length)
                .mapToObj(a -> IntStream.range(0, signs[a].length).filter(group -> signs[a][group] == wanted).toArray()).toArray(int[][]::new);
    }

    void add(long first, int count, int[][] coarse, int[][] fine) {
        if (connected && !started) {
            setReferences(coarse, fine, count);
            started = true;
        }
        double[][] coarseValues = values(coarse, count, coarseReference);
        double[][] fineValues = values(fine, count, fineReference);
        int m = plus.length;
        int c = 0;
        while (c < count) {
            double[] sum = sums[bins.of(first + c)];
            int together = c + TOGETHER <= count && sums[bins.of(first + c + TOGETHER - 1)] == sum ? TOGETHER : 1;
            add(sum, 0, coarseValues, c, together);
            add(sum, m, fineValues, c, together);
            for (int a = 0; a < m; a++) {
                addProducts(sum, 2 * m + a * m, coarseValues, a, coarseValues, c, together);
                addProducts(sum, 2 * m + m * m + a * m, coarseValues, a, fineValues, c, together);
            }
            c += together;
        }
    }

    private static void add(double[] sum, int at, double[][] x, int first, int together) {
        for (int c = first; c < first + together; c++) {
            addMultiple(sum, at, 1, x[c]);
        }
    }

    /** Σ_c x_a(c) y_b(c) for all b: of four configurations at once, so that the sums are loaded and stored once, or of one. */
    private static void addProducts(double[] sum, int at, double[][] x, int a, double[][] y, int c, int together) {
        if (together == TOGETHER) {
            addMultiples(sum, at, x[c][a], y[c], x[c + 1][a], y[c + 1], x[c + 2][a], y[c + 2], x[c + 3][a], y[c + 3]);
        } else {
            addMultiple(sum, at, x[c][a], y[c]);
        }
    }

    private static void addMultiple(double[] sum, int at, double f, double[] x) {
        for (int b = 0; b < x.length; b++) {
            sum[at + b] += f * x[b];
        }
    }

    private static void addMultiples(double[] sum, int at, double f, double[] x, double g, double[] y, double h, double[] z, double k, double[] w) {
        for (int b = 0; b < x.length; b++) {
            sum[at + b] += (f * x[b] + g * y[b]) + (h * z[b] + k * w[b]);
        }
    }

    private void setReferences(int[][] coarse, int[][] fine, int count) {
        setReference(coarseReference, coarse, count);
        setReference(fineReference, fine, count);
    }

    private void setReference(double[] reference, int[][] groups, int count) {
        double[][] values = values(groups, count, new double[reference.length]);
        for (int a = 0; a < reference.length; a++) {
            double sum = 0;
            for (double[] configuration : values) {
                sum += configuration[a];
            }
            reference[a] = Math.rint(sum / count);
        }
    }

    /** By configuration and coupling, relative to {@code reference}. */
    private double[][] values(int[][] groups, int count, double[] reference) {
        double[][] values = new double[count][plus.length];
        for (int a = 0; a < plus.length; a++) {
            for (int c = 0; c < count; c++) {
                long value = 0;
                for (int group : plus[a]) {
                    value += groups[group][c];
                }
                for (int group : minus[a]) {
                    value -= groups[group][c];
                }
                values[c][a] = value - reference[a];
            }
        }
        return values;
    }

    Correlations correlations() {
        return correlations(total(), bins.total());
    }

    /** From the configurations in some of the bins. */
    Correlations correlations(IntPredicate wanted) {
        double[] part = new double[sums[0].length];
        int count = 0;
        for (int bin = 0; bin < bins.count(); bin++) {
            if (wanted.test(bin)) {
                for (int i = 0; i < part.length; i++) {
                    part[i] += sums[bin][i];
                }
                count += bins.size(bin);
            }
        }
        return correlations(part, count);
    }

    List<Correlations> replicas() {
        double[] total = total();
        return IntStream.range(0, bins.count()).mapToObj(bin -> {
            double[] rest = total.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= sums[bin][i];
            }
            return correlations(rest, bins.total() - bins.size(bin));
        }).toList();
    }

    private double[] total() {
        double[] total = new double[sums[0].length];
        for (double[] bin : sums) {
            for (int i = 0; i < total.length; i++) {
                total[i] += bin[i];
            }
        }
        return total;
    }

    private Correlations correlations(double[] sum, int n) {
        int m = plus.length;
        double[][] within = new double[m][m];
        double[][] between = new double[m][m];
        for (int a = 0; a < m; a++) {
            double mean = connected ? sum[a] / n : 0;
            for (int b = 0; b < m; b++) {
                int at = 2 * m + a * m + b;
                within[a][b] = sum[at] / n - mean * sum[b] / n;
                between[a][b] = sum[at + m * m] / n - mean * sum[m + b] / n;
            }
        }
        return new Correlations(new Array2DRowRealMatrix(within, false), new Array2DRowRealMatrix(between, false));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(started);
        write(out, coarseReference);
        write(out, fineReference);
        for (double[] bin : sums) {
            write(out, bin);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        started = in.readBoolean();
        read(in, coarseReference);
        read(in, fineReference);
        for (double[] bin : sums) {
            read(in, bin);
        }
    }

    private static void write(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void read(DataInput in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
