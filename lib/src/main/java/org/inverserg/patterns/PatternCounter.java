package org.inverserg.patterns;

import java.util.Arrays;
import org.inverserg.lattice.PaddedLattice;

/**
 * Counts the patterns of windows of any size up to 4×4, looked up one configuration at a time.
 *
 * <p>The coarse lattice is read as {@link WindowCodes}, row by row, one for each place of a fine site in its block.
 */
final class PatternCounter implements BatchCounter, WeightedCounter {

    private static final int PLACES = 4;

    private final int firstOffset;
    private final int lastOffset;
    private final int margin;
    private final int[] slots;
    private final PaddedLattice lattice;
    private final WindowCodes[] codes = new WindowCodes[PLACES];

    PatternCounter(Orbits orbits, PatternClasses classes) {
        firstOffset = orbits.firstOffset();
        lastOffset = firstOffset + orbits.windowSize() - 1;
        margin = -firstOffset;
        slots = classes.slots();
        lattice = new PaddedLattice(margin);
        Arrays.setAll(codes, place -> new WindowCodes(orbits.windowSize(), isLower(place), isRight(place)));
    }

    private static boolean isLower(int place) {
        return place >= 2;
    }

    private static boolean isRight(int place) {
        return place % 2 == 1;
    }

    /** Takes the sites of one place in one row of blocks. */
    private interface Tally {

        /**
         * @param at     where the first of them stands in the fine lattice
         * @param seen   the windows of their place
         * @param column the first column of the first one's window
         */
        void take(int at, WindowCodes seen, int column);
    }

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        boolean whole = lanes == Long.SIZE && laneWidth == Long.SIZE;
        visit(coarse, size, (at, seen, column) -> {
            if (whole) {
                for (int group = 0; group < WindowCodes.GROUPS; group++) {
                    countGroup(fine, at, seen.row(0)[group], column, seen, group, size / 2, slots, counts[0]);
                }
            } else {
                for (int lane = 0; lane < lanes; lane++) {
                    countLane(fine, at, seen, column, lane, size / 2, counts[lane / laneWidth]);
                }
            }
        });
    }

    @Override
    public void weigh(long[] fine, long[] coarse, int size, int lanes, int laneWidth, double[] weights, double[][] sums) {
        visit(coarse, size, (at, seen, column) -> {
            for (int lane = 0; lane < lanes; lane++) {
                weighLane(fine, at, seen, column, lane, size / 2, weights[lane], sums[lane / laneWidth]);
            }
        });
    }

    private void visit(long[] coarse, int size, Tally tally) {
        int half = size / 2;
        lattice.fill(coarse, half);
        for (int place = 0; place < PLACES; place++) {
            WindowCodes seen = codes[place];
            int column = margin + (isRight(place) ? -firstOffset : firstOffset);
            seen.start(lattice.stride(), 1);
            for (int row = firstOffset - lastOffset; row < half; row++) {
                seen.slide(lattice.words(), lattice.index(isLower(place) ? row - firstOffset : row + lastOffset, -margin));
                if (row >= 0) {
                    tally.take((2 * row + place / 2) * size + place % 2, seen, column);
                }
            }
        }
    }

    /** The eight configurations of a group, in a loop that has all it needs in registers. */
    private static void countGroup(long[] fine, int at, long[] codes, int column, WindowCodes seen, int group, int half, int[] slots, int[] counts) {
        int mask = seen.mask();
        int other = column + seen.otherColumn();
        int shift = seen.otherShift();
        for (int site = 0; site < half; site++) {
            long one = codes[column + site];
            long two = codes[other + site];
            long spins = fine[at + 2 * site] >>> group;
            for (int lane = 0; lane < Long.SIZE; lane += Byte.SIZE) {
                int pattern = (int) (one >>> lane) & mask | ((int) (two >>> lane) & mask) << shift;
                counts[slots[pattern] ^ (int) (spins >>> lane) & 1]++;
            }
        }
    }

    private void countLane(long[] fine, int at, WindowCodes seen, int column, int lane, int half, int[] counts) {
        long[][] row = seen.row(0);
        for (int site = 0; site < half; site++) {
            counts[slots[seen.pattern(row, column + site, lane)] ^ (int) (fine[at + 2 * site] >>> lane) & 1]++;
        }
    }

    private void weighLane(long[] fine, int at, WindowCodes seen, int column, int lane, int half, double weight, double[] sums) {
        long[][] row = seen.row(0);
        for (int site = 0; site < half; site++) {
            sums[slots[seen.pattern(row, column + site, lane)] ^ (int) (fine[at + 2 * site] >>> lane) & 1] += weight;
        }
    }
}
