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
    private final int[] first;
    private final int[] seen;
    private final ColumnCodes codes = new ColumnCodes();

    PatternCounter(Orbits orbits, PatternClasses classes) {
        this.window = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.slots = classes.slots();
        this.first = new int[window];
        this.seen = new int[window];
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
        codes.ensure(half);
        for (int row = 0; row < size; row++) {
            gather(coarse, half, row);
            for (int column = 0; column < size; column++) {
                countSite(fine[row * size + column], column, half, lanes, laneWidth, counts);
            }
        }
    }

    /** For every coarse column the M spins that a site in fine row {@code row} sees of it. */
    private void gather(long[] coarse, int half, int row) {
        int sign = row % 2 == 0 ? 1 : -1;
        for (int y = 0; y < window; y++) {
            first[y] = Math.floorMod(row / 2 + sign * (firstOffset + y), half) * half;
        }
        codes.gather(coarse, first, half, 0);
    }

    private void countSite(long spins, int column, int half, int lanes, int laneWidth, int[][] counts) {
        int sign = column % 2 == 0 ? 1 : -1;
        for (int x = 0; x < window; x++) {
            seen[x] = Math.floorMod(column / 2 + sign * (firstOffset + x), half);
        }
        for (int lane = 0; lane < lanes; lane++) {
            int pattern = 0;
            for (int x = 0; x < window; x++) {
                pattern |= codes.code(seen[x], lane) << x * window;
            }
            counts[lane / laneWidth][slots[pattern] ^ (int) (spins >>> lane & 1)]++;
        }
    }
}
