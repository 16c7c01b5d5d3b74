package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/**
 * Accumulates the correlations of coupling sums S_a that the linearised renormalization group needs, between a fine level and the
 * coarse one made from it, bin by bin. Odd couplings (1, 3 spins) and even ones (2, 4) do not mix and are kept apart.
 */
public final class CouplingMoments implements Storable {

    /** A symmetry sector: the couplings that change their sign with all spins, or those that do not. */
    public enum Sector {
        ODD, EVEN
    }

    /**
     * Connected correlations within a sector: B_ca = ⟨S_c S_a⟩ − ⟨S_c⟩⟨S_a⟩ of the coarse level with itself, A_cb = ⟨S_c S'_b⟩ − ⟨S_c⟩⟨S'_b⟩ of
     * the coarse level with the fine one. Odd means vanish by symmetry and are not subtracted.
     */
    public record Correlations(RealMatrix within, RealMatrix between) {
    }

    private final int[][] members;
    private final Bins bins;
    /** Sums by sector and bin: S_c, S'_b, S_c S_a, S_c S'_b one after the other. */
    private final double[][][] sums;

    public CouplingMoments(List<CouplingClass> classes, Bins bins) {
        this.bins = bins;
        this.members = new int[][] {
                IntStream.range(0, classes.size()).filter(a -> classes.get(a).isOdd()).toArray(),
                IntStream.range(0, classes.size()).filter(a -> !classes.get(a).isOdd()).toArray()};
        this.sums = new double[members.length][bins.count()][];
        for (int s = 0; s < members.length; s++) {
            int m = members[s].length;
            for (int bin = 0; bin < bins.count(); bin++) {
                sums[s][bin] = new double[2 * m + 2 * m * m];
            }
        }
    }

    /**
     * Adds neighbouring configurations.
     *
     * @param first  index of the first of them in the ensemble
     * @param count  how many
     * @param coarse sums by class and configuration at the coarse level
     * @param fine   the same at the fine level
     */
    public void add(long first, int count, int[][] coarse, int[][] fine) {
        for (int s = 0; s < members.length; s++) {
            for (int c = 0; c < count; c++) {
                add(sums[s][bins.of(first + c)], members[s], coarse, fine, c);
            }
        }
    }

    private static void add(double[] sum, int[] members, int[][] coarse, int[][] fine, int c) {
        int m = members.length;
        for (int a = 0; a < m; a++) {
            double own = coarse[members[a]][c];
            sum[a] += own;
            sum[m + a] += fine[members[a]][c];
            int within = 2 * m + a * m;
            int between = within + m * m;
            for (int b = 0; b < m; b++) {
                sum[within + b] += own * coarse[members[b]][c];
                sum[between + b] += own * fine[members[b]][c];
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (double[] bin : (Iterable<double[]>) Arrays.stream(sums).flatMap(Arrays::stream)::iterator) {
            for (double sum : bin) {
                out.writeDouble(sum);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (double[] bin : (Iterable<double[]>) Arrays.stream(sums).flatMap(Arrays::stream)::iterator) {
            for (int i = 0; i < bin.length; i++) {
                bin[i] = in.readDouble();
            }
        }
    }

    /** The binning of the configurations. */
    public Bins bins() {
        return bins;
    }

    /** From all configurations. */
    public Correlations correlations(Sector sector) {
        return correlations(sector, total(sector), bins.total());
    }

    /** One for every bin left out. */
    public List<Correlations> replicas(Sector sector) {
        double[] total = total(sector);
        return IntStream.range(0, bins.count()).mapToObj(bin -> {
            double[] rest = total.clone();
            double[] out = sums[sector.ordinal()][bin];
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= out[i];
            }
            return correlations(sector, rest, bins.total() - bins.size(bin));
        }).toList();
    }

    private double[] total(Sector sector) {
        double[][] own = sums[sector.ordinal()];
        double[] total = new double[own[0].length];
        for (double[] bin : own) {
            for (int i = 0; i < total.length; i++) {
                total[i] += bin[i];
            }
        }
        return total;
    }

    private Correlations correlations(Sector sector, double[] sum, int n) {
        int m = members[sector.ordinal()].length;
        double subtracted = sector == Sector.ODD ? 0 : 1;
        double[][] within = new double[m][m];
        double[][] between = new double[m][m];
        for (int a = 0; a < m; a++) {
            double mean = subtracted * sum[a] / n;
            for (int b = 0; b < m; b++) {
                int at = 2 * m + a * m + b;
                within[a][b] = sum[at] / n - mean * sum[b] / n;
                between[a][b] = sum[at + m * m] / n - mean * sum[m + b] / n;
            }
        }
        return new Correlations(new Array2DRowRealMatrix(within, false), new Array2DRowRealMatrix(between, false));
    }
}
