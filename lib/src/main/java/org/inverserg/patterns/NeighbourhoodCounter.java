package org.inverserg.patterns;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.network.Neighbourhoods;
import org.inverserg.parallel.Internal;

/**
 * Counts, for each pattern of the 3×3 coarse spins around a block and each of the four places in the block, how often the fine
 * spin there was up and down: slot 8·pattern + 2·place + (fine spin up), see {@link Neighbourhoods}.
 *
 * @hidden
 */
@Internal
public final class NeighbourhoodCounter implements BatchCounter {

    private static final int MARGIN = 1;

    private final PaddedLattice lattice = new PaddedLattice(MARGIN);
    private final WindowCodes codes = new WindowCodes(Neighbourhoods.SIDE, false, false);

    /** What is counted for networks with k = 3. */
    public static Tabulation tabulation() {
        return new Tabulation("neighbourhoods of blocks", 2 * Neighbourhoods.FIELDS, NeighbourhoodCounter::new, null);
    }

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        int half = size / 2;
        lattice.fill(coarse, half);
        codes.start(lattice.stride(), 1);
        for (int row = -2 * MARGIN; row < half; row++) {
            codes.slide(lattice.words(), lattice.index(row + MARGIN, -MARGIN));
            if (row >= 0) {
                for (int lane = 0; lane < lanes; lane++) {
                    count(fine, 2 * row * size, size, lane, counts[lane / laneWidth]);
                }
            }
        }
    }

    private void count(long[] fine, int first, int size, int lane, int[] counts) {
        long[][] seen = codes.row(0);
        for (int column = 0; column < size / 2; column++) {
            int slot = 2 * Neighbourhoods.PLACES * codes.pattern(seen, column, lane);
            int site = first + 2 * column;
            counts[slot + (int) (fine[site] >>> lane & 1)]++;
            counts[slot + 2 + (int) (fine[site + 1] >>> lane & 1)]++;
            counts[slot + 4 + (int) (fine[site + size] >>> lane & 1)]++;
            counts[slot + 6 + (int) (fine[site + size + 1] >>> lane & 1)]++;
        }
    }
}
