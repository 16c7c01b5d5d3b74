package org.inverserg.measuring;

import java.util.Arrays;
import java.util.List;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.parallel.RandomBits;

/**
 * Measures coupling sums S_a = Σ (products of spins) over every placement and every shape of each class, for the 64
 * configurations of a batch at once.
 *
 * <p>With a bit for a spin, a product is −1 or +1 by the parity of its bits: a XOR of shifted lattices. Every shape is
 * the XOR of at most two single or paired shifts, which are made once for a piece of the lattice and serve all shapes.
 */
public final class CouplingSums {

    private static final int CELLS = CouplingClass.SIDE * CouplingClass.SIDE;

    private final List<CouplingClass> classes;
    private final LaneCounter[] counters;
    private final PaddedLattice lattice = new PaddedLattice(CouplingClass.SIDE - 1);
    /** By mask of one or two cells; mask 0 stays zero. */
    private final long[][] parts = new long[1 << CELLS][];

    /** @param classes to be measured, for example {@link CouplingClass#all()} */
    public CouplingSums(List<CouplingClass> classes) {
        this.classes = List.copyOf(classes);
        this.counters = new LaneCounter[classes.size()];
        parts[0] = new long[RandomBits.PADDED];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = new LaneCounter();
            for (int shape : classes.get(i).shapes()) {
                reserve(firstPart(shape));
                reserve(shape ^ firstPart(shape));
            }
        }
    }

    /** A part and the single cells that it is made of. */
    private void reserve(int part) {
        for (int cells = part; cells != 0; cells &= cells - 1) {
            parts[Integer.lowestOneBit(cells)] = new long[RandomBits.PADDED];
        }
        if (parts[part] == null) {
            parts[part] = new long[RandomBits.PADDED];
        }
    }

    /** The first two cells of a shape, or its only one. */
    private static int firstPart(int shape) {
        int first = Integer.lowestOneBit(shape);
        return first | Integer.lowestOneBit(shape ^ first);
    }

    /**
     * @param words L·L words of a batch
     * @param size  L
     * @param sums  receives S_a: {@code sums[a][c]} for class a and configuration c, 64 of them
     */
    public void measure(long[] words, int size, int[][] sums) {
        lattice.fill(words, size);
        List<Piece> pieces = Piece.cut(size);
        int width = width(pieces.get(0).count());
        for (LaneCounter counter : counters) {
            counter.clear(width);
        }
        for (Piece piece : pieces) {
            makeParts(piece, width);
            for (int i = 0; i < counters.length; i++) {
                count(classes.get(i).shapes(), counters[i]);
            }
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i].counts(sums[i]);
            toSums(sums[i], classes.get(i), size * size);
        }
    }

    private static int width(int sites) {
        int width = Integer.highestOneBit(sites);
        return Math.max(LaneCounter.widthFor(0), width < sites ? 2 * width : width);
    }

    /** Beyond the piece's last site all parts are zero and count nothing. */
    private void makeParts(Piece piece, int width) {
        for (int part = 1; part < parts.length; part++) {
            if (parts[part] != null && Integer.bitCount(part) == 1) {
                int cell = Integer.numberOfTrailingZeros(part);
                lattice.copy(piece.row() + cell / CouplingClass.SIDE, piece.column() + cell % CouplingClass.SIDE,
                        piece.rows(), piece.columns(), parts[part]);
                Arrays.fill(parts[part], piece.count(), width, 0);
            }
        }
        for (int part = 1; part < parts.length; part++) {
            if (parts[part] != null && Integer.bitCount(part) == 2) {
                int first = Integer.lowestOneBit(part);
                pair(parts[first], parts[part ^ first], parts[part], width);
            }
        }
    }

    private static void pair(long[] a, long[] b, long[] both, int width) {
        for (int j = 0; j < width; j++) {
            both[j] = a[j] ^ b[j];
        }
    }

    private void count(List<Integer> shapes, LaneCounter counter) {
        int i = 0;
        for (; i + 1 < shapes.size(); i += 2) {
            int one = shapes.get(i);
            int two = shapes.get(i + 1);
            counter.addProducts(parts[firstPart(one)], parts[one ^ firstPart(one)], parts[firstPart(two)], parts[two ^ firstPart(two)]);
        }
        if (i < shapes.size()) {
            int last = shapes.get(i);
            counter.addProduct(parts[firstPart(last)], parts[last ^ firstPart(last)]);
        }
    }

    /** A product of an even number of spins is −1 where the XOR is 1, one of an odd number is +1 there. */
    private static void toSums(int[] counts, CouplingClass coupling, int volume) {
        int placements = volume * coupling.shapes().size();
        for (int c = 0; c < Long.SIZE; c++) {
            counts[c] = coupling.isOdd() ? 2 * counts[c] - placements : placements - 2 * counts[c];
        }
    }
}
