package org.inverserg.couplings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * A class of couplings: products of one to four spins that fit on a 3×3 plaquette and go over into each other by translations,
 * rotations and reflections. There are 36 of them, 1, 5, 10 and 20 with 1, 2, 3 and 4 spins (C. Baillie et al., Phys. Rev. B 45, 10438,
 * 1992; Rançon et al. 2025, Sec. V).
 *
 * @param spins  the number of spins in a product
 * @param shapes the distinct orientations, each moved to the upper left of the plaquette: bit 3·row + column is set where a spin is
 * @hidden
 */
@Internal
public record CouplingClass(int spins, List<Integer> shapes) {

    /** The side of the plaquette. */
    public static final int SIDE = 3;

    static final int MOST_SPINS = 4;
    private static final int SYMMETRIES = 8;

    /** @throws IllegalArgumentException if there is no shape, or one that does not have so many spins on the plaquette */
    public CouplingClass {
        shapes = List.copyOf(Require.all(shapes, "the shapes of a class"));
        Require.that(!shapes.isEmpty(), "a class must have at least 1 shape", "none", "all() has those that there are");
        if (spins < 1 || spins > MOST_SPINS) {
            throw new IllegalArgumentException("a shape must have 1 to " + MOST_SPINS + " spins, got " + spins + "; all() has the shapes that there are");
        }
        checkShapes(spins, shapes);
    }

    /** @throws IllegalArgumentException if one of them is not a product of {@code spins} spins, of one to four, on the plaquette */
    static void checkShapes(int spins, List<Integer> shapes) {
        for (int shape : shapes) {
            Require.that(shape > 0 && shape < 1 << SIDE * SIDE && Integer.bitCount(shape) == spins && spins <= MOST_SPINS,
                    "all shapes of a coupling must have the same number of spins, 1 to " + MOST_SPINS + ", in the lowest " + SIDE * SIDE + " bits",
                    "shape " + shape + " for " + spins + " spins", "set the bit " + SIDE + "·row + column where a spin is");
        }
    }

    /** All 36 classes, those with fewer spins first, then by their smallest shape. */
    public static List<CouplingClass> all() {
        SortedMap<Integer, TreeSet<Integer>> orbits = new TreeMap<>();
        for (int shape = 1; shape < 1 << SIDE * SIDE; shape++) {
            if (Integer.bitCount(shape) <= MOST_SPINS) {
                TreeSet<Integer> orbit = orbit(shape);
                orbits.put(orbit.first(), orbit);
            }
        }
        var classes = new ArrayList<CouplingClass>();
        for (int spins = 1; spins <= MOST_SPINS; spins++) {
            for (TreeSet<Integer> orbit : orbits.values()) {
                if (Integer.bitCount(orbit.first()) == spins) {
                    classes.add(new CouplingClass(spins, List.copyOf(orbit)));
                }
            }
        }
        return List.copyOf(classes);
    }

    /** Whether the product changes its sign with all spins. */
    public boolean isOdd() {
        return spins % 2 != 0;
    }

    /**
     * The orientations that the first shape turns into while the axes stay what they are: by reflections at them and by half a turn. The other
     * shapes come from exchanging the axes. If those are the same shapes, this is all of them.
     */
    List<Integer> keepingAxes() {
        var kept = new TreeSet<Integer>();
        for (int shape = shapes.get(0), turn = 0; turn < 2; turn++, shape = rotated(rotated(shape))) {
            kept.add(moved(shape));
            kept.add(moved(rotated(transposed(shape))));
        }
        return List.copyOf(kept);
    }

    private static TreeSet<Integer> orbit(int shape) {
        var orbit = new TreeSet<Integer>();
        int turned = shape;
        for (int symmetry = 0; symmetry < SYMMETRIES; symmetry++) {
            orbit.add(moved(turned));
            turned = symmetry == SYMMETRIES / 2 - 1 ? transposed(turned) : rotated(turned);
        }
        return orbit;
    }

    private static int rotated(int shape) {
        int result = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                result |= (shape >>> row * SIDE + column & 1) << column * SIDE + SIDE - 1 - row;
            }
        }
        return result;
    }

    private static int transposed(int shape) {
        int result = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                result |= (shape >>> row * SIDE + column & 1) << column * SIDE + row;
            }
        }
        return result;
    }

    /** Moved up and to the left as far as it goes: one form for all translations. */
    static int moved(int shape) {
        int result = shape;
        while ((result & 0b111) == 0) {
            result >>>= SIDE;
        }
        while ((result & 0b001_001_001) == 0) {
            result >>>= 1;
        }
        return result;
    }
}
