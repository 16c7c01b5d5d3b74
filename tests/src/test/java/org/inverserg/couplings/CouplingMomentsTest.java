package org.inverserg.couplings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.inverserg.statistics.Bins;
import org.junit.jupiter.api.Test;

class CouplingMomentsTest {

    private static final int COUNT = 9000;
    private static final CouplingBasis SYMMETRIC = CouplingBasis.symmetric();
    private static final int GROUPS = CouplingGroups.of(List.of(SYMMETRIC)).groups().size();

    /** Sums as a lattice of 1024 × 1024 has them: far from zero against their fluctuation. */
    private static int[][] sums(int seed) {
        var random = new SplittableRandom(seed);
        int[][] sums = new int[GROUPS][COUNT];
        for (int[] group : sums) {
            int mean = random.nextInt(3_000_000, 8_000_000);
            for (int c = 0; c < COUNT; c++) {
                group[c] = mean + random.nextInt(-6000, 6000) + sums[0][c] % 1000;
            }
        }
        return sums;
    }

    private static CouplingMoments of(int[][] coarse, int[][] fine, int from, int to, int piece) {
        var moments = new CouplingMoments(List.of(SYMMETRIC), Bins.of(to - from));
        for (int first = from; first < to; first += piece) {
            int count = Math.min(piece, to - first);
            moments.add(first - from, count, piece(coarse, first, count), piece(fine, first, count));
        }
        return moments;
    }

    private static int[][] piece(int[][] sums, int first, int count) {
        int[][] piece = new int[sums.length][count];
        for (int group = 0; group < sums.length; group++) {
            System.arraycopy(sums[group], first, piece[group], 0, count);
        }
        return piece;
    }

    /** ⟨xy⟩ − ⟨x⟩⟨y⟩ in whole numbers. */
    private static double covariance(long[] x, long[] y) {
        long sumX = 0;
        long sumY = 0;
        BigDecimal product = BigDecimal.ZERO;
        for (int c = 0; c < x.length; c++) {
            sumX += x[c];
            sumY += y[c];
            product = product.add(BigDecimal.valueOf(x[c]).multiply(BigDecimal.valueOf(y[c])));
        }
        var n = BigDecimal.valueOf(x.length);
        return product.multiply(n).subtract(BigDecimal.valueOf(sumX).multiply(BigDecimal.valueOf(sumY)))
                .divide(n.multiply(n), MathContext.DECIMAL128).doubleValue();
    }

    private static long[] values(int[][] sums, Sector sector, int coupling) {
        int[] signs = CouplingGroups.of(List.of(SYMMETRIC)).signs(SYMMETRIC, sector)[coupling];
        long[] values = new long[COUNT];
        for (int group = 0; group < GROUPS; group++) {
            for (int c = 0; c < COUNT; c++) {
                values[c] += (long) signs[group] * sums[group][c];
            }
        }
        return values;
    }

    @Test
    void losesNoDigitsToTheMeans() {
        int[][] coarse = sums(1);
        int[][] fine = sums(2);
        for (Sector sector : List.of(Sector.EVEN, Sector.ANISOTROPIC)) {
            Correlations correlations = of(coarse, fine, 0, COUNT, 64).correlations(SYMMETRIC, sector);
            for (int a = 0; a < 16; a += 5) {
                for (int b = 0; b < 16; b += 3) {
                    double within = covariance(values(coarse, sector, a), values(coarse, sector, b));
                    double between = covariance(values(coarse, sector, a), values(fine, sector, b));
                    assertThat(correlations.within().getEntry(a, b)).isCloseTo(within, within(1e-13 * 1e8));
                    assertThat(correlations.between().getEntry(a, b)).isCloseTo(between, within(1e-13 * 1e8));
                }
            }
        }
    }

    @Test
    void isTheSameInOnePieceOrInMany() {
        int[][] coarse = sums(3);
        int[][] fine = sums(4);
        CouplingMoments once = of(coarse, fine, 0, COUNT, COUNT);
        CouplingMoments pieces = of(coarse, fine, 0, COUNT, 64);
        for (Sector sector : Sector.values()) {
            double size = once.correlations(SYMMETRIC, sector).within().getNorm();
            assertThat(once.correlations(SYMMETRIC, sector).within().subtract(pieces.correlations(SYMMETRIC, sector).within()).getNorm())
                    .isLessThan(1e-12 * size);
        }
    }

    @Test
    void leavesOutOneBinAtATime() {
        int[][] coarse = sums(5);
        int[][] fine = sums(6);
        CouplingMoments all = of(coarse, fine, 0, COUNT, 64);
        int width = all.bins().width();
        Correlations rest = of(coarse, fine, width, COUNT, 64).correlations(SYMMETRIC, Sector.EVEN);
        Correlations replica = all.replicas(SYMMETRIC, Sector.EVEN).get(0);
        assertThat(all.replicas(SYMMETRIC, Sector.EVEN)).hasSize(all.bins().count());
        assertThat(replica.between().subtract(rest.between()).getNorm()).isLessThan(1e-12 * rest.between().getNorm());
        assertThat(replica.first(3).within()).isEqualTo(replica.within().getSubMatrix(0, 2, 0, 2));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        CouplingMoments moments = of(sums(7), sums(8), 0, COUNT, 64);
        var bytes = new ByteArrayOutputStream();
        moments.write(new DataOutputStream(bytes));
        var read = new CouplingMoments(List.of(SYMMETRIC), Bins.of(COUNT));
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (Sector sector : Sector.values()) {
            assertThat(read.correlations(SYMMETRIC, sector)).isEqualTo(moments.correlations(SYMMETRIC, sector));
        }
    }
}
