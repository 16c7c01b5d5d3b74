package org.inverserg.flip;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * Draws with the bounds of each class, and decides the lanes in between by Σ_cell w_cell s_cell, s = 1 where the coarse spin is that of the own
 * block, else −1: for windows that are too large for a table.
 */
final class WindowSums implements FlipDraw {

    private final double[] cells;
    private final int size;
    private final int firstOffset;
    private final FlipBounds bounds;
    private final BoundComparison comparison;
    private PaddedLattice lattice;

    /** @param cells w_cell, cell = column·M + row */
    WindowSums(double[] cells, int firstOffset, FlipBounds bounds, AlignedRows rows) {
        this.cells = cells;
        this.size = (int) Math.sqrt(cells.length);
        this.firstOffset = firstOffset;
        this.bounds = bounds;
        this.comparison = new BoundComparison(rows);
    }

    @Override
    public void start(PaddedLattice newLattice, int rowsOfAPiece) {
        lattice = newLattice;
    }

    @Override
    public long[] draw(Piece piece, int bottom, int right, NeighbourClasses classes, RandomBits random) {
        int count = comparison.draw(bounds, classes, piece.count(), random);
        int down = bottom == 0 ? lattice.stride() : -lattice.stride();
        int across = right == 0 ? 1 : -1;
        long[] flips = comparison.lower();
        for (int i = 0; i < count; i++) {
            int j = comparison.targets()[i] / Long.SIZE;
            int lane = comparison.targets()[i] % Long.SIZE;
            int first = lattice.index(piece.row() + j / piece.columns(), piece.column() + j % piece.columns()) + firstOffset * (down + across);
            double flip = KernelFlips.flip(sum(first, down, across, classes.own[j], lane));
            if ((int) (random.next() >>> 32) < bounds.threshold(classes.of(j, lane), flip)) {
                flips[j] |= 1L << lane;
            }
        }
        return flips;
    }

    private double sum(int first, int down, int across, long own, int lane) {
        double sum = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            long differs = lattice.words()[first + cell / size * across + cell % size * down] ^ own;
            sum += (differs >>> lane & 1) != 0 ? -cells[cell] : cells[cell];
        }
        return sum;
    }
}
