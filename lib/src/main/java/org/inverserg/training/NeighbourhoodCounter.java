package org.inverserg.training;

/**
 * Counts, for each pattern of the 3×3 coarse spins around a block and each of the four places in the block, how often the fine
 * spin there was up and down: slot 8·pattern + 2·place + (fine spin up), see {@link Neighbourhoods}.
 */
final class NeighbourhoodCounter implements BatchCounter {

    private static final int SIDE = Neighbourhoods.SIDE;

    private final ColumnCodes codes = new ColumnCodes(SIDE, true);

    /** What is counted for networks with k = 3. */
    static Tabulation tabulation() {
        return new Tabulation(2 * Neighbourhoods.FIELDS, NeighbourhoodCounter::new, null);
    }

    @Override
    public void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts) {
        int half = size / 2;
        codes.start(half, 1);
        codes.slide(coarse, (half - 1) * half);
        codes.slide(coarse, 0);
        for (int row = 0; row < half; row++) {
            codes.slide(coarse, (row + 1) % half * half);
            for (int column = 0; column < half; column++) {
                int left = codes.row(0) + (column + half - 1) % half * Long.SIZE;
                int own = codes.row(0) + column * Long.SIZE;
                int right = codes.row(0) + (column + 1) % half * Long.SIZE;
                int site = 2 * row * size + 2 * column;
                for (int lane = 0; lane < lanes; lane++) {
                    byte[] bytes = codes.bytes();
                    int slot = 8 * (bytes[left + lane] | bytes[own + lane] << SIDE | bytes[right + lane] << 2 * SIDE);
                    int[] bin = counts[lane / laneWidth];
                    bin[slot + (int) (fine[site] >>> lane & 1)]++;
                    bin[slot + 2 + (int) (fine[site + 1] >>> lane & 1)]++;
                    bin[slot + 4 + (int) (fine[site + size] >>> lane & 1)]++;
                    bin[slot + 6 + (int) (fine[site + size + 1] >>> lane & 1)]++;
                }
            }
        }
    }
}
