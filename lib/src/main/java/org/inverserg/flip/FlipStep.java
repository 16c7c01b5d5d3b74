package org.inverserg.flip;

import java.util.List;
import java.util.function.Function;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;

/**
 * Draws the fine spins for 64 configurations at once, as their coarse spins and which of them flip. Each lane has one of six classes of
 * neighbourhood, on which the draw of the flips builds.
 */
final class FlipStep implements UpscalingStep {

    private static final int ROWS = 12;

    private final PaddedLattice lattice;
    private final NeighbourClasses classes;
    private final FlipDraw flips;

    /**
     * @param margin of the padded coarse lattice, at least 1
     * @param draw   makes the draw of the flips, which may take four arrays
     */
    FlipStep(int margin, Function<AlignedRows, FlipDraw> draw) {
        lattice = new PaddedLattice(margin);
        var rows = new AlignedRows(ROWS);
        classes = new NeighbourClasses(rows);
        flips = draw.apply(rows);
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
