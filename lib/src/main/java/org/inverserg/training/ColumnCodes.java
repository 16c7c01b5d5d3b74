package org.inverserg.training;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The spins of lattice columns as one byte for each of 64 configurations: bit y of a code is the spin in the y-th of up to eight
 * chosen rows. A pattern of a window is then put together from one byte for each of its columns.
 *
 * <p>Eight configurations are gathered at a time by look-up of eight bits spread to eight bytes.
 */
public final class ColumnCodes {

    /** The most rows that a code holds. */
    public static final int MOST_ROWS = Byte.SIZE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Byte b of SPREAD[v] is bit b of v. */
    private static final long[] SPREAD = new long[1 << Byte.SIZE];

    static {
        for (int value = 0; value < SPREAD.length; value++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                SPREAD[value] |= (value >>> bit & 1L) << bit * Byte.SIZE;
            }
        }
    }

    private byte[] codes = new byte[0];

    /** Makes room for {@code columns} columns. */
    public void ensure(int columns) {
        if (codes.length < columns * Long.SIZE) {
            codes = new byte[columns * Long.SIZE];
        }
    }

    /**
     * Gathers neighbouring columns.
     *
     * @param words   packed spins
     * @param first   for each row, in the order of the bits, where its first column stands in {@code words}
     * @param columns how many columns
     * @param to      the index that the first column gets here
     */
    public void gather(long[] words, int[] first, int columns, int to) {
        for (int column = 0; column < columns; column++) {
            int at = (to + column) * Long.SIZE;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                long bytes = 0;
                for (int y = 0; y < first.length; y++) {
                    bytes |= SPREAD[(int) (words[first[y] + column] >>> shift & 0xff)] << y;
                }
                LONGS.set(codes, at + shift, bytes);
            }
        }
    }

    /** The code of configuration {@code lane} in column {@code column}. */
    public int code(int column, int lane) {
        return codes[column * Long.SIZE + lane] & 0xff;
    }
}
