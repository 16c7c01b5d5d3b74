package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orbits of triples of spins in the two nearest shells of a {@link Context} under the square's symmetry. */
final class Triples {

    private final int near;
    private final Map<Integer, List<Integer>> members = new LinkedHashMap<>();

    Triples(Context context) {
        near = context.near();
        for (int a = 0; a < near; a++) {
            for (int b = a + 1; b < near; b++) {
                for (int c = b + 1; c < near; c++) {
                    members.computeIfAbsent(canonical(context, a, b, c), key -> new ArrayList<>()).add(mask(a, b, c));
                }
            }
        }
    }

    private static int mask(int a, int b, int c) {
        return 1 << a | 1 << b | 1 << c;
    }

    private static int canonical(Context context, int a, int b, int c) {
        int smallest = Integer.MAX_VALUE;
        for (int symmetry = 0; symmetry < Context.SYMMETRIES; symmetry++) {
            smallest = Math.min(smallest, mask(context.image(a, symmetry), context.image(b, symmetry), context.image(c, symmetry)));
        }
        return smallest;
    }

    /** The number of orbits. */
    int orbits() {
        return members.size();
    }

    /** Σ σσ'σ'' over each orbit, for each pattern of the near spins. */
    double[][] sumsByPattern() {
        double[][] sums = new double[1 << near][members.size()];
        for (int pattern = 0; pattern < sums.length; pattern++) {
            int orbit = 0;
            for (List<Integer> masks : members.values()) {
                double sum = 0;
                for (int mask : masks) {
                    sum += (Integer.bitCount(pattern & mask) & 1) == 1 ? 1 : -1; // one or three of them up
                }
                sums[pattern][orbit++] = sum;
            }
        }
        return sums;
    }
}
