package org.inverserg.training;

/**
 * Counts, for 64 configurations at once, how often each class of coarse patterns occurs with each fine spin.
 *
 * <p>The coarse lattice is read as {@link ColumnCodes}, row by row: a pattern is put together from M of them.
 */
final class PatternCounter {

    private final int window;
    private final int firstOffset;
    private final int[] slots;
    private final int[] seen;
    private final ColumnCodes upper;
    private final ColumnCodes lower;

    PatternCounter(Orbits orbits, PatternClasses classes) {
        this.window = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.slots = classes.slots();
        this.seen = new int[window];
        this.upper = new ColumnCodes(window, true);
        this.lower = new ColumnCodes(window, false);
    }

    /**
     * @param fine      L·L words
     * @param coarse    L/2·L/2 words, the blocked ones
     * @param size      L
     * @param lanes     configurations in use
     * @param laneWidth configurations that share a bin
     * @param counts    for each bin, counts to be raised at 2·class + (fine spin equals the sign of the class)
     */
    void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        int half = size / 2;
        upper.start(half, 1);
        lower.start(half, 1);
        for (int row = 1 - window; row < half; row++) {
            upper.slide(coarse, Math.floorMod(row + firstOffset + window - 1, half) * half);
            lower.slide(coarse, Math.floorMod(row - firstOffset, half) * half);
            if (row >= 0) {
                for (int column = 0; column < size; column++) {
                    countSite(fine[2 * row * size + column], upper, column, half, lanes, laneWidth, counts);
                    countSite(fine[(2 * row + 1) * size + column], lower, column, half, lanes, laneWidth, counts);
                }
            }
        }
    }

    private void countSite(long spins, ColumnCodes codes, int column, int half, int lanes, int laneWidth, int[][] counts) {
        int sign = column % 2 == 0 ? 1 : -1;
        for (int x = 0; x < window; x++) {
            seen[x] = codes.row(0) + Math.floorMod(column / 2 + sign * (firstOffset + x), half) * Long.SIZE;
        }
        byte[] bytes = codes.bytes();
        for (int lane = 0; lane < lanes; lane++) {
            int pattern = 0;
            for (int x = 0; x < window; x++) {
                pattern |= bytes[seen[x] + lane] << x * window;
            }
            counts[lane / laneWidth][slots[pattern] ^ (int) (spins >>> lane & 1)]++;
        }
    }
}
