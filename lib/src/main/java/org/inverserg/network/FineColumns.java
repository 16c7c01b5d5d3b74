package org.inverserg.network;

/**
 * A fine row, its even and its odd columns apart, together with shifted copies: place j of copy i holds the fine column
 * 2j − r + i, i = 0 … k, so copies r and r + 1 are the row itself. With them a k×k kernel with k = 2r + 1 acts on even columns through
 * copies 0 to k − 1 and on odd ones through copies 1 to k.
 */
final class FineColumns {

    private final int radius;
    private final int lanes;
    private final int count;
    private final float[][] columns;

    /** @param count coarse sites of a row times lanes */
    FineColumns(int kernel, int lanes, int count) {
        this.lanes = lanes;
        this.count = count;
        radius = kernel / 2;
        columns = RowLoops.rows(kernel + 1, count);
    }

    float[] even() {
        return columns[radius];
    }

    float[] odd() {
        return columns[radius + 1];
    }

    /** All copies. */
    float[][] columns() {
        return columns;
    }

    /** Takes over a row that starts at {@code from} in {@code fine}, and makes the copies. */
    void load(float[] fine, int from) {
        ColumnParity.split(fine, from, even(), odd(), count, lanes);
        shift();
    }

    /** Makes the copies from {@link #even()} and {@link #odd()}. */
    void shift() {
        for (int i = 0; i < columns.length; i++) {
            int offset = i - radius;
            if (offset != 0 && offset != 1) {
                float[] source = offset % 2 == 0 ? even() : odd();
                RowLoops.rotate(source, 0, Math.floorDiv(offset, 2) * lanes, columns[i], count);
            }
        }
    }
}
