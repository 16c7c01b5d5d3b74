package org.inverserg.training;

/**
 * Counts the patterns of windows of any size up to 4×4, looked up one configuration at a time.
 *
 * <p>The coarse lattice is read as {@link ColumnCodes}, row by row: a pattern is put together from M of them.
 */
final class PatternCounter implements BatchCounter {

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

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
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
        for (int lane = 0; lane < lanes; lane += Byte.SIZE) {
            long low = codes.eight(seen[0] + lane) | (window > 1 ? codes.eight(seen[1] + lane) << window : 0);
            long high = (window > 2 ? codes.eight(seen[2] + lane) : 0) | (window > 3 ? codes.eight(seen[3] + lane) << window : 0);
            int end = Math.min(Byte.SIZE, lanes - lane);
            if (laneWidth >= Byte.SIZE) {
                raise(counts[lane / laneWidth], low, high, spins >>> lane, end);
            } else {
                for (int one = 0; one < end; one++) {
                    int shift = one * Byte.SIZE;
                    raise(counts[(lane + one) / laneWidth], low >>> shift, high >>> shift, spins >>> lane + one, 1);
                }
            }
        }
    }

    /** For up to eight configurations, whose patterns have their first two columns in the bytes of {@code low}, the others in {@code high}. */
    private void raise(int[] counts, long low, long high, long spins, int end) {
        int[] table = slots;
        int shift = 2 * window;
        for (int lane = 0; lane < end; lane++) {
            int pattern = (int) (low >>> lane * Byte.SIZE & 0xff | (high >>> lane * Byte.SIZE & 0xff) << shift);
            counts[table[pattern] ^ (int) (spins >>> lane & 1)]++;
        }
    }
}
