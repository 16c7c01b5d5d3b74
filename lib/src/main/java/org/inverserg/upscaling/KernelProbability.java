package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.likelihood.Logistic;
import org.inverserg.parallel.Batches;
import org.inverserg.patterns.Orbits;

/**
 * ln P(σ|τ) = −Σ_x ln(1 + e^{−σ(x)h(x)}) of a symmetric kernel, for 64 configurations at once: fine spins are independent given the coarse
 * ones, so it is a sum over sites.
 */
final class KernelProbability implements Upscaler.Probability {

    private final int window;
    private final int firstOffset;
    private final double[] cells;

    KernelProbability(Orbits orbits, double[] weights) {
        window = orbits.windowSize();
        firstOffset = orbits.firstOffset();
        cells = orbits.cellWeights(weights);
    }

    @Override
    public double[] of(long[] coarse, int size, long[] fine) {
        double[] sums = new double[Batches.WIDTH];
        double[] fields = new double[Batches.WIDTH];
        for (int site = 0; site < fine.length; site++) {
            fields(coarse, size, site / (2 * size), site % (2 * size), fields);
            for (int lane = 0; lane < sums.length; lane++) {
                sums[lane] -= Logistic.loss((fine[site] >>> lane & 1) == 1 ? fields[lane] : -fields[lane]);
            }
        }
        return sums;
    }

    /** h of a fine site; what it sees is mirrored so that it is always in the upper left corner of its block. */
    private void fields(long[] coarse, int size, int row, int column, double[] fields) {
        Arrays.fill(fields, 0);
        for (int x = 0; x < window; x++) {
            int right = Math.floorMod(seen(column, x), size);
            for (int y = 0; y < window; y++) {
                long spins = coarse[Math.floorMod(seen(row, y), size) * size + right];
                double half = cells[x * window + y] / 2;
                for (int lane = 0; lane < fields.length; lane++) {
                    fields[lane] += (spins >>> lane & 1) == 1 ? half : -half;
                }
            }
        }
    }

    private int seen(int fine, int cell) {
        return fine % 2 == 0 ? fine / 2 + firstOffset + cell : fine / 2 - firstOffset - cell;
    }
}
