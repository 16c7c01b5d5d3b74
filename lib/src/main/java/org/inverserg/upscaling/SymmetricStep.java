package org.inverserg.upscaling;

import org.apache.commons.rng.UniformRandomProvider;
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

    private final FlipTable table;
    private final boolean exact;
    private final int window;
    private final int firstOffset;
    private final PaddedLattice lattice;
    private final NeighbourClasses classes = new NeighbourClasses();
    private final ClassComparison lower;
    private final ClassComparison upper;
    private final long[] random = new long[RandomBits.PADDED];

    SymmetricStep(Orbits orbits, FlipTable table) {
        this.table = table;
        this.exact = table.isExact();
        this.window = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.lattice = new PaddedLattice(Math.max(1, -orbits.firstOffset()));
        this.lower = new ClassComparison(new FlipPlanes(table.lower()));
        this.upper = new ClassComparison(new FlipPlanes(table.upper()));
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits bits) {
        lattice.fill(coarse, size);
        for (Piece piece : Piece.cut(size)) {
            for (int corner = 0; corner < 4; corner++) {
                int bottom = corner / 2;
                int right = corner % 2;
                classes.gather(lattice, piece, 2 * bottom - 1, 2 * right - 1);
                compare(piece.count(), bits);
                if (!exact) {
                    lookUpBetween(piece, bottom, right, bits.scalar());
                }
                scatter(piece, size, bottom, right, fine);
            }
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

    private void lookUpBetween(Piece piece, int bottom, int right, UniformRandomProvider scalar) {
        long[] flips = lower.result();
        for (int r = 0; r < piece.rows(); r++) {
            int firstCell = lattice.index(piece.row() + r + mirrored(bottom), piece.column() + mirrored(right));
            for (int c = 0; c < piece.columns(); c++) {
                int j = r * piece.columns() + c;
                long between = upper.result()[j] & ~flips[j];
                while (between != 0) {
                    int lane = Long.numberOfTrailingZeros(between);
                    between &= between - 1;
                    int bits = (int) (scalar.nextLong() >>> 32);
                    boolean flip = table.isTabulated()
                            ? table.accepts(pattern(firstCell + c, bottom, right, lane), bits)
                            : table.accepts(classes.of(j, lane), sum(firstCell + c, bottom, right, lane, classes.own[j]), bits);
                    if (flip) {
                        flips[j] |= 1L << lane;
                    }
                }
            }
        }
    }

    /** The first cell's offset, mirrored for sites in the lower or right half of their block. */
    private int mirrored(int half) {
        return half == 0 ? firstOffset : -firstOffset;
    }

    private int pattern(int firstCell, int bottom, int right, int lane) {
        long[] words = lattice.words();
        int down = bottom == 0 ? lattice.stride() : -lattice.stride();
        int across = right == 0 ? 1 : -1;
        int pattern = 0;
        int bit = 0;
        for (int x = 0; x < window; x++) {
            for (int y = 0; y < window; y++) {
                pattern |= (int) (words[firstCell + x * across + y * down] >>> lane & 1) << bit++;
            }
        }
        return pattern;
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
