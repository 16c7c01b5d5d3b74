package org.inverserg.training;

/**
 * Counts the patterns of windows of any size up to 4×4, looked up one configuration at a time.
 *
 * <p>The coarse lattice is read as {@link ColumnCodes}, row by row: a pattern is put together from M of them.
 */
final class PatternCounter implements BatchCounter, WeightedCounter {

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

    /** Takes the patterns of one site. */
    private interface Tally {

        /**
         * Of up to eight configurations.
         *
         * @param lane  the first of them
         * @param low   the first two columns of their windows, one byte each
         * @param high  the other columns
         * @param spins the fine spins, from bit 0 on
         * @param end   how many
         */
        void take(int lane, long low, long high, long spins, int end);
    }

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        visit(fine, coarse, size, lanes, laneWidth >= Byte.SIZE
                ? (lane, low, high, spins, end) -> raise(counts[lane / laneWidth], low, high, spins, end)
                : (lane, low, high, spins, end) -> {
                    for (int one = 0; one < end; one++) {
                        int shift = one * Byte.SIZE;
                        raise(counts[(lane + one) / laneWidth], low >>> shift, high >>> shift, spins >>> one, 1);
                    }
                });
    }

    @Override
    public void weigh(long[] fine, long[] coarse, int size, int lanes, int laneWidth, double[] weights, double[][] sums) {
        int[] table = slots;
        int half = 2 * window;
        visit(fine, coarse, size, lanes, (lane, low, high, spins, end) -> {
            for (int one = 0; one < end; one++) {
                int pattern = pattern(low, high, one, half);
                sums[(lane + one) / laneWidth][table[pattern] ^ (int) (spins >>> one & 1)] += weights[lane + one];
            }
        });
    }

    private void visit(long[] fine, long[] coarse, int size, int lanes, Tally tally) {
        int half = size / 2;
        upper.start(half, 1);
        lower.start(half, 1);
        for (int row = 1 - window; row < half; row++) {
            upper.slide(coarse, Math.floorMod(row + firstOffset + window - 1, half) * half);
            lower.slide(coarse, Math.floorMod(row - firstOffset, half) * half);
            if (row >= 0) {
                for (int column = 0; column < size; column++) {
                    visitSite(fine[2 * row * size + column], upper, column, half, lanes, tally);
                    visitSite(fine[(2 * row + 1) * size + column], lower, column, half, lanes, tally);
                }
            }
        }
    }

    private void visitSite(long spins, ColumnCodes codes, int column, int half, int lanes, Tally tally) {
        int sign = column % 2 == 0 ? 1 : -1;
        for (int x = 0; x < window; x++) {
            seen[x] = codes.row(0) + Math.floorMod(column / 2 + sign * (firstOffset + x), half) * Long.SIZE;
        }
        for (int lane = 0; lane < lanes; lane += Byte.SIZE) {
            long low = codes.eight(seen[0] + lane) | (window > 1 ? codes.eight(seen[1] + lane) << window : 0);
            long high = (window > 2 ? codes.eight(seen[2] + lane) : 0) | (window > 3 ? codes.eight(seen[3] + lane) << window : 0);
            tally.take(lane, low, high, spins >>> lane, Math.min(Byte.SIZE, lanes - lane));
        }
    }

    private void raise(int[] counts, long low, long high, long spins, int end) {
        int[] table = slots;
        int half = 2 * window;
        for (int lane = 0; lane < end; lane++) {
            counts[table[pattern(low, high, lane, half)] ^ (int) (spins >>> lane & 1)]++;
        }
    }

    private static int pattern(long low, long high, int lane, int half) {
        return (int) (low >>> lane * Byte.SIZE & 0xff | (high >>> lane * Byte.SIZE & 0xff) << half);
    }
}
