package org.inverserg.upscaling;

import org.inverserg.parallel.RandomBits;
import org.inverserg.training.Orbits;

/**
 * Decides the lanes that lie between the bounds of their class by the whole window of coarse spins that they see.
 *
 * <p>They are listed first and then worked through in loops without branches, so that the processor can have many in hand.
 */
final class WindowLookup {

    private final FlipTable table;
    private final int size;
    private final int firstOffset;
    private final int[] sites = new int[RandomBits.LANES * Long.SIZE];
    private final int[] targets = new int[RandomBits.LANES * Long.SIZE];
    private final int[] patterns = new int[RandomBits.LANES * Long.SIZE];
    private int count;

    WindowLookup(Orbits orbits, FlipTable table) {
        this.table = table;
        this.size = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
    }

    /**
     * @param lattice the coarse spins
     * @param piece   of which the sites are
     * @param dy      −1 where the fine sites are in the upper half of their blocks, else 1
     * @param dx      −1 where they are in the left half, else 1
     * @param classes of the sites
     * @param lower   has a 1 where a spin flips by the lower bound already; gets those that the window adds
     * @param upper   has a 1 where a spin may flip
     */
    void decide(PaddedLattice lattice, Piece piece, int dy, int dx, NeighbourClasses classes, long[] lower, long[] upper, RandomBits random) {
        int down = -dy * lattice.stride();
        int across = -dx;
        list(lattice, piece, firstOffset * (down + across), lower, upper);
        if (!table.isTabulated()) {
            bySums(lattice.words(), down, across, classes, lower, random);
            return;
        }
        if (size == 3) {
            patterns3(lattice.words(), sites, targets, patterns, count, down, across);
        } else {
            patterns4(lattice.words(), sites, targets, patterns, count, down, across);
        }
        for (int i = 0; i < count; i++) {
            long flip = table.accepts(patterns[i], (int) (random.next() >>> 32)) ? 1 : 0;
            lower[targets[i] / Long.SIZE] |= flip << targets[i];
        }
    }

    /** Lists, for each lane between the bounds, the place of its window's first cell and its target 64·j + lane. */
    private void list(PaddedLattice lattice, Piece piece, int firstCell, long[] lower, long[] upper) {
        count = 0;
        for (int r = 0; r < piece.rows(); r++) {
            int site = lattice.index(piece.row() + r, piece.column()) + firstCell;
            int from = r * piece.columns();
            for (int j = from; j < from + piece.columns(); j++) {
                long between = upper[j] & ~lower[j];
                while (between != 0) {
                    sites[count] = site + j - from;
                    targets[count++] = j * Long.SIZE + Long.numberOfTrailingZeros(between);
                    between &= between - 1;
                }
            }
        }
    }

    // Shifts of a long take the target modulo 64, which is the lane. Written out, because loops over the window would not be unrolled.

    private static void patterns3(long[] w, int[] sites, int[] targets, int[] patterns, int count, int down, int across) {
        for (int i = 0; i < count; i++) {
            int lane = targets[i];
            int a = sites[i];
            int b = a + across;
            int c = b + across;
            patterns[i] = (int) (w[a] >>> lane & 1 | (w[a + down] >>> lane & 1) << 1 | (w[a + 2 * down] >>> lane & 1) << 2
                    | (w[b] >>> lane & 1) << 3 | (w[b + down] >>> lane & 1) << 4 | (w[b + 2 * down] >>> lane & 1) << 5
                    | (w[c] >>> lane & 1) << 6 | (w[c + down] >>> lane & 1) << 7 | (w[c + 2 * down] >>> lane & 1) << 8);
        }
    }

    private static void patterns4(long[] w, int[] sites, int[] targets, int[] patterns, int count, int down, int across) {
        for (int i = 0; i < count; i++) {
            int lane = targets[i];
            int a = sites[i];
            patterns[i] = column4(w, a, lane, down) | column4(w, a + across, lane, down) << 4
                    | column4(w, a + 2 * across, lane, down) << 8 | column4(w, a + 3 * across, lane, down) << 12;
        }
    }

    private static int column4(long[] w, int a, int lane, int down) {
        return (int) (w[a] >>> lane & 1 | (w[a + down] >>> lane & 1) << 1
                | (w[a + 2 * down] >>> lane & 1) << 2 | (w[a + 3 * down] >>> lane & 1) << 3);
    }

    /** For windows that are too large for a table: Σ_cell w_cell s_cell, s = 1 where the coarse spin is that of the own block, else −1. */
    private void bySums(long[] words, int down, int across, NeighbourClasses classes, long[] lower, RandomBits random) {
        for (int i = 0; i < count; i++) {
            int j = targets[i] / Long.SIZE;
            int lane = targets[i] % Long.SIZE;
            double sum = 0;
            for (int cell = 0; cell < size * size; cell++) {
                long differs = words[sites[i] + cell / size * across + cell % size * down] ^ classes.own[j];
                sum += (differs >>> lane & 1) != 0 ? -table.weight(cell) : table.weight(cell);
            }
            if (table.accepts(classes.of(j, lane), sum, (int) (random.next() >>> 32))) {
                lower[j] |= 1L << lane;
            }
        }
    }
}
