package org.inverserg.upscaling;

import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.ColumnCodes;
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

    private final FlipTable table;
    private final boolean exact;
    private final int window;
    private final int firstOffset;
    private final int margin;
    private final PaddedLattice lattice;
    private final int[] first;
    private final ColumnCodes codes = new ColumnCodes();
    private final NeighbourClasses classes = new NeighbourClasses();
    private final ClassComparison lower;
    private final ClassComparison upper;
    private final long[] random = new long[RandomBits.PADDED];

    SymmetricStep(Orbits orbits, FlipTable table) {
        this.table = table;
        this.exact = table.isExact();
        this.window = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.margin = Math.max(1, -orbits.firstOffset());
        this.lattice = new PaddedLattice(margin);
        this.first = new int[window];
        this.lower = new ClassComparison(new FlipPlanes(table.lower()));
        this.upper = new ClassComparison(new FlipPlanes(table.upper()));
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits bits) {
        lattice.fill(coarse, size);
        for (Piece piece : Piece.cut(size)) {
            for (int bottom = 0; bottom < 2; bottom++) {
                if (table.isTabulated()) {
                    gather(piece, bottom);
                }
                for (int right = 0; right < 2; right++) {
                    draw(piece, bottom, right, bits);
                    scatter(piece, size, bottom, right, fine);
                }
            }
        }
    }

    private void draw(Piece piece, int bottom, int right, RandomBits bits) {
        classes.gather(lattice, piece, 2 * bottom - 1, 2 * right - 1);
        compare(piece.count(), bits);
        if (!exact) {
            lookUpBetween(piece, bottom, right, bits.scalar());
        }
    }

    private void compare(int count, RandomBits bits) {
        lower.start(count);
        if (!exact) {
            upper.start(count);
        }
        for (int round = 0; round < VECTOR_ROUNDS; round++) {
            bits.fill(random, count);
            lower.round(round, random, classes, count);
            if (!exact) {
                upper.round(round, random, classes, count);
            }
        }
        UniformRandomProvider scalar = bits.scalar();
        for (int j = 0; j < count; j++) {
            if ((lower.undecided()[j] | (exact ? 0 : upper.undecided()[j])) != 0) {
                finish(j, scalar);
            }
        }
    }

    private void finish(int j, UniformRandomProvider scalar) {
        for (int round = VECTOR_ROUNDS; round < FlipPlanes.BITS; round++) {
            long bits = scalar.nextLong();
            lower.roundAt(j, round, bits, classes);
            if (exact) {
                if (lower.undecided()[j] == 0) {
                    return;
                }
            } else {
                upper.roundAt(j, round, bits, classes);
                if ((lower.undecided()[j] | upper.undecided()[j]) == 0) {
                    return;
                }
            }
        }
    }

    /** The window's columns for all sites of a piece in the upper or the lower half of their blocks. */
    private void gather(Piece piece, int bottom) {
        int width = piece.columns() + 2 * margin;
        codes.ensure(piece.rows() * width);
        for (int r = 0; r < piece.rows(); r++) {
            for (int y = 0; y < window; y++) {
                int offset = bottom == 0 ? firstOffset + y : -firstOffset - y;
                first[y] = lattice.index(piece.row() + r + offset, piece.column() - margin);
            }
            codes.gather(lattice.words(), first, width, r * width);
        }
    }

    private void lookUpBetween(Piece piece, int bottom, int right, UniformRandomProvider scalar) {
        for (int r = 0; r < piece.rows(); r++) {
            int codesBefore = r * (piece.columns() + 2 * margin) + margin + mirrored(right);
            int cellsBefore = lattice.index(piece.row() + r + mirrored(bottom), piece.column() + mirrored(right));
            for (int c = 0; c < piece.columns(); c++) {
                int j = r * piece.columns() + c;
                long between = upper.result()[j] & ~lower.result()[j];
                if (between != 0) {
                    lower.result()[j] |= table.isTabulated()
                            ? accepted(between, codesBefore + c, right, scalar)
                            : accepted(between, j, cellsBefore + c, bottom, right, scalar);
                }
            }
        }
    }

    /** The lanes of {@code between} that flip, by table. */
    private long accepted(long between, int firstColumn, int right, UniformRandomProvider scalar) {
        int across = right == 0 ? 1 : -1;
        long accepted = 0;
        for (long left = between; left != 0; left &= left - 1) {
            int lane = Long.numberOfTrailingZeros(left);
            int pattern = 0;
            for (int x = 0, column = firstColumn; x < window; x++, column += across) {
                pattern |= codes.code(column, lane) << x * window;
            }
            if (table.accepts(pattern, (int) (scalar.nextLong() >>> 32))) {
                accepted |= 1L << lane;
            }
        }
        return accepted;
    }

    /** The same for windows too large for a table. */
    private long accepted(long between, int j, int firstCell, int bottom, int right, UniformRandomProvider scalar) {
        long accepted = 0;
        for (long left = between; left != 0; left &= left - 1) {
            int lane = Long.numberOfTrailingZeros(left);
            double sum = sum(firstCell, bottom, right, lane, classes.own[j]);
            if (table.accepts(classes.of(j, lane), sum, (int) (scalar.nextLong() >>> 32))) {
                accepted |= 1L << lane;
            }
        }
        return accepted;
    }

    /** The first cell's offset, mirrored for sites in the lower or right half of their block. */
    private int mirrored(int half) {
        return half == 0 ? firstOffset : -firstOffset;
    }

    /** Σ_cell w_cell s_cell. */
    private double sum(int firstCell, int bottom, int right, int lane, long own) {
        long[] words = lattice.words();
        int down = bottom == 0 ? lattice.stride() : -lattice.stride();
        int across = right == 0 ? 1 : -1;
        double sum = 0;
        for (int x = 0; x < window; x++) {
            for (int y = 0; y < window; y++) {
                boolean differs = ((words[firstCell + x * across + y * down] ^ own) >>> lane & 1) != 0;
                double weight = table.weight(x * window + y);
                sum += differs ? -weight : weight;
            }
        }
        return sum;
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
