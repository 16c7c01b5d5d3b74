package org.inverserg.upscaling;

import java.util.List;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.Orbits;

/**
 * Draws the fine spins of a symmetric kernel for 64 configurations at once.
 *
 * <p>Each lane has one of six classes. For k = 3 the class decides. Else a random number is compared with the class's lower and upper
 * bound of P(flip), and for the lanes in between (2 to 3 % for k = 5, up to 16 % for k = 7) the whole window of coarse spins
 * is looked up. See {@link FlipTable}.
 */
final class SymmetricStep implements UpscalingStep {

    private static final int ROWS = 10;

    private final PaddedLattice lattice;
    private final NeighbourClasses classes;
    private final FlipDraw flips;

    SymmetricStep(Orbits orbits, FlipTable table) {
        int margin = Math.max(1, -orbits.firstOffset());
        lattice = new PaddedLattice(margin);
        var rows = new AlignedRows(ROWS);
        classes = new NeighbourClasses(rows);
        flips = table.isExact() ? new ClassComparison(table.probabilities(), rows) : new WindowLookup(orbits, table, margin, rows);
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        List<Piece> pieces = Piece.cut(size);
        lattice.fill(coarse, size);
        flips.start(lattice, pieces.get(0).rows());
        for (Piece piece : pieces) {
            flips.enter(piece);
            classes.enter(lattice, piece);
            for (int corner = 0; corner < 4; corner++) {
                int bottom = corner / 2;
                int right = corner % 2;
                classes.gather(lattice, piece, 2 * bottom - 1, 2 * right - 1);
                scatter(flips.draw(piece, bottom, right, classes, random), piece, size, bottom, right, fine);
            }
        }
    }

    private void scatter(long[] flips, Piece piece, int size, int bottom, int right, long[] fine) {
        for (int r = 0; r < piece.rows(); r++) {
            int to = (2 * (piece.row() + r) + bottom) * 2 * size + 2 * piece.column() + right;
            flipped(classes.own, flips, r * piece.columns(), fine, to, piece.columns());
        }
    }

    private static void flipped(long[] own, long[] flips, int from, long[] fine, int to, int count) {
        for (int j = 0; j < count; j++) {
            fine[to + 2 * j] = own[from + j] ^ flips[from + j];
        }
    }
}
