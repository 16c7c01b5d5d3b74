package org.inverserg.couplings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inverserg.lattice.LaneCounter;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Measures coupling sums S_a = Σ (products of spins) over every placement and every shape of each class, for the 64
 * configurations of a batch at once.
 *
 * <p>With a bit for a spin, a product is −1 or +1 by the parity of its bits: a XOR of shifted lattices. Every shape is
 * the XOR of at most two single or paired shifts, which are made once for a block of pieces of the lattice and serve all shapes.
 *
 * @hidden
 */
@Internal
public final class CouplingSums {

    private static final int CELLS = CouplingClass.SIDE * CouplingClass.SIDE;
    private static final int BLOCK = LaneCounter.TOGETHER;
    /** Rows that start at the same offset of a cache line. */
    private static final int PADDED = BLOCK * LaneCounter.WIDEST + 6;

    private final List<CouplingClass> classes;
    private final List<List<Product>> products = new ArrayList<>();
    private final LaneCounter[] counters;
    private final PaddedLattice lattice = new PaddedLattice(CouplingClass.SIDE - 1);
    /** By mask of one or two cells, the pieces of a block one after the other; mask 0 stays zero. */
    private final long[][] parts = new long[1 << CELLS][];

    /** A shape as the XOR of two parts, masks of at most two cells each. */
    private record Product(int first, int rest) {
    }

    /**
     * @param classes to be measured, for example {@link CouplingClass#all()}
     * @throws IllegalArgumentException if a shape has no spin or more than four
     */
    public CouplingSums(List<CouplingClass> classes) {
        this.classes = List.copyOf(Require.all(classes, "the classes of couplings"));
        this.counters = new LaneCounter[classes.size()];
        parts[0] = new long[PADDED];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = new LaneCounter();
            products.add(classes.get(i).shapes().stream().map(this::product).toList());
        }
    }

    /** The split of a shape that asks for the fewest pairs that no other shape has asked for. */
    private Product product(int shape) {
        Product best = null;
        int fewest = Integer.MAX_VALUE;
        for (int first = shape; first != 0; first = first - 1 & shape) {
            int rest = shape ^ first;
            if (Integer.bitCount(first) <= 2 && Integer.bitCount(rest) <= 2) {
                int missing = missing(first) + missing(rest);
                if (missing < fewest) {
                    fewest = missing;
                    best = new Product(first, rest);
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a shape must have 1 to " + CouplingClass.MOST_SPINS + " spins, got " + Integer.bitCount(shape)
                    + "; leave it out");
        }
        reserve(best.first);
        reserve(best.rest);
        return best;
    }

    private int missing(int part) {
        return Integer.bitCount(part) == 2 && parts[part] == null ? 1 : 0;
    }

    /** A part and the single cells that it is made of. */
    private void reserve(int part) {
        for (int cells = part; cells != 0; cells &= cells - 1) {
            allocate(Integer.lowestOneBit(cells));
        }
        allocate(part);
    }

    private void allocate(int part) {
        if (parts[part] == null) {
            parts[part] = new long[PADDED];
        }
    }

    /**
     * @param words L·L words of a batch
     * @param size  L
     * @param sums  receives S_a: {@code sums[a][c]} for class a and configuration c, 64 of them
     * @throws IllegalArgumentException if there are not as many words or sums, or if a sum might need more than 31 bits
     */
    public void measure(long[] words, int size, int[][] sums) {
        check(size, sums);
        lattice.fill(words, size);
        List<Piece> pieces = Piece.cut(size);
        int width = width(pieces.get(0).count());
        for (LaneCounter counter : counters) {
            counter.clear(width);
        }
        int done = 0;
        while (done < pieces.size()) { // several pieces are as wide as a counter can be
            int together = pieces.size() - done < BLOCK ? 1 : BLOCK;
            makeParts(pieces.subList(done, done + together), width);
            for (int i = 0; i < counters.length; i++) {
                count(products.get(i), together, counters[i]);
            }
            done += together;
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i].counts(sums[i]);
            toSums(sums[i], classes.get(i), size * size);
        }
    }

    private void check(int size, int[][] sums) {
        Spins.checkSize(size);
        Require.length(Require.allOf(sums, "the coupling sums").length, classes.size(), "the coupling sums");
        for (int i = 0; i < classes.size(); i++) {
            Require.length(sums[i].length, Long.SIZE, "the sums of a class");
            Require.that((long) size * size * classes.get(i).shapes().size() <= Integer.MAX_VALUE, "a sum over L·L placements of each of "
                    + classes.get(i).shapes().size() + " shapes must be a number of 31 bits", "L = " + size, "measure smaller lattices");
        }
    }

    private static int width(int sites) {
        int width = Integer.highestOneBit(sites);
        return Math.max(LaneCounter.widthFor(0), width < sites ? 2 * width : width);
    }

    /** Beyond a piece's last site all parts are zero and count nothing. */
    private void makeParts(List<Piece> pieces, int width) {
        for (int cell = 0; cell < CELLS; cell++) {
            long[] part = parts[1 << cell];
            for (int p = 0; part != null && p < pieces.size(); p++) {
                Piece piece = pieces.get(p);
                int from = p * width;
                lattice.copy(piece.row() + cell / CouplingClass.SIDE, piece.column() + cell % CouplingClass.SIDE,
                        piece.rows(), piece.columns(), part, from);
                Arrays.fill(part, from + piece.count(), from + width, 0);
            }
        }
        for (int part = 1; part < parts.length; part++) {
            if (parts[part] != null && Integer.bitCount(part) == 2) {
                int first = Integer.lowestOneBit(part);
                pair(parts[first], parts[part ^ first], parts[part], pieces.size() * width);
            }
        }
    }

    private static void pair(long[] a, long[] b, long[] both, int count) {
        for (int j = 0; j < count; j++) {
            both[j] = a[j] ^ b[j];
        }
    }

    private void count(List<Product> shapes, int together, LaneCounter counter) {
        for (Product product : shapes) {
            if (together == BLOCK) {
                counter.addProducts(parts[product.first], parts[product.rest]);
            } else {
                counter.addProduct(parts[product.first], parts[product.rest]);
            }
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
