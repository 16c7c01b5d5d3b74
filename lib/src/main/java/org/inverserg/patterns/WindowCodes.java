package org.inverserg.patterns;

import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Windows of M×M coarse spins as one byte for each of 64 configurations and column: the code of a column holds the M spins of the
 * window in that column and, in the next higher bits, those in the column after it. The pattern of a window, see {@link Orbits},
 * is put together from two codes.
 *
 * <p>Seen from sites in the upper left corner of their blocks, the code of column c has row {@code i + firstOffset + y} of the coarse
 * lattice at bit y; for sites in the lower half rows are mirrored, {@code i − firstOffset − y}, and for those in the right half the column
 * after c is c − 1. From one row of sites to the next the window moves by one coarse row: the oldest spins fall out of the
 * codes and new ones come in. Configurations g, g + 8, g + 16 … form group g and share words, byte p being configuration 8p + g: so
 * eight spins come in with a shift and a mask, in loops that the compiler turns into vector code. Rows of codes are kept in a ring
 * as long as is asked for.
 *
 * @hidden
 */
@Internal
public final class WindowCodes {

    /** The number of groups. */
    public static final int GROUPS = Long.SIZE / Byte.SIZE;

    private static final int MOST_CELLS = 4;
    private static final int MOST_ROWS = 64;
    private static final long EACH_BYTE = 0x0101010101010101L;

    private final int window;
    private final boolean lower;
    private final int across;
    private long[][][] codes = new long[0][][];
    private long[] first = new long[0];
    private long[] second = new long[0];
    private int columns;
    private int newest;

    /**
     * @param window M, from 1 to 4
     * @param lower  whether for sites in the lower half of their blocks
     * @param right  whether for sites in the right half of their blocks
     */
    public WindowCodes(int window, boolean lower, boolean right) {
        Require.that(window >= 1 && window <= MOST_CELLS, "a window of codes must have a side between 1 and " + MOST_CELLS, window, "larger ones are not tabulated");
        this.window = window;
        this.lower = lower;
        this.across = right ? -1 : 1;
    }

    /** Starts a lattice of {@code newColumns} columns with codes without any spin, of which the last {@code rows} rows are kept. */
    public void start(int newColumns, int rows) {
        Require.that(newColumns >= 1 && newColumns <= 2 * Spins.LARGEST_SIZE, "a lattice of codes must have 1 to " + 2 * Spins.LARGEST_SIZE + " columns", newColumns, "take the columns of a lattice");
        Require.that(rows >= 1 && rows <= MOST_ROWS, "between 1 and " + MOST_ROWS + " rows of codes can be kept", rows, "keep those of a window");
        columns = newColumns;
        newest = 0;
        if (codes.length != rows || first.length < columns) {
            codes = new long[rows][GROUPS][columns];
            first = new long[columns];
            second = new long[columns];
        }
    }

    /**
     * Moves the window down by one coarse row. After M rows the codes are complete; it is those of the first window that have to come first.
     *
     * @param words packed spins
     * @param at    where the new row's first column stands in {@code words}; what comes after the last column, in the direction of the
     *              window, is never part of a pattern and may be anything
     */
    public void slide(long[] words, int at) {
        Require.length(Require.given(words, "the words of a lattice").length - Math.max(0, at), columns, "the words of a row");
        Require.that(at >= 0 && columns > 0, "a row must begin at word 0 or behind, after a start", at, "start a lattice first");
        System.arraycopy(words, at, first, 0, columns);
        System.arraycopy(first, Math.max(0, across), second, Math.max(0, -across), columns - 1);
        long[][] from = codes[newest];
        newest = newest + 1 == codes.length ? 0 : newest + 1;
        long[][] to = codes[newest];
        long kept = (1L << 2 * window) - 1 & ~(lower ? 1L | 1L << window : 1L << window - 1 | 1L << 2 * window - 1);
        for (int group = 0; group < GROUPS; group++) {
            if (lower) {
                slideLower(first, second, from[group], to[group], columns, group, kept * EACH_BYTE, window);
            } else {
                slideUpper(first, second, from[group], to[group], columns, group, kept * EACH_BYTE, window - 1, 2 * window - 1);
            }
        }
    }

    /** The oldest spins are bits 0 and M, the new ones bits M − 1 and 2M − 1. */
    private static void slideUpper(long[] first, long[] second, long[] from, long[] to, int columns, int group, long kept,
                                   int newFirst, int newSecond) {
        for (int c = 0; c < columns; c++) {
            to[c] = from[c] >>> 1 & kept | (first[c] >>> group & EACH_BYTE) << newFirst | (second[c] >>> group & EACH_BYTE) << newSecond;
        }
    }

    /** The oldest spins are the highest bits, the new ones bits 0 and M. */
    private static void slideLower(long[] first, long[] second, long[] from, long[] to, int columns, int group, long kept, int newSecond) {
        for (int c = 0; c < columns; c++) {
            to[c] = from[c] << 1 & kept | first[c] >>> group & EACH_BYTE | (second[c] >>> group & EACH_BYTE) << newSecond;
        }
    }

    /** The codes of the row that is {@code age} slides old: {@code row(age)[group][column]}. */
    public long[][] row(int age) {
        Require.index(age, codes.length, "the age of a row");
        int row = newest - age;
        return codes[row < 0 ? row + codes.length : row];
    }

    /** The bits of a code in its byte that are part of a pattern; for M = 1 there is no second column. */
    public int mask() {
        return window == 1 ? 1 : (1 << 2 * window) - 1;
    }

    /**
     * The column, counted from the window's first, whose code completes a pattern: pattern = code(0) | code(otherColumn) ≪ otherShift.
     * The two codes have a column in common where M is 3.
     */
    public int otherColumn() {
        return Math.max(0, window - 2) * across;
    }

    /** How far the other code is shifted. */
    public int otherShift() {
        return Math.max(0, window - 2) * window;
    }

    /** The pattern that configuration {@code lane} has in a row of codes, in the window whose first column is {@code column}. */
    public int pattern(long[][] row, int column, int lane) {
        long[] group = row[lane & GROUPS - 1];
        int shift = lane & Long.SIZE - Byte.SIZE;
        return (int) (group[column] >>> shift) & mask() | ((int) (group[column + otherColumn()] >>> shift) & mask()) << otherShift();
    }
}
