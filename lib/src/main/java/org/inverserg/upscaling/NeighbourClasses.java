package org.inverserg.upscaling;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;

/**
 * The coarse spins nearest to many fine sites, gathered from the lattice: own (the site's block), the horizontal, vertical
 * and diagonal block next to the site's corner; and the class of each lane that follows from them, see {@link FlipPlanes}.
 */
final class NeighbourClasses {

    final long[] own;
    final long[] one;
    final long[] two;
    final long[] diagonal;
    private final long[] horizontal;
    private final long[] vertical;

    NeighbourClasses(AlignedRows rows) {
        own = rows.next();
        one = rows.next();
        two = rows.next();
        diagonal = rows.next();
        horizontal = rows.next();
        vertical = rows.next();
    }

    /** Takes over the coarse sites of a piece, whose corners follow. */
    void enter(PaddedLattice lattice, Piece piece) {
        lattice.copy(piece.row(), piece.column(), piece.rows(), piece.columns(), own);
    }

    /** For one of the four fine sites of each coarse site: dy, dx = ±1 say which corner. */
    void gather(PaddedLattice lattice, Piece piece, int dy, int dx) {
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
