package org.inverserg.parallel;

/**
 * Arrays of {@link RandomBits#PADDED} words for loops over several of them: allocated one after the other, with a length that is a
 * multiple of a cache line together with what the virtual machine adds, they start at the same offset of a line. Vector code that is
 * aligned for one of them is then aligned for all, which makes such loops up to 1.5 times faster.
 *
 * <p>A loop over them should end at {@code Math.min(count, RandomBits.LANES)}, though count never is more: where the compiler knows the range
 * of the index it needs fewer nodes for each array, and a body of many of them still becomes vector code.
 */
public final class AlignedRows {

    private final long[][] rows;
    private int used;

    /** @param count the number of arrays that will be asked for, at most */
    public AlignedRows(int count) {
        rows = new long[count][RandomBits.PADDED];
    }

    /** The next array. */
    public long[] next() {
        return rows[used++];
    }
}
