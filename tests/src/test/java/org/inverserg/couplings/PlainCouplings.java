package org.inverserg.couplings;

import org.inverserg.couplings.CouplingBasis.Coupling;

/** Coupling sums as their definition says, product by product. */
public final class PlainCouplings {

    private PlainCouplings() {
    }

    /** Σ over placements of configuration {@code lane}. */
    public static int sum(long[] words, int size, Coupling coupling, int lane) {
        return coupling.plus().stream().mapToInt(shape -> sum(words, size, shape, lane)).sum()
                - coupling.minus().stream().mapToInt(shape -> sum(words, size, shape, lane)).sum();
    }

    public static int sum(long[] words, int size, int shape, int lane) {
        int sum = 0;
        for (int site = 0; site < size * size; site++) {
            sum += product(words, size, shape, site, lane);
        }
        return sum;
    }

    private static int product(long[] words, int size, int shape, int site, int lane) {
        int product = 1;
        for (int cell = 0; cell < 9; cell++) {
            if ((shape >>> cell & 1) != 0) {
                int at = (site / size + cell / 3) % size * size + (site % size + cell % 3) % size;
                product *= (int) (words[at] >>> lane & 1) * 2 - 1;
            }
        }
        return product;
    }
}
