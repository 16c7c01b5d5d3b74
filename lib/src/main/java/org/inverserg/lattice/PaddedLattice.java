package org.inverserg.lattice;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * A lattice with a margin that repeats it periodically, as often as needed where it is smaller than the margin: neighbours
 * are then found without a thought for the boundary.
 *
 * @hidden
 */
@Internal
public final class PaddedLattice {

    private final int margin;
    private int stride;
    private long[] words = new long[0];

    /**
     * @param margin sites that are repeated on every side
     * @throws IllegalArgumentException if there are none to be repeated, or more than the largest lattice has
     */
    public PaddedLattice(int margin) {
        Require.that(margin >= 0 && margin < Spins.LARGEST_SIZE / 2, "a margin must have between 0 and " + (Spins.LARGEST_SIZE / 2 - 1) + " sites", margin,
                "half the window that looks across the boundary is enough");
        this.margin = margin;
    }

    /**
     * Takes over the {@code size}·{@code size} words of {@code source}.
     *
     * @throws IllegalArgumentException if there are not as many words
     */
    public void fill(long[] source, int size) {
        Spins.checkSize(size);
        Require.length(Require.given(source, "the words of a lattice").length, (long) size * size, "the words of a lattice");
        stride = size + 2 * margin;
        if (words.length < stride * stride) {
            words = new long[stride * stride];
        }
        for (int row = -margin; row < size + margin; row++) {
            int from = Math.floorMod(row, size) * size;
            int to = index(row, 0);
            System.arraycopy(source, from, words, to, size);
            for (int column = 1; column <= margin; column++) {
                words[to - column] = source[from + Math.floorMod(-column, size)];
                words[to + size - 1 + column] = source[from + (column - 1) % size];
            }
        }
    }

    /** The place of site (row, column) in {@link #words()}; both may lie in the margin. */
    public int index(int row, int column) {
        return (row + margin) * stride + column + margin;
    }

    /** The distance between rows in {@link #words()}. */
    public int stride() {
        return stride;
    }

    /** All sites, row by row, the margin included. */
    public long[] words() {
        return words;
    }

    /** Copies {@code rows} × {@code columns} sites from (row, column) on to the start of {@code target}, row by row. */
    public void copy(int row, int column, int rows, int columns, long[] target) {
        copy(row, column, rows, columns, target, 0);
    }

    /**
     * The same to {@code target[from …]}.
     *
     * @throws IllegalArgumentException if the sites lie outside the margin, or if they do not fit into {@code target}
     */
    public void copy(int row, int column, int rows, int columns, long[] target, int from) {
        int last = stride - margin;
        Require.given(target, "the words to fill");
        if (row < -margin || column < -margin || rows < 0 || columns < 0 || (long) row + rows > last || (long) column + columns > last
                || from < 0 || from + (long) rows * columns > target.length) {
            throw new IllegalArgumentException("sites from " + -margin + " to " + (last - 1) + " can be copied into " + target.length + " words, got "
                    + rows + " rows from " + row + " and " + columns + " columns from " + column + " to word " + from + "; copy fewer");
        }
        for (int r = 0; r < rows; r++) {
            System.arraycopy(words, index(row + r, column), target, from + r * columns, columns);
        }
    }
}
