package org.inverserg.network;

import java.util.Arrays;

/**
 * The coarse numbers around one coarse row, ready for loops along it: copies of the rows from −⌈r/2⌉ to +⌈r/2⌉, each shifted by
 * −⌈r/2⌉ to +⌈r/2⌉ sites around the periodic lattice. {@link #taps} arranges them for the small kernel of a parity.
 */
final class CoarseRows {

    private final CoarseKernels kernels;
    private final int reach;
    private final int size;
    private final int lanes;
    private final float[][][] rows;
    private final float[][][] taps;

    CoarseRows(CoarseKernels kernels, int size, int lanes) {
        this.kernels = kernels;
        this.size = size;
        this.lanes = lanes;
        reach = -kernels.first(0);
        int width = 2 * reach + 1;
        rows = new float[width][][];
        for (int i = 0; i < width; i++) {
            rows[i] = RowLoops.rows(width, size * lanes);
        }
        taps = new float[4][][];
        for (int parity = 0; parity < 4; parity++) {
            taps[parity] = arranged(parity);
        }
    }

    private float[][] arranged(int parity) {
        int window = kernels.window();
        float[][] arranged = new float[kernels.taps()][];
        Arrays.fill(arranged, rows[0][0]); // for weights that are 0
        for (int i = 0; i < window * window; i++) {
            int row = kernels.first(parity >> 1) + i / window;
            int column = kernels.first(parity & 1) + i % window;
            arranged[i] = rows[row + reach][column + reach];
        }
        return arranged;
    }

    /** Takes over what lies around row {@code y} of {@code coarse}. */
    void load(float[] coarse, int y) {
        int count = size * lanes;
        for (int i = 0; i < rows.length; i++) {
            int from = Math.floorMod(y + i - reach, size) * count;
            for (int j = 0; j < rows.length; j++) {
                RowLoops.rotate(coarse, from, (j - reach) * lanes, rows[i][j], count);
            }
        }
    }

    /** For each weight of the small kernel of parity 2p + q, row by row, the numbers it is multiplied with. */
    float[][] taps(int parity) {
        return taps[parity];
    }

    /** Σ_i w_i x_i over the taps of a parity. */
    void convolve(int parity, float[] weights, float[] out) {
        float[][] x = taps[parity];
        RowLoops.start(out, x, weights, 0, size * lanes);
        for (int i = 4; i < weights.length; i += 4) {
            RowLoops.add(out, x, weights, i, size * lanes);
        }
    }
}
