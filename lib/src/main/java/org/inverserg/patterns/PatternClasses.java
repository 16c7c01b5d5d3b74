package org.inverserg.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The patterns of coarse spins that a kernel can tell apart. A pattern enters only by its features φ_o = Σ τ over orbit o,
 * and by the symmetry under σ, τ → −σ, −τ two opposite ones are the same class. All that training needs of any number of
 * configurations is how often each class occurred with each fine spin: 6 classes for k = 3, some thousands for k = 7.
 *
 * <p>Pattern bit x·M + y is 1 where the coarse spin in cell (y, x) is +1, see {@link Orbits}.
 *
 * @hidden
 */
@Internal
public final class PatternClasses {

    /** The largest window whose patterns are tabulated: 4×4 cells, kernels up to 7×7. */
    public static final int MOST_CELLS = 16;

    /** More than the number of values that a feature of a kernel up to 7×7 can have: −8 … 8. */
    private static final long RADIX = 32;

    private final int[][] features;
    private final int[] slots;

    public PatternClasses(Orbits orbits) {
        int n = Require.given(orbits, "the orbits of a kernel").count();
        int[] sums = featuresOfAllPatterns(orbits);
        slots = new int[sums.length / n];
        Map<Long, Integer> known = new HashMap<>();
        List<int[]> found = new ArrayList<>();
        for (int pattern = 0; pattern < slots.length; pattern++) {
            int from = pattern * n;
            int sign = firstSign(sums, from, from + n);
            long key = 0;
            for (int o = from; o < from + n; o++) {
                key = key * RADIX + (long) sign * sums[o] + RADIX / 2;
            }
            Integer index = known.putIfAbsent(key, found.size());
            if (index == null) {
                index = found.size();
                found.add(signed(sign, Arrays.copyOfRange(sums, from, from + n)));
            }
            slots[pattern] = 2 * index + (sign < 0 ? 1 : 0);
        }
        features = found.toArray(int[][]::new);
    }

    /** φ_o of pattern p at p·(number of orbits) + o; each pattern differs from one before it by a single spin. */
    private static int[] featuresOfAllPatterns(Orbits orbits) {
        int n = orbits.count();
        int[] sums = new int[n << orbits.cells()];
        for (int o = 0; o < n; o++) {
            for (int cell = 0; cell < orbits.cells(); cell++) {
                sums[o] -= orbits.multiplicity(o, cell);
            }
        }
        for (int pattern = 1; pattern < 1 << orbits.cells(); pattern++) {
            int cell = Integer.numberOfTrailingZeros(pattern);
            int before = (pattern & pattern - 1) * n;
            for (int o = 0; o < n; o++) {
                sums[pattern * n + o] = sums[before + o] + 2 * orbits.multiplicity(o, cell);
            }
        }
        return sums;
    }

    private static int firstSign(int[] sums, int from, int to) {
        for (int o = from; o < to; o++) {
            if (sums[o] != 0) {
                return Integer.signum(sums[o]);
            }
        }
        return 1;
    }

    private static int[] signed(int sign, int[] sums) {
        Arrays.setAll(sums, o -> sign * sums[o]);
        return sums;
    }

    /** The number of classes. */
    public int count() {
        return features.length;
    }

    /** φ of a class, one for each orbit. */
    public int[] features(int index) {
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
