package org.inverserg.training;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of coarse spins that a kernel can tell apart. A pattern enters only by its features φ_o = Σ τ over orbit o,
 * and by the symmetry under σ, τ → −σ, −τ two opposite ones are the same class. All that training needs of any number of
 * configurations is how often each class occurred with each fine spin: 6 classes for k = 3, some thousands for k = 7.
 *
 * <p>Pattern bit x·M + y is 1 where the coarse spin in cell (y, x) is +1, see {@link Orbits}.
 */
final class PatternClasses {

    /** The largest window whose patterns are tabulated: 4×4 cells, kernels up to 7×7. */
    static final int MOST_CELLS = 16;

    private final int[][] features;
    private final int[] slots;

    PatternClasses(Orbits orbits) {
        int patterns = 1 << orbits.cells();
        slots = new int[patterns];
        Map<IntBuffer, Integer> known = new HashMap<>();
        List<int[]> found = new ArrayList<>();
        for (int pattern = 0; pattern < patterns; pattern++) {
            int[] sums = features(orbits, pattern);
            int sign = firstSign(sums);
            for (int o = 0; o < sums.length; o++) {
                sums[o] *= sign;
            }
            int index = known.computeIfAbsent(IntBuffer.wrap(sums), key -> {
                found.add(sums);
                return found.size() - 1;
            });
            slots[pattern] = 2 * index + (sign < 0 ? 1 : 0);
        }
        features = found.toArray(int[][]::new);
    }

    private static int[] features(Orbits orbits, int pattern) {
        int[] sums = new int[orbits.count()];
        for (int o = 0; o < sums.length; o++) {
            for (int cell = 0; cell < orbits.cells(); cell++) {
                sums[o] += orbits.multiplicity(o, cell) * ((pattern >>> cell & 1) * 2 - 1);
            }
        }
        return sums;
    }

    private static int firstSign(int[] sums) {
        for (int sum : sums) {
            if (sum != 0) {
                return Integer.signum(sum);
            }
        }
        return 1;
    }

    /** The number of classes. */
    int count() {
        return features.length;
    }

    /** φ of a class, one for each orbit. */
    int[] features(int index) {
        return features[index];
    }

    /**
     * For each pattern 2·class, plus 1 where the class is that of the opposite pattern. {@code slot XOR (fine spin up)} is thus
     * 2·class + 1 where the fine spin is +1 after both were given the sign of the class.
     */
    int[] slots() {
        return slots;
    }
}
