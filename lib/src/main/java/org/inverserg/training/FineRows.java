package org.inverserg.training;

import java.util.Arrays;

/** A fine lattice with even and odd columns apart: row by row, site by site, lanes together. */
final class FineRows {

    private final int size;
    private final int lanes;
    private final float[][] even;
    private final float[][] odd;

    /** @param size of the coarse lattice */
    FineRows(int size, int lanes) {
        this.size = size;
        this.lanes = lanes;
        even = RowLoops.rows(2 * size, size * lanes);
        odd = RowLoops.rows(2 * size, size * lanes);
    }

    void fill(float value) {
        for (int row = 0; row < even.length; row++) {
            Arrays.fill(even[row], value);
            Arrays.fill(odd[row], value);
        }
    }

    /** The even columns of row {@code row}, counted around the lattice. */
    float[] even(int row) {
        return even[Math.floorMod(row, even.length)];
    }

    float[] odd(int row) {
        return odd[Math.floorMod(row, odd.length)];
    }

    /** Writes the lattice with the columns in their places. */
    void copyTo(float[] fine) {
        int count = size * lanes;
        for (int row = 0; row < 2 * size; row++) {
            ColumnParity.join(even[row], odd[row], fine, row * 2 * count, count, lanes);
        }
    }
}
