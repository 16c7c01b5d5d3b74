package org.inverserg.network;

import java.util.Arrays;

/**
 * The rows of a fine lattice while sums are added to them, even and odd columns apart: sites in order, lanes together.
 *
 * <p>A hidden row adds to the r rows on either side of it. When the hidden rows come in order, a row is therefore under way for 2r + 1 of
 * them only, and so many rows are kept, in a cache near to the processor. But the first and the last r rows, the edges, wait for hidden rows
 * from the other end of the periodic lattice until all is done.
 */
final class FineRows {

    private final int lanes;
    private final int radius;
    private final int count;
    private final int rows;
    private final float[][] even;
    private final float[][] odd;

    /**
     * @param size   of the coarse lattice
     * @param radius r
     */
    FineRows(int size, int lanes, int radius) {
        this.lanes = lanes;
        this.radius = radius;
        count = size * lanes;
        rows = 2 * size;
        even = RowLoops.rows(underWay() + 2 * radius, count);
        odd = RowLoops.rows(underWay() + 2 * radius, count);
    }

    private int underWay() {
        return 2 * radius + 1;
    }

    private boolean isEdge(int row) {
        return row < radius || row >= rows - radius;
    }

    private int place(int row) {
        if (!isEdge(row)) {
            return row % underWay();
        }
        return underWay() + (row < radius ? row : row - (rows - 2 * radius));
    }

    /** The even columns of row {@code row}, counted around the lattice. */
    float[] even(int row) {
        return even[place(Math.floorMod(row, rows))];
    }

    float[] odd(int row) {
        return odd[place(Math.floorMod(row, rows))];
    }

    /** Sets the edges to {@code value}, before the first hidden row. */
    void start(float value) {
        for (int row = 0; row < rows; row++) {
            if (isEdge(row)) {
                set(row, value);
            }
        }
    }

    /** Sets the row that hidden row {@code hidden} is the first to add to, to {@code value}. */
    void enter(int hidden, float value) {
        if (!isEdge(hidden + radius)) {
            set(hidden + radius, value);
        }
    }

    private void set(int row, float value) {
        Arrays.fill(even(row), value);
        Arrays.fill(odd(row), value);
    }

    /** Writes the row that hidden row {@code hidden} was the last to add to, with the columns in their places. */
    void leave(int hidden, float[] fine) {
        if (!isEdge(hidden - radius)) {
            write(hidden - radius, fine);
        }
    }

    /** Writes the edges, after the last hidden row. */
    void finish(float[] fine) {
        for (int row = 0; row < rows; row++) {
            if (isEdge(row)) {
                write(row, fine);
            }
        }
    }

    private void write(int row, float[] fine) {
        ColumnParity.join(even(row), odd(row), fine, row * 2 * count, count, lanes);
    }
}
