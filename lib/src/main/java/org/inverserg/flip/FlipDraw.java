package org.inverserg.flip;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.RandomBits;

/** Draws which fine spins differ from their coarse ones, piece by piece of a lattice. */
interface FlipDraw {

    /** Starts with another lattice; its pieces follow in their order. */
    default void start(PaddedLattice lattice, int rowsOfAPiece) {
    }

    /** Goes on to the next piece, whose four corners follow. */
    default void enter(Piece piece) {
    }

    /**
     * Draws for one fine site of each block in a piece.
     *
     * @param bottom  1 where the fine sites are in the lower half of their blocks, else 0
     * @param right   1 where they are in the right half, else 0
     * @param classes of the sites
     * @return a word for each block: 1 where the spin flips
     */
    long[] draw(Piece piece, int bottom, int right, NeighbourClasses classes, RandomBits random);
}
