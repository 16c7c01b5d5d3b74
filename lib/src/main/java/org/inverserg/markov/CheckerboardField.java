package org.inverserg.markov;

import org.inverserg.parallel.Internal;

/**
 * A real field on the periodic L×L lattice, L even, with the sites of either colour of the checkerboard together: all
 * neighbours of a site have the other colour, so the sites of one colour can be updated at once.
 *
 * <p>Site (y, x) has the colour (y + x) mod 2 and lies at colour·L²/2 + y·L/2 + ⌊x/2⌋. Among the sites of the other colour, its
 * neighbours above and below lie L/2 places before and after its own place, one of the horizontal ones lies at the same place,
 * and the other one place before where y + colour is even, one place after where it is odd. On L = 2 this finds either neighbour
 * twice, as it should: each is joined by two bonds.
 *
 * @hidden
 */
@Internal
public final class CheckerboardField {

    /** Numbers of sites and of bonds stay within an {@code int}. */
    static final int LARGEST_SIZE = 1 << 14;

    private final int size;
    private final int half;
    private final float[] values;

    /**
     * The field 0.
     *
     * @throws IllegalArgumentException unless L is even and between 2 and {@value #LARGEST_SIZE}
     */
    CheckerboardField(int size) {
        checkSize(size);
        this.size = size;
        half = size / 2;
        values = new float[size * size];
    }

    /** @throws IllegalArgumentException unless L is even and between 2 and {@value #LARGEST_SIZE} */
    public static void checkSize(int size) {
        if (size < 2 || size > LARGEST_SIZE || size % 2 != 0) {
            throw new IllegalArgumentException("the lattice size L must be even and between 2 and " + LARGEST_SIZE + ", got " + size
                    + "; on an odd periodic lattice the checkerboard does not close");
        }
    }

    int size() {
        return size;
    }

    /** The field in the order of the class comment; not a copy. */
    public float[] values() {
        return values;
    }

    /** The place of site (y, x) in {@link #values()}. */
    int index(int y, int x) {
        return ((y + x & 1) * size + y) * half + (x >> 1);
    }

    /** Takes over L·L values, row by row. */
    void set(float[] rows) {
        for (int y = 0; y < size; y++) {
            int even = index(y, 0);
            int odd = index(y, 1);
            for (int j = 0; j < half; j++) {
                values[even + j] = rows[y * size + 2 * j];
                values[odd + j] = rows[y * size + 2 * j + 1];
            }
        }
    }

    /** Writes the L·L values, row by row. */
    public void copyTo(float[] rows) {
        for (int y = 0; y < size; y++) {
            int even = index(y, 0);
            int odd = index(y, 1);
            for (int j = 0; j < half; j++) {
                rows[y * size + 2 * j] = values[even + j];
                rows[y * size + 2 * j + 1] = values[odd + j];
            }
        }
    }

    /** Copies {@code count} values of {@code colour} from place {@code from} of it on. */
    void copy(int colour, int from, float[] target, int count) {
        System.arraycopy(values, colour * size * half + from, target, 0, count);
    }

    /** Writes back what {@link #copy} took out. */
    void put(float[] source, int colour, int from, int count) {
        System.arraycopy(source, 0, values, colour * size * half + from, count);
    }

    /** Like {@link #copy}, {@code rows} rows further down, −1 or 1. */
    void copyShifted(int colour, int from, int rows, float[] target, int count) {
        int sites = size * half;
        int start = Math.floorMod(from + rows * half, sites);
        int first = Math.min(count, sites - start);
        System.arraycopy(values, colour * sites + start, target, 0, first);
        System.arraycopy(values, colour * sites, target, first, count - first);
    }

    /** For every site of {@code colour} from {@code from} on, its horizontal neighbour that does not lie at its own place. */
    void copyBeside(int colour, int from, float[] target, int count) {
        for (int done = 0; done < count;) {
            int y = (from + done) / half;
            int j = (from + done) % half;
            int part = Math.min(half - j, count - done);
            int row = ((1 - colour) * size + y) * half;
            if ((y + colour & 1) == 0) {
                copyFromLeft(row, j, target, done, part);
            } else {
                copyFromRight(row, j, target, done, part);
            }
            done += part;
        }
    }

    private void copyFromLeft(int row, int j, float[] target, int to, int count) {
        if (j > 0) {
            System.arraycopy(values, row + j - 1, target, to, count);
        } else {
            target[to] = values[row + half - 1];
            System.arraycopy(values, row, target, to + 1, count - 1);
        }
    }

    private void copyFromRight(int row, int j, float[] target, int to, int count) {
        int inside = Math.min(count, half - 1 - j);
        System.arraycopy(values, row + j + 1, target, to, inside);
        if (inside < count) {
            target[to + inside] = values[row];
        }
    }

    /** Σ φ. */
    public double sum() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Σ φ². */
    public double sumOfSquares() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
