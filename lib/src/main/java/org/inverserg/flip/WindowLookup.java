package org.inverserg.flip;

import java.util.Arrays;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.RandomBits;
import org.inverserg.patterns.WindowCodes;

/**
 * Draws with the bounds of each class, and decides the lanes in between by the whole window of coarse spins that they see.
 *
 * <p>These lanes are listed first and then worked through in loops without branches, so that the processor can have many in hand.
 */
final class WindowLookup implements FlipDraw {

    private final FlipTables tables;
    private final BoundComparison comparison;
    private final int margin;
    private final WindowCodes[] codes = new WindowCodes[FlipTables.PLACES];
    private final long[] words;
    private PaddedLattice lattice;

    /** @param margin of the lattices to come */
    WindowLookup(FlipTables tables, int margin, AlignedRows rows) {
        this.tables = tables;
        this.comparison = new BoundComparison(rows);
        this.words = rows.next();
        this.margin = margin;
        Arrays.setAll(codes, place -> new WindowCodes(tables.window(), place / 2 == 1, place % 2 == 1));
    }

    @Override
    public void start(PaddedLattice newLattice, int rowsOfAPiece) {
        lattice = newLattice;
        for (WindowCodes place : codes) {
            place.start(lattice.stride(), rowsOfAPiece);
        }
        for (int row = 1 - tables.window(); row < 0; row++) {
            slide(row);
        }
    }

    @Override
    public void enter(Piece piece) {
        if (piece.column() == 0) {
            for (int row = piece.row(); row < piece.row() + piece.rows(); row++) {
                slide(row);
            }
        }
    }

    /** Moves the windows to coarse row {@code row}; with a negative one, towards row 0. */
    private void slide(int row) {
        int upper = row + tables.firstOffset() + tables.window() - 1;
        int lower = row - tables.firstOffset();
        for (int place = 0; place < codes.length; place++) {
            codes[place].slide(lattice.words(), lattice.index(place < 2 ? upper : lower, -margin));
        }
    }

    @Override
    public long[] draw(Piece piece, int bottom, int right, NeighbourClasses classes, RandomBits random) {
        int place = 2 * bottom + right;
        FlipTables.Place table = tables.places().get(place);
        int count = comparison.draw(table.bounds(), classes, piece.count(), random);
        int first = margin + piece.column() + (right == 0 ? tables.firstOffset() : -tables.firstOffset());
        int end = 0;
        for (int r = 0; r < piece.rows(); r++) {
            int from = end;
            end = piece.rows() == 1 ? count : endOfRow(from, count, (r + 1) * piece.columns());
            decide(codes[place], piece.rows() - 1 - r, first - r * piece.columns(), from, end, table.thresholds(), random);
        }
        return comparison.lower();
    }

    /** The first lane from {@code from} on that is not of the words before {@code end}. */
    private int endOfRow(int from, int count, int end) {
        int found = Arrays.binarySearch(comparison.targets(), from, count, end * Long.SIZE);
        return found < 0 ? -1 - found : found;
    }

    /**
     * Adds to the flips the lanes from {@code from} to {@code end}, which are of one row, that their windows flip. Word 0 would have its
     * window's first column at {@code column}.
     */
    private void decide(WindowCodes seen, int age, int column, int from, int end, int[] thresholds, RandomBits random) {
        for (int start = from; start < end; start += 2 * RandomBits.LANES) {
            int n = Math.min(end - start, 2 * RandomBits.LANES);
            random.fill(words, (n + 1) / 2);
            accept(seen.row(age), column, seen.otherColumn(), seen.mask(), seen.otherShift(), comparison.targets(), start, n, words, thresholds,
                    comparison.lower());
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
}
