package org.inverserg.parallel;

/**
 * Arrays of {@link RandomBits#PADDED} words for loops over several of them: allocated one after the other, with a length that is a
 * multiple of a cache line together with what the virtual machine adds, they start at the same offset of a line. Vector code that is
 * aligned for one of them is then aligned for all, which makes such loops up to 1.5 times faster.
 *
 * <p>A loop over them should end at {@code Math.min(count, RandomBits.LANES)}, though count never is more: where the compiler knows the range
 * of the index it needs fewer nodes for each array, and a body of many of them still becomes vector code.
 *
 * @hidden
 */
@Internal
public final class AlignedRows {

    /** Far more than stay in a cache. */
    private static final int MOST = 1 << 10;

    private final long[][] rows;
    private int used;

    /**
     * @param count the number of arrays that will be asked for, at most
     * @throws IllegalArgumentException if there is none, or more than {@value #MOST}
     */
    public AlignedRows(int count) {
        Require.that(count >= 1 && count <= MOST, "the number of rows must be between 1 and " + MOST, count, "loop over fewer rows at a time");
        rows = new long[count][RandomBits.PADDED];
    }

    /**
     * The next array.
     *
     * @throws IllegalStateException if all have been asked for
     */
    public long[] next() {
        if (used == rows.length) {
            throw new IllegalStateException("there are no more than " + rows.length + " rows, got a call for the next; make more of them");
        }
        return rows[used++];
    }
}
