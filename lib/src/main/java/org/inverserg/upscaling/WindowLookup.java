package org.inverserg.upscaling;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.ColumnCodes;
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
    private final int margin;
    private final ColumnCodes[] codes;
    private final int[] sites = new int[RandomBits.LANES * Long.SIZE];
    private final int[] targets = new int[RandomBits.LANES * Long.SIZE];
    private final int[] patterns = new int[RandomBits.LANES * Long.SIZE];
    private PaddedLattice lattice;
    private int count;

    /** @param margin of the lattices to come */
    WindowLookup(Orbits orbits, FlipTable table, int margin) {
        this.table = table;
        this.size = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.margin = margin;
        this.codes = new ColumnCodes[] {new ColumnCodes(size, true), new ColumnCodes(size, false)};
    }

    /** Starts with another lattice; pieces of it follow in their order. */
    void start(PaddedLattice newLattice, int rowsOfAPiece) {
        lattice = newLattice;
        if (table.isTabulated()) {
            for (ColumnCodes half : codes) {
                half.start(lattice.stride(), rowsOfAPiece);
            }
            for (int row = 1 - size; row < 0; row++) {
                slide(row);
            }
        }
    }

    /** Goes on to the next piece. */
    void enter(Piece piece) {
        if (table.isTabulated() && piece.column() == 0) {
            for (int row = piece.row(); row < piece.row() + piece.rows(); row++) {
                slide(row);
            }
        }
    }

    /** Moves the windows to coarse row {@code row}; with a negative one, towards row 0. */
    private void slide(int row) {
        codes[0].slide(lattice.words(), lattice.index(row + firstOffset + size - 1, -margin));
        codes[1].slide(lattice.words(), lattice.index(row - firstOffset, -margin));
    }

    /**
     * Decides for one fine site of each block in a piece.
     *
     * @param bottom  1 where the fine sites are in the lower half of their blocks, else 0
     * @param right   1 where they are in the right half, else 0
     * @param classes of the sites
     * @param lower   has a 1 where a spin flips by the lower bound already; gets those that the window adds
     * @param upper   has a 1 where a spin may flip
     */
    void decide(Piece piece, int bottom, int right, NeighbourClasses classes, long[] lower, long[] upper, RandomBits random) {
        int across = right == 0 ? 1 : -1;
        if (!table.isTabulated()) {
            int down = bottom == 0 ? lattice.stride() : -lattice.stride();
            for (int r = 0; r < piece.rows(); r++) {
                int site = lattice.index(piece.row() + r, piece.column()) + firstOffset * (down + across);
                list(site, 1, r * piece.columns(), piece.columns(), lower, upper);
                bySums(down, across, classes, lower, random);
            }
            return;
        }
        for (int r = 0; r < piece.rows(); r++) {
            int column = margin + piece.column() + firstOffset * across;
            int site = codes[bottom].row(piece.rows() - 1 - r) + column * Long.SIZE;
            list(site, Long.SIZE, r * piece.columns(), piece.columns(), lower, upper);
            patterns(codes[bottom].bytes(), sites, targets, patterns, count, across * Long.SIZE, size);
            byTable(lower, random);
        }
    }

    /** Lists, for each lane between the bounds, the place of its window's first cell or column and its target 64·j + lane. */
    private void list(int firstSite, int step, int from, int columns, long[] lower, long[] upper) {
        int n = 0;
        for (int j = from, site = firstSite; j < from + columns; j++, site += step) {
            long between = upper[j] & ~lower[j];
            while (between != 0) {
                sites[n] = site;
                targets[n++] = j * Long.SIZE + Long.numberOfTrailingZeros(between);
                between &= between - 1;
            }
        }
        count = n;
    }

    private static void patterns(byte[] codes, int[] sites, int[] targets, int[] patterns, int count, int across, int size) {
        for (int i = 0; i < count; i++) {
            int at = sites[i] + targets[i] % Long.SIZE;
            int pattern = codes[at] | codes[at + across] << size | codes[at + 2 * across] << 2 * size;
            patterns[i] = size == 3 ? pattern : pattern | codes[at + 3 * across] << 3 * size;
        }
    }

    private void byTable(long[] lower, RandomBits random) {
        for (int i = 0; i < count; i++) {
            long flip = table.accepts(patterns[i], (int) (random.next() >>> 32)) ? 1 : 0;
            lower[targets[i] / Long.SIZE] |= flip << targets[i]; // a shift takes its distance modulo 64: the lane
        }
    }

    /** For windows that are too large for a table: Σ_cell w_cell s_cell, s = 1 where the coarse spin is that of the own block, else −1. */
    private void bySums(int down, int across, NeighbourClasses classes, long[] lower, RandomBits random) {
        for (int i = 0; i < count; i++) {
            int j = targets[i] / Long.SIZE;
            int lane = targets[i] % Long.SIZE;
            double sum = 0;
            for (int cell = 0; cell < size * size; cell++) {
                long differs = lattice.words()[sites[i] + cell / size * across + cell % size * down] ^ classes.own[j];
                sum += (differs >>> lane & 1) != 0 ? -table.weight(cell) : table.weight(cell);
            }
            if (table.accepts(classes.of(j, lane), sum, (int) (random.next() >>> 32))) {
                lower[j] |= 1L << lane;
            }
        }
    }
}
