package org.inverserg.flip;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.Neighbourhoods;

/**
 * All P(flip) of fine spins that see a window of few coarse spins, for each of the four places in a block. Windows are mirrored to that of the
 * upper left place, see {@link org.inverserg.patterns.Orbits}; bit {@code column·M + row} of a pattern is 1 where the coarse spin is +1.
 *
 * @param window      M
 * @param firstOffset row and column of the first cell, relative to the own block
 * @param places      place 2·(lower half) + (right half)
 */
record FlipTables(int window, int firstOffset, List<Place> places) {

    static final int PLACES = 4;

    /**
     * @param bounds     by class
     * @param thresholds by pattern, for the lanes between the bounds
     */
    record Place(FlipBounds bounds, int[] thresholds) {
    }

    /** The same P(flip) for all places. */
    static FlipTables symmetric(int window, int firstOffset, IntToDoubleFunction flip) {
        return new FlipTables(window, firstOffset, Collections.nCopies(PLACES, place(window, -firstOffset, flip)));
    }

    /** Those of a network of two convolutions 3×3, which sees 3×3 coarse spins. */
    static FlipTables of(ConvolutionForward network) {
        float[] fields = Neighbourhoods.fields(network);
        int centre = Neighbourhoods.SIDE / 2;
        Place[] places = new Place[PLACES];
        Arrays.setAll(places, place -> place(Neighbourhoods.SIDE, centre, pattern -> {
            double up = 1 / (1 + StrictMath.exp(-fields[PLACES * mirrored(pattern, place) + place]));
            return bit(pattern, Neighbourhoods.SIDE, centre, centre) == 1 ? 1 - up : up;
        }));
        return new FlipTables(Neighbourhoods.SIDE, -centre, List.of(places));
    }

    /** The pattern as it lies on the lattice. */
    private static int mirrored(int pattern, int place) {
        int side = Neighbourhoods.SIDE;
        int found = 0;
        for (int cell = 0; cell < side * side; cell++) {
            int row = place / 2 == 0 ? cell % side : side - 1 - cell % side;
            int column = place % 2 == 0 ? cell / side : side - 1 - cell / side;
            found |= (pattern >>> cell & 1) << column * side + row;
        }
        return found;
    }

    private static Place place(int window, int centre, IntToDoubleFunction flip) {
        double[] least = new double[FlipPlanes.CLASSES];
        double[] most = new double[FlipPlanes.CLASSES];
        double[] flips = new double[1 << window * window];
        Arrays.fill(least, 1);
        for (int pattern = 0; pattern < flips.length; pattern++) {
            flips[pattern] = flip.applyAsDouble(pattern);
            int c = classOf(pattern, window, centre);
            least[c] = Math.min(least[c], flips[pattern]);
            most[c] = Math.max(most[c], flips[pattern]);
        }
        var bounds = new FlipBounds(least, most);
        int[] thresholds = new int[flips.length];
        Arrays.setAll(thresholds, pattern -> bounds.threshold(classOf(pattern, window, centre), flips[pattern]));
        return new Place(bounds, thresholds);
    }

    private static int classOf(int pattern, int window, int centre) {
        int own = bit(pattern, window, centre, centre);
        int v = bit(pattern, window, centre - 1, centre) ^ own;
        int h = bit(pattern, window, centre, centre - 1) ^ own;
        int d = bit(pattern, window, centre - 1, centre - 1) ^ own;
        return h + v + 3 * d;
    }

    private static int bit(int pattern, int window, int row, int column) {
        return pattern >>> column * window + row & 1;
    }
}
