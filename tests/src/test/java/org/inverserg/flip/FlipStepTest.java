package org.inverserg.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.inverserg.Slow;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.RandomBits;
import org.inverserg.patterns.Orbits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bit-sliced engine against a plain convolution: frequencies of one step for every pattern that a site can see. A case fails if
 * its χ² is below or above what happens by chance once in 10⁵ times: a false-alarm rate of 3·10⁻⁴ for all fifteen.
 */
class FlipStepTest {

    private static final double[] WEIGHTS =
            {1.37, 0.69, 0.55, -0.15, 0.10, -0.14, 0.06, -0.11, 0.05, 0.08, -0.04, 0.03, 0.02, -0.05, 0.04};

    @Slow
    @ParameterizedTest
    @CsvSource({
            "1, 4, 40", "3, 1, 400", "3, 2, 400", "3, 3, 200", "3, 32, 40", "5, 1, 400", "5, 2, 400", "5, 32, 40", "7, 1, 400",
            "7, 2, 400", "7, 4, 400", "7, 6, 60", "7, 32, 60", "9, 3, 40", "9, 8, 10"})
    void drawsEverySpinWithTheProbabilityOfItsPattern(int kernelSize, int size, int batches) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        double[] weights = Arrays.copyOf(WEIGHTS, orbits.count());
        var step = new KernelFlips(orbits, weights).newStep();
        var random = new RandomBits(17);
        var source = new L64X128Mix(1, 2, 3, 4);
        long[] coarse = new long[size * size];
        long[] fine = new long[4 * size * size];
        boolean pooled = batches * 256.0 * size * size / Math.pow(2, Math.min(orbits.cells(), size * size)) < 60;
        Map<Long, double[]> tallies = new HashMap<>();
        for (int batch = 0; batch < batches; batch++) {
            Arrays.setAll(coarse, site -> source.nextLong());
            step.apply(coarse, size, fine, random);
            for (int site = 0; site < fine.length; site++) {
                tally(orbits, weights, coarse, size, fine, site, pooled, tallies);
            }
        }
        assertFrequencies(tallies);
    }

    /** For each pattern, or each of 1000 ranges of P where patterns are too many to be seen often: observed, expected, variance. */
    private static void tally(Orbits orbits, double[] weights, long[] coarse, int size, long[] fine, int site,
                              boolean pooled, Map<Long, double[]> tallies) {
        int row = site / (2 * size);
        int column = site % (2 * size);
        for (int lane = 0; lane < Batches.WIDTH; lane++) {
            double[] tally;
            double p;
            if (pooled) {
                p = plainProbability(orbits, weights, coarse, size, row, column, lane);
                tally = tallies.computeIfAbsent((long) (1000 * p), key -> new double[4]);
            } else {
                tally = tallies.computeIfAbsent(seen(orbits, coarse, size, row, column, lane), key -> new double[4]);
                if (tally[3] == 0) {
                    tally[3] = plainProbability(orbits, weights, coarse, size, row, column, lane);
                }
                p = tally[3];
            }
            tally[0] += fine[site] >>> lane & 1;
            tally[1] += p;
            tally[2] += p * (1 - p);
        }
    }

    /** The coarse spins that a site sees, mirrored so that its corner is the upper left one. */
    private static long seen(Orbits orbits, long[] coarse, int size, int row, int column, int lane) {
        int down = row % 2 == 0 ? 1 : -1;
        int across = column % 2 == 0 ? 1 : -1;
        long pattern = 0;
        for (int y = 0; y < orbits.windowSize(); y++) {
            for (int x = 0; x < orbits.windowSize(); x++) {
                int r = Math.floorMod(row / 2 + down * (orbits.firstOffset() + y), size);
                int c = Math.floorMod(column / 2 + across * (orbits.firstOffset() + x), size);
                pattern = pattern << 1 | coarse[r * size + c] >>> lane & 1;
            }
        }
        return pattern;
    }

    /** Eq. 9 as it stands: a sum over the k×k kernel on the copied lattice. */
    private static double plainProbability(Orbits orbits, double[] weights, long[] coarse, int size, int row, int column, int lane) {
        int radius = orbits.kernelSize() / 2;
        double h = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                int r = Math.floorMod(row + dy, 2 * size) / 2;
                int c = Math.floorMod(column + dx, 2 * size) / 2;
                h += weights[orbits.index(dy, dx)] * ((coarse[r * size + c] >>> lane & 1) * 2 - 1) / 2;
            }
        }
        return 1 / (1 + Math.exp(-h));
    }

    private static void assertFrequencies(Map<Long, double[]> tallies) {
        double chiSquare = 0;
        int degrees = 0;
        for (double[] tally : tallies.values()) {
            if (tally[2] > 10) {
                chiSquare += (tally[0] - tally[1]) * (tally[0] - tally[1]) / tally[2];
                degrees++;
            }
        }
        assertThat(degrees).as("patterns seen often enough").isGreaterThan(tallies.size() / 3);
        assertThat(new ChiSquaredDistribution(degrees).cumulativeProbability(chiSquare))
                .as("χ² = %s for %s patterns", chiSquare, degrees).isBetween(1e-5, 1 - 1e-5);
    }
}
