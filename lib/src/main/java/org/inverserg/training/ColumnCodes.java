package org.inverserg.training;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The columns of windows of coarse spins as one byte for each of 64 configurations: the code of a column holds the spins of M
 * rows, and the pattern of a window is put together from M codes.
 *
 * <p>For sites in the upper half of their blocks bit y is row {@code i + firstOffset + y} of the coarse lattice, for those in the
 * lower half it is the mirrored {@code i − firstOffset − y}, see {@link Orbits}. From one row of sites to the next the window moves
 * by one coarse row: the oldest spin falls out of each code and one new spin comes in, eight configurations at a time by
 * look-up of eight bits spread to eight bytes. Rows of codes are kept in a ring as long as is asked for.
 */
public final class ColumnCodes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;

    /** Byte b of SPREAD[v] is bit b of v. */
    private static final long[] SPREAD = new long[1 << Byte.SIZE];

    static {
        for (int value = 0; value < SPREAD.length; value++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                SPREAD[value] |= (value >>> bit & 1L) << bit * Byte.SIZE;
            }
        }
    }

    private final int window;
    private final boolean upper;
    private byte[] codes = new byte[0];
    private int columns;
    private int rows;
    private int newest;

    /**
     * @param window M, at most 4
     * @param upper  whether for sites in the upper half of their blocks
     */
    public ColumnCodes(int window, boolean upper) {
        this.window = window;
        this.upper = upper;
    }

    /** Starts a lattice of {@code newColumns} columns with codes without any spin, of which the last {@code newRows} rows are kept. */
    public void start(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        newest = 0;
        if (codes.length < rows * columns * Long.SIZE) {
            codes = new byte[rows * columns * Long.SIZE];
        }
    }

    /**
     * Moves the window down by one coarse row. After M rows the codes are complete; it is those of the first window that have to come first.
     *
     * @param words packed spins
     * @param first where the new row's first column stands in {@code words}
     */
    public void slide(long[] words, int first) {
        int from = newest * columns * Long.SIZE;
        newest = newest + 1 == rows ? 0 : newest + 1;
        int to = newest * columns * Long.SIZE;
        if (upper) {
            slideUpper(words, first, columns, codes, from, to, window - 1);
        } else {
            slideLower(words, first, columns, codes, from, to, ((1L << window) - 1) * EACH_BYTE);
        }
    }

    /** The oldest spin is bit 0, the new one the highest. */
    private static void slideUpper(long[] words, int first, int columns, byte[] codes, int from, int to, int highest) {
        for (int column = 0; column < columns; column++) {
            long word = words[first + column];
            int at = column * Long.SIZE;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                long old = (long) LONGS.get(codes, from + at + shift) >>> 1 & EACH_BYTE * 0x7f;
                LONGS.set(codes, to + at + shift, old | SPREAD[(int) (word >>> shift & 0xff)] << highest);
            }
        }
    }

    /** The oldest spin is the highest bit, the new one bit 0. */
    private static void slideLower(long[] words, int first, int columns, byte[] codes, int from, int to, long mask) {
        for (int column = 0; column < columns; column++) {
            long word = words[first + column];
            int at = column * Long.SIZE;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                long old = (long) LONGS.get(codes, from + at + shift) << 1 & mask;
                LONGS.set(codes, to + at + shift, old | SPREAD[(int) (word >>> shift & 0xff)]);
            }
        }
    }

    /** The index in {@link #bytes()} of configuration 0 in the first column of the row that is {@code age} slides old. */
    public int row(int age) {
        int row = newest - age;
        return (row < 0 ? row + rows : row) * columns * Long.SIZE;
    }

    /** The codes of eight neighbouring configurations, from an index of {@link #bytes()} on. */
    long eight(int index) {
        return (long) LONGS.get(codes, index);
    }

    /** The codes: {@code row(age) + 64·column + lane}. */
    public byte[] bytes() {
        return codes;
    }
}
