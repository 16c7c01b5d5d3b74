package org.inverserg.patterns;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The free parameters of a k×k kernel with the symmetry of the square, k = 2r+1, and what they see of the coarse lattice.
 *
 * <p>Offsets d = (dy, dx) that rotations and reflections carry into each other form an orbit and share a weight. An orbit is named
 * by its largest and its smallest |component|, in the order (0,0), (1,0), (1,1), (2,0), (2,1), (2,2) …: (r+1)(r+2)/2 of them.
 *
 * <p>The kernel acts on the coarse lattice copied to 2×2 blocks, so a fine site sees M×M coarse spins, M = r + 1, at offsets
 * {@link #firstOffset()} … counted from its own block. That holds for the site in the upper left corner of its block; the
 * other three sites see the mirrored window. Cell (row y, column x) of the window has the index x·M + y.
 *
 * @hidden
 */
@Internal
public final class Orbits {

    /** One orbit: offsets with {@code max(|dy|, |dx|) = larger} and {@code min(|dy|, |dx|) = smaller}. */
    public record Orbit(int larger, int smaller) {

        /** @throws IllegalArgumentException unless 0 ≤ smaller ≤ larger */
        public Orbit {
            Require.that(smaller >= 0 && smaller <= larger, "the offsets of an orbit must be ordered, 0 or more", "(" + larger + "," + smaller + ")",
                    "take their sizes, the larger one first");
        }


        @Override
        public String toString() {
            return "(" + larger + "," + smaller + ")";
        }
    }

    /** Far beyond what configurations can tell, and beyond it memory and time grow with the fourth power. */
    private static final int LARGEST_KERNEL = 63;

    private final int kernelSize;
    private final List<Orbit> orbits;
    private final int[][] multiplicities;

    private Orbits(int kernelSize) {
        this.kernelSize = kernelSize;
        this.orbits = orbits(kernelSize / 2);
        this.multiplicities = multiplicities();
    }

    /** @throws IllegalArgumentException unless {@code kernelSize} is odd, positive and at most {@value #LARGEST_KERNEL} */
    public static Orbits ofSize(int kernelSize) {
        if (kernelSize < 1 || kernelSize % 2 == 0) {
            throw new IllegalArgumentException("the kernel size must be odd, so that it has a centre, and at least 1, got "
                    + kernelSize + "; use " + Math.max(1, kernelSize - 1 | 1) + " or " + Math.max(3, kernelSize + 1 | 1));
        }
        if (kernelSize > LARGEST_KERNEL) {
            throw new IllegalArgumentException("a kernel may be up to " + LARGEST_KERNEL + "×" + LARGEST_KERNEL + ", which has "
                    + (LARGEST_KERNEL / 2 + 1) * (LARGEST_KERNEL / 2 + 2) / 2 + " weights, got " + kernelSize + "; 3, 5 and 7 are usual");
        }
        return new Orbits(kernelSize);
    }

    private static List<Orbit> orbits(int radius) {
        var orbits = new ArrayList<Orbit>();
        for (int larger = 0; larger <= radius; larger++) {
            for (int smaller = 0; smaller <= larger; smaller++) {
                orbits.add(new Orbit(larger, smaller));
            }
        }
        return List.copyOf(orbits);
    }

    private int[][] multiplicities() {
        int radius = kernelSize / 2;
        int[][] counts = new int[count()][cells()];
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                int row = Math.floorDiv(dy, 2) - firstOffset();
                int column = Math.floorDiv(dx, 2) - firstOffset();
                counts[index(dy, dx)][column * windowSize() + row]++;
            }
        }
        return counts;
    }

    /** k. */
    public int kernelSize() {
        return kernelSize;
    }

    /** The number of free parameters, (r+1)(r+2)/2. */
    public int count() {
        return orbits.size();
    }

    /** All orbits in the order of the parameters. */
    public List<Orbit> list() {
        return orbits;
    }

    /** The index of the orbit of offset (dy, dx). */
    public int index(int dy, int dx) {
        int larger = Math.max(Math.abs(dy), Math.abs(dx));
        int smaller = Math.min(Math.abs(dy), Math.abs(dx));
        if (larger > kernelSize / 2 || smaller < 0) { // |−2³¹| is negative
            throw new IllegalArgumentException("a " + kernelSize + "×" + kernelSize + " kernel reaches offsets up to "
                    + kernelSize / 2 + ", got (" + dy + "," + dx + "); what lies further away has no weight");
        }
        return larger * (larger + 1) / 2 + smaller;
    }

    /** M, the side of the window of coarse spins. */
    public int windowSize() {
        return kernelSize / 2 + 1;
    }

    /** M². */
    public int cells() {
        return windowSize() * windowSize();
    }

    /** The row and column of the window's first cell, relative to the block of the site: −⌈r/2⌉. */
    public int firstOffset() {
        return -((kernelSize / 2 + 1) / 2);
    }

    /** How many offsets of orbit {@code orbit} fall on cell {@code cell} of the window. */
    public int multiplicity(int orbit, int cell) {
        Require.index(orbit, count(), "the number of an orbit");
        Require.index(cell, cells(), "the number of a cell");
        return multiplicities[orbit][cell];
    }

    /** The sum of the weights that fall on each cell: h = ½ Σ_cell w_cell τ_cell. */
    public double[] cellWeights(double[] weights) {
        Require.length(Require.given(weights, "the weights of a kernel").length, count(), "the weights of a kernel");
        double[] cellWeights = new double[cells()];
        for (int orbit = 0; orbit < count(); orbit++) {
            for (int cell = 0; cell < cellWeights.length; cell++) {
                cellWeights[cell] += weights[orbit] * multiplicities[orbit][cell];
            }
        }
        return cellWeights;
    }
}
