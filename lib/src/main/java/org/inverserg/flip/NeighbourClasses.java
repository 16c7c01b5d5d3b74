package org.inverserg.flip;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * The coarse spins nearest to many fine sites, gathered from the lattice: own (the site's block), the horizontal, vertical
 * and diagonal block next to the site's corner; and the lanes of each class that follow from them. A lane is of class n + 3·d if n of the horizontal
 * and the vertical neighbour differ from the own spin, and d = 1 if the diagonal one does.
 */
final class NeighbourClasses {

    private static final int DIAGONAL_DIFFERS = 3;

    /** The coarse spins of the sites' blocks. */
    final long[] own;

    private final long[][] lanes = new long[FlipPlanes.CLASSES + 1][];

    NeighbourClasses(AlignedRows rows) {
        own = rows.next();
        for (int c = 0; c < lanes.length; c++) {
            lanes[c] = rows.next();
        }
    }

    /** The lanes of class {@code c}, of {@link FlipPlanes#NO_CLASS} none. */
    long[] lanes(int c) {
        return lanes[c];
    }

    /** The class of lane {@code lane} of word {@code j}. */
    int of(int j, int lane) {
        int c = 0;
        while ((lanes[c][j] >>> lane & 1) == 0) {
            c++;
        }
        return c;
    }

    /** Takes over the coarse sites of a piece, whose corners follow. */
    void enter(PaddedLattice lattice, Piece piece) {
        lattice.copy(piece.row(), piece.column(), piece.rows(), piece.columns(), own);
    }

    /**
     * For one of the four fine sites of each coarse site: dy, dx = ±1 say which corner. Until the classes are known, the rows of the last three
     * hold the neighbours: few rows stay in the nearest cache.
     */
    void gather(PaddedLattice lattice, Piece piece, int dy, int dx) {
        long[] diagonal = lanes[DIAGONAL_DIFFERS];
        long[] horizontal = lanes[DIAGONAL_DIFFERS + 1];
        long[] vertical = lanes[DIAGONAL_DIFFERS + 2];
        lattice.copy(piece.row(), piece.column() + dx, piece.rows(), piece.columns(), horizontal);
        lattice.copy(piece.row() + dy, piece.column(), piece.rows(), piece.columns(), vertical);
        lattice.copy(piece.row() + dy, piece.column() + dx, piece.rows(), piece.columns(), diagonal);
        sort(own, horizontal, vertical, diagonal, lanes[0], lanes[1], lanes[2], piece.count());
    }

    /** Writes the lanes of classes 0, 1 and 2 to rows of their own, those of 3, 4 and 5 over the neighbours. */
    private static void sort(long[] own, long[] horizontal, long[] vertical, long[] diagonal, long[] none, long[] one, long[] both, int count) {
        for (int j = 0; j < Math.min(count, RandomBits.LANES); j++) {
            long o = own[j];
            long h = o ^ horizontal[j];
            long v = o ^ vertical[j];
            long d = o ^ diagonal[j];
            long two = h & v;
            long single = h ^ v;
            long zero = -1 ^ single ^ two;
            long moved = zero & d;
            diagonal[j] = moved;
            none[j] = zero ^ moved;
            moved = single & d;
            horizontal[j] = moved;
            one[j] = single ^ moved;
            moved = two & d;
            vertical[j] = moved;
            both[j] = two ^ moved;
        }
    }
}
