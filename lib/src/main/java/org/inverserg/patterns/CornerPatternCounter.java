package org.inverserg.patterns;

/**
 * {@link PatternCounter} for 3×3 kernels, which see 2×2 coarse spins: the words of the own, vertical, horizontal and diagonal spin
 * split the 64 configurations into eight patterns that differ from the own spin, and ones are counted in the splits.
 */
final class CornerPatternCounter implements BatchCounter {

    private static final int PATTERNS = 8;

    /** For pattern (v, h, d differ from own) = bits 0, 1, 2: the slot of a fine spin equal to the own one; the other spin has slot ^ 1. */
    private final int[] equal = new int[PATTERNS];

    CornerPatternCounter(Orbits orbits, PatternClasses classes) {
        int own = -orbits.firstOffset();
        int near = own - 1;
        for (int differing = 0; differing < PATTERNS; differing++) {
            int pattern = 1 << own * 2 + own
                    | (~differing & 1) << own * 2 + near
                    | (~differing >>> 1 & 1) << near * 2 + own
                    | (~differing >>> 2 & 1) << near * 2 + near;
            equal[differing] = classes.slots()[pattern] ^ 1;
        }
    }

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        int half = size / 2;
        for (int row = 0; row < size; row++) {
            int own = row / 2 * half;
            int vertical = Math.floorMod(row / 2 + 2 * (row % 2) - 1, half) * half;
            for (int column = 0; column < size; column++) {
                int at = column / 2;
                int beside = Math.floorMod(at + 2 * (column % 2) - 1, half);
                long spin = coarse[own + at];
                split(fine[row * size + column] ^ spin, coarse[vertical + at] ^ spin, coarse[own + beside] ^ spin,
                        coarse[vertical + beside] ^ spin, lanes, laneWidth, counts);
            }
        }
    }

    private void split(long flipped, long v, long h, long d, int lanes, int laneWidth, int[][] counts) {
        long bin = laneWidth == Long.SIZE ? -1L : (1L << laneWidth) - 1;
        for (int first = 0, b = 0; first < lanes; first += laneWidth, b++) {
            long used = lanes - first < Long.SIZE ? bin << first & (1L << lanes - 1 << 1) - 1 : bin;
            for (int differing = 0; differing < PATTERNS; differing++) {
                long here = used & ((differing & 1) != 0 ? v : ~v) & ((differing & 2) != 0 ? h : ~h) & ((differing & 4) != 0 ? d : ~d);
                int flips = Long.bitCount(here & flipped);
                counts[b][equal[differing]] += Long.bitCount(here) - flips;
                counts[b][equal[differing] ^ 1] += flips;
            }
        }
    }
}
