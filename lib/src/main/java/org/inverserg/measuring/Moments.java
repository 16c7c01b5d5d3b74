package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/** Accumulates the moments of magnetization and energy of one lattice size, bin by bin. */
public final class Moments implements Storable {

    /** What is added up of each configuration. */
    static final int TERMS = 7;

    private final int size;
    private final Bins bins;
    private final double[][] sums;

    /**
     * @param size L
     * @throws IllegalArgumentException if there is no such lattice, or if there are no bins
     */
    public Moments(int size, Bins bins) {
        Spins.checkSize(size);
        Require.given(bins, "the bins of an ensemble");
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
     * @throws IllegalArgumentException if there are not as many values, or if the ensemble has no such configurations
     */
    public void add(long first, int count, int[] up, int[] unequal) {
        Require.length(Require.given(up, "the numbers of up spins").length, count, "the numbers of up spins");
        Require.length(Require.given(unequal, "the numbers of unequal bonds").length, count, "the numbers of unequal bonds");
        for (int i = 0; i < count; i++) {
            double[] terms = terms(size, up[i], unequal[i]);
            double[] sum = sums[bins.of(first + i)];
            for (int k = 0; k < TERMS; k++) {
                sum[k] += terms[k];
            }
        }
    }

    /** m, |m|, m², m⁴, e, e², |m|e of a configuration with so many spins up and unequal bonds. */
    static double[] terms(int size, int up, int unequal) {
        double volume = (double) size * size;
        double m = (2.0 * up - volume) / volume;
        double e = -2 + 2 * unequal / volume;
        double absM = Math.abs(m);
        return new double[] {m, absM, m * m, m * m * m * m, e, e * e, absM * e};
    }

    int size() {
        return size;
    }

    Bins bins() {
        return bins;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Require.given(out, "what takes the sums");
        for (double[] bin : sums) {
            for (double sum : bin) {
                out.writeDouble(sum);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        Require.given(in, "what gives the sums");
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
