package org.inverserg.upscaling;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.RandomBits;

/**
 * The coarse spins nearest to many fine sites, gathered from the lattice: own (the site's block), the horizontal, vertical
 * and diagonal block next to the site's corner; and the class of each lane that follows from them, see {@link FlipPlanes}.
 */
final class NeighbourClasses {

    final long[] own = new long[RandomBits.PADDED];
    final long[] one = new long[RandomBits.PADDED];
    final long[] two = new long[RandomBits.PADDED];
    final long[] diagonal = new long[RandomBits.PADDED];
    private final long[] horizontal = new long[RandomBits.PADDED];
    private final long[] vertical = new long[RandomBits.PADDED];

    /** For the coarse sites of a piece and one of the four fine sites of each: dy, dx = ±1 say which corner. */
    void gather(PaddedLattice lattice, Piece piece, int dy, int dx) {
        lattice.copy(piece.row(), piece.column(), piece.rows(), piece.columns(), own);
        lattice.copy(piece.row(), piece.column() + dx, piece.rows(), piece.columns(), horizontal);
        lattice.copy(piece.row() + dy, piece.column(), piece.rows(), piece.columns(), vertical);
        lattice.copy(piece.row() + dy, piece.column() + dx, piece.rows(), piece.columns(), diagonal);
        classify(own, horizontal, vertical, diagonal, one, two, piece.count());
    }

    /** The class of lane {@code lane} of word {@code j}. */
    int of(int j, int lane) {
        return (int) ((one[j] >>> lane & 1) + 2 * (two[j] >>> lane & 1) + 3 * (diagonal[j] >>> lane & 1));
    }

    private static void classify(long[] own, long[] horizontal, long[] vertical, long[] diagonal, long[] one, long[] two, int count) {
        for (int j = 0; j < count; j++) {
            long h = own[j] ^ horizontal[j];
            long v = own[j] ^ vertical[j];
            one[j] = h ^ v;
            two[j] = h & v;
        }
        for (int j = 0; j < count; j++) {
            diagonal[j] = diagonal[j] ^ own[j];
        }
    }
}
