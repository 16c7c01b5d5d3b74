package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.WindowCodes;
import org.inverserg.training.Orbits;

/**
 * Draws with the bounds of each class, and decides the lanes in between by the whole window of coarse spins that they see.
 *
 * <p>These lanes are listed first and then worked through in loops without branches, so that the processor can have many in hand.
 */
final class WindowLookup implements FlipDraw {

    /** So many lanes of a word are listed without asking whether there are as many. */
    private static final int AT_ONCE = 4;

    private final FlipTable table;
    private final BoundComparison bounds;
    private final int size;
    private final int firstOffset;
    private final int margin;
    private final WindowCodes[] codes = new WindowCodes[4];
    private final int[] targets = new int[RandomBits.LANES * Long.SIZE + 2 * AT_ONCE];
    private final long[] words;
    private PaddedLattice lattice;
    private int count;

    /** @param margin of the lattices to come */
    WindowLookup(Orbits orbits, FlipTable table, int margin, AlignedRows rows) {
        this.table = table;
        this.bounds = new BoundComparison(table.lower(), table.upper(), FlipTable.BOUND_BITS, rows);
        this.words = rows.next();
        this.size = orbits.windowSize();
        this.firstOffset = orbits.firstOffset();
        this.margin = margin;
        Arrays.setAll(codes, corner -> new WindowCodes(size, corner / 2 == 1, corner % 2 == 1));
    }

    @Override
    public void start(PaddedLattice newLattice, int rowsOfAPiece) {
        lattice = newLattice;
        if (table.isTabulated()) {
            for (WindowCodes corner : codes) {
                corner.start(lattice.stride(), rowsOfAPiece);
            }
            for (int row = 1 - size; row < 0; row++) {
                slide(row);
            }
        }
    }

    @Override
    public void enter(Piece piece) {
        if (table.isTabulated() && piece.column() == 0) {
            for (int row = piece.row(); row < piece.row() + piece.rows(); row++) {
                slide(row);
            }
        }
    }

    /** Moves the windows to coarse row {@code row}; with a negative one, towards row 0. */
    private void slide(int row) {
        for (int corner = 0; corner < codes.length; corner++) {
            codes[corner].slide(lattice.words(), lattice.index(corner < 2 ? row + firstOffset + size - 1 : row - firstOffset, -margin));
        }
    }

    @Override
    public long[] draw(Piece piece, int bottom, int right, NeighbourClasses classes, RandomBits random) {
        bounds.draw(classes, piece.count(), random);
        decide(piece, bottom, right, classes, bounds.lower(), bounds.upper(), random);
        return bounds.lower();
    }

    /** Adds to {@code lower} the lanes below {@code upper} that the window flips. */
    private void decide(Piece piece, int bottom, int right, NeighbourClasses classes, long[] lower, long[] upper, RandomBits random) {
        int across = right == 0 ? 1 : -1;
        count = list(lower, upper, piece.count(), targets);
        if (table.isTabulated()) {
            WindowCodes seen = codes[2 * bottom + right];
            int end = 0;
            for (int r = 0; r < piece.rows(); r++) {
                int from = end;
                end = piece.rows() == 1 ? count : endOfRow(from, (r + 1) * piece.columns());
                int column = margin + piece.column() + firstOffset * across - r * piece.columns();
                byTable(seen, seen.row(piece.rows() - 1 - r), column, from, end, lower, random);
            }
        } else {
            bySums(piece, bottom == 0 ? lattice.stride() : -lattice.stride(), across, classes, lower, random);
        }
    }

    /**
     * Lists the lanes between the bounds as 64·j + lane, in order, and returns how many they are. The first few of a word are written
     * whether they are there or not: that takes less time than a wrong guess of the processor where they end.
     */
    private static int list(long[] lower, long[] upper, int words, int[] targets) {
        int n = 0;
        for (int j = 0; j < words; j++) {
            long between = upper[j] ^ lower[j];
            int first = j * Long.SIZE;
            int end = n + Long.bitCount(between);
            between = listFour(between, first, targets, n);
            if (between != 0) {
                between = listFour(between, first, targets, n + AT_ONCE);
                for (int i = n + 2 * AT_ONCE; i < end; i++) {
                    targets[i] = first + Long.numberOfTrailingZeros(between);
                    between &= between - 1;
                }
            }
            n = end;
        }
        return n;
    }

    /** Lists the four lowest lanes, which may be fewer, and returns the others. */
    private static long listFour(long lanes, int first, int[] targets, int n) {
        long second = lanes & lanes - 1;
        long third = second & second - 1;
        long fourth = third & third - 1;
        targets[n] = first + Long.numberOfTrailingZeros(lanes);
        targets[n + 1] = first + Long.numberOfTrailingZeros(second);
        targets[n + 2] = first + Long.numberOfTrailingZeros(third);
        targets[n + 3] = first + Long.numberOfTrailingZeros(fourth);
        return fourth & fourth - 1;
    }

    /** The first lane from {@code from} on that is not of the words before {@code end}. */
    private int endOfRow(int from, int end) {
        int found = Arrays.binarySearch(targets, from, count, end * Long.SIZE);
        return found < 0 ? -1 - found : found;
    }

    /** For the lanes from {@code from} to {@code end}, of one row, in which word 0 has its window's first column at {@code column}. */
    private void byTable(WindowCodes seen, long[][] row, int column, int from, int end, long[] lower, RandomBits random) {
        for (int start = from; start < end; start += 2 * RandomBits.LANES) {
            int n = Math.min(end - start, 2 * RandomBits.LANES);
            random.fill(words, (n + 1) / 2);
            accept(row, column, seen.otherColumn(), seen.mask(), seen.otherShift(), targets, start, n, words, table.thresholds(), lower);
        }
    }

    /** Each random word serves two lanes. */
    private static void accept(long[][] codes, int column, int otherColumn, int mask, int otherShift, int[] targets, int start, int count,
                               long[] words, int[] thresholds, long[] lower) {
        for (int i = 0; i < count; i++) {
            int target = targets[start + i];
            long[] group = codes[target & WindowCodes.GROUPS - 1];
            int at = column + (target >>> 6);
            int lane = target & Long.SIZE - Byte.SIZE; // the first bit of the lane's byte
            int pattern = (int) (group[at] >>> lane) & mask | ((int) (group[at + otherColumn] >>> lane) & mask) << otherShift;
            int random = (int) (words[i >> 1] >>> (i << 5));
            long flip = (long) random - thresholds[pattern] >>> Long.SIZE - 1;
            lower[(target >>> 6)] |= flip << target; // a shift takes its distance modulo 64: the lane
        }
    }

    /** For windows that are too large for a table: Σ_cell w_cell s_cell, s = 1 where the coarse spin is that of the own block, else −1. */
    private void bySums(Piece piece, int down, int across, NeighbourClasses classes, long[] lower, RandomBits random) {
        for (int i = 0; i < count; i++) {
            int j = targets[i] / Long.SIZE;
            int lane = targets[i] % Long.SIZE;
            int first = lattice.index(piece.row() + j / piece.columns(), piece.column() + j % piece.columns()) + firstOffset * (down + across);
            double sum = 0;
            for (int cell = 0; cell < size * size; cell++) {
                long differs = lattice.words()[first + cell / size * across + cell % size * down] ^ classes.own[j];
                sum += (differs >>> lane & 1) != 0 ? -table.weight(cell) : table.weight(cell);
            }
            if (table.accepts(classes.of(j, lane), sum, (int) (random.next() >>> 32))) {
                lower[j] |= 1L << lane;
            }
        }
    }
}
