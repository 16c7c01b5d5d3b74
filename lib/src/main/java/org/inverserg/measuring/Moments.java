package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/** Accumulates the moments of magnetization and energy of one lattice size, bin by bin. */
public final class Moments implements Storable {

    private static final int TERMS = 7;

    private final int size;
    private final Bins bins;
    private final double[][] sums;

    /** @param size L */
    public Moments(int size, Bins bins) {
        this.size = size;
        this.bins = bins;
        this.sums = new double[bins.count()][TERMS];
    }

    /**
     * Adds neighbouring configurations.
     *
     * @param first   index of the first of them in the ensemble
     * @param count   how many
     * @param up      number of up spins of each
     * @param unequal number of unequal bonds of each, see {@link BatchSums}
     */
    public void add(long first, int count, int[] up, int[] unequal) {
        double volume = (double) size * size;
        for (int i = 0; i < count; i++) {
            double m = (2.0 * up[i] - volume) / volume;
            double e = -2 + 2 * unequal[i] / volume;
            double absM = Math.abs(m);
            double[] sum = sums[bins.of(first + i)];
            sum[0] += m;
            sum[1] += absM;
            sum[2] += m * m;
            sum[3] += m * m * m * m;
            sum[4] += e;
            sum[5] += e * e;
            sum[6] += absM * e;
        }
    }

    int size() {
        return size;
    }

    Bins bins() {
        return bins;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (double[] bin : sums) {
            for (double sum : bin) {
                out.writeDouble(sum);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (double[] bin : sums) {
            for (int k = 0; k < TERMS; k++) {
                bin[k] = in.readDouble();
            }
        }
    }

    /** Sums over all bins. */
    double[] total() {
        double[] total = new double[TERMS];
        for (double[] bin : sums) {
            for (int k = 0; k < TERMS; k++) {
                total[k] += bin[k];
            }
        }
        return total;
    }

    /** Means of all configurations. */
    Means means(double[] total) {
        return means(total, new double[TERMS], bins.total());
    }

    /** Means with bin {@code bin} left out. */
    Means meansWithout(int bin, double[] total) {
        return means(total, sums[bin], bins.total() - bins.size(bin));
    }

    private static Means means(double[] a, double[] b, int n) {
        return new Means((a[0] - b[0]) / n, (a[1] - b[1]) / n, (a[2] - b[2]) / n, (a[3] - b[3]) / n, (a[4] - b[4]) / n,
                (a[5] - b[5]) / n, (a[6] - b[6]) / n);
    }
}
