package org.inverserg.training;

/**
 * Counts, for 64 configurations at once, how often each class of coarse patterns occurs with each fine spin.
 *
 * <p>The M spins of a window's column are gathered into bytes for eight configurations at a time by table look-up; a pattern
 * is two such bytes, the first two columns and the others.
 */
final class PatternCounter {

    private static final int GROUPS = Long.BYTES;

    /** Byte b of SPREAD[v] is bit b of v. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int value = 0; value < SPREAD.length; value++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                SPREAD[value] |= (value >>> bit & 1L) << bit * Byte.SIZE;
            }
        }
    }

    private final int window;
    private final int firstOffset;
    private final int[] slots;
    private long[] columns = new long[0];

    PatternCounter(Orbits orbits, PatternClasses classes) {
        this.window = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.slots = classes.slots();
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
        if (columns.length < half * GROUPS) {
            columns = new long[half * GROUPS];
        }
        for (int row = 0; row < size; row++) {
            gather(coarse, half, row);
            for (int column = 0; column < size; column++) {
                countSite(fine[row * size + column], column, half, lanes, laneWidth, counts);
            }
        }
    }

    /** For every coarse column the M spins that a site in fine row {@code row} sees of it, a byte for each configuration. */
    private void gather(long[] coarse, int half, int row) {
        int sign = row % 2 == 0 ? 1 : -1;
        for (int column = 0; column < half; column++) {
            for (int group = 0; group < GROUPS; group++) {
                long bytes = 0;
                for (int y = 0; y < window; y++) {
                    int from = Math.floorMod(row / 2 + sign * (firstOffset + y), half);
                    long word = coarse[from * half + column];
                    bytes |= SPREAD[(int) (word >>> group * Byte.SIZE & 0xff)] << y;
                }
                columns[column * GROUPS + group] = bytes;
            }
        }
    }

    private void countSite(long spins, int column, int half, int lanes, int laneWidth, int[][] counts) {
        int sign = column % 2 == 0 ? 1 : -1;
        int highShift = Math.min(window, 2) * window;
        for (int lane = 0; lane < lanes;) {
            int group = lane / Byte.SIZE;
            long low = 0;
            long high = 0;
            for (int x = 0; x < window; x++) {
                int from = Math.floorMod(column / 2 + sign * (firstOffset + x), half);
                long bytes = columns[from * GROUPS + group];
                if (x < 2) {
                    low |= bytes << x * window;
                } else {
                    high |= bytes << (x - 2) * window;
                }
            }
            int end = Math.min(lanes, lane + Byte.SIZE);
            for (; lane < end; lane++) {
                int shift = lane % Byte.SIZE * Byte.SIZE;
                int pattern = (int) (low >>> shift & 0xff | (high >>> shift & 0xff) << highShift);
                counts[lane / laneWidth][slots[pattern] ^ (int) (spins >>> lane & 1)]++;
            }
        }
    }
}
