package org.inverserg.upscaling;

import java.util.List;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.Orbits;

/**
 * Draws the fine spins of a symmetric kernel for 64 configurations at once.
 *
 * <p>Each lane has one of six classes; bit-sliced comparisons of one random number with the class's lower and upper bound of
 * P(flip) decide all lanes but those in between (none for k = 3, 1 to 3 % for k = 5, up to 16 % for k = 7), for which the whole
 * window is looked up. See {@link FlipTable}.
 */
final class SymmetricStep implements UpscalingStep {

    /** Rounds that are done for all words at once; after them a word has an undecided lane in 1.6 % of cases. */
    private static final int VECTOR_ROUNDS = 12;

    private final boolean exact;
    private final PaddedLattice lattice;
    private final WindowLookup lookup;
    private final NeighbourClasses classes = new NeighbourClasses();
    private final ClassComparison lower;
    private final ClassComparison upper;
    private final long[] random = new long[RandomBits.PADDED];

    SymmetricStep(Orbits orbits, FlipTable table) {
        this.exact = table.isExact();
        int margin = Math.max(1, -orbits.firstOffset());
        this.lattice = new PaddedLattice(margin);
        this.lookup = new WindowLookup(orbits, table, margin);
        this.lower = new ClassComparison(new FlipPlanes(table.lower()));
        this.upper = new ClassComparison(new FlipPlanes(table.upper()));
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits bits) {
        List<Piece> pieces = Piece.cut(size);
        lattice.fill(coarse, size);
        lookup.start(lattice, pieces.get(0).rows());
        for (Piece piece : pieces) {
            lookup.enter(piece);
            for (int corner = 0; corner < 4; corner++) {
                draw(piece, corner / 2, corner % 2, bits);
                scatter(piece, size, corner / 2, corner % 2, fine);
            }
        }
    }

    private void draw(Piece piece, int bottom, int right, RandomBits bits) {
        classes.gather(lattice, piece, 2 * bottom - 1, 2 * right - 1);
        compare(piece.count(), bits);
        if (!exact) {
            lookup.decide(piece, bottom, right, classes, lower.result(), upper.result(), bits);
        }
    }

    private void compare(int count, RandomBits bits) {
        lower.start(count);
        upper.start(count);
        for (int round = 0; round < VECTOR_ROUNDS; round++) {
            lower.round(round, bits, classes, count, exact ? null : random);
            if (!exact) {
                upper.round(round, random, classes, count);
            }
        }
        for (int j = 0; j < count; j++) {
            if ((lower.undecided()[j] | (exact ? 0 : upper.undecided()[j])) != 0) {
                finish(j, bits);
            }
        }
    }

    private void finish(int j, RandomBits bits) {
        for (int round = VECTOR_ROUNDS; round < FlipPlanes.BITS; round++) {
            long word = bits.next();
            long left = lower.roundAt(j, round, word, classes) | (exact ? 0 : upper.roundAt(j, round, word, classes));
            if (left == 0) {
                return;
            }
        }
    }

    private void scatter(Piece piece, int size, int bottom, int right, long[] fine) {
        for (int r = 0; r < piece.rows(); r++) {
            int to = (2 * (piece.row() + r) + bottom) * 2 * size + 2 * piece.column() + right;
            flipped(classes.own, lower.result(), r * piece.columns(), fine, to, piece.columns());
        }
    }

    private static void flipped(long[] own, long[] flips, int from, long[] fine, int to, int count) {
        for (int j = 0; j < count; j++) {
            fine[to + 2 * j] = own[from + j] ^ flips[from + j];
        }
    }
}
