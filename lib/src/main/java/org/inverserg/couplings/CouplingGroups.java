package org.inverserg.couplings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.couplings.CouplingBasis.Coupling;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * What has to be counted for several bases at once: their shapes in groups within which every coupling of every basis counts all shapes
 * with the same sign. A coupling is a sum of groups with signs.
 *
 * @hidden
 */
@Internal
public final class CouplingGroups {

    private final List<CouplingClass> groups;

    private CouplingGroups(List<CouplingClass> groups) {
        this.groups = groups;
    }

    /** @throws IllegalArgumentException if a basis is missing */
    public static CouplingGroups of(List<CouplingBasis> bases) {
        Require.all(bases, "the bases of couplings");
        List<Coupling> couplings = bases.stream().flatMap(basis -> basis.couplings().stream()).toList();
        Map<List<Integer>, List<Integer>> bySigns = new LinkedHashMap<>();
        for (int shape = 1; shape < 1 << CouplingClass.SIDE * CouplingClass.SIDE; shape++) {
            int own = shape;
            List<Integer> signs = couplings.stream().map(coupling -> coupling.sign(own)).toList();
            if (signs.stream().anyMatch(sign -> sign != 0)) {
                bySigns.computeIfAbsent(signs, s -> new ArrayList<>()).add(shape);
            }
        }
        return new CouplingGroups(bySigns.values().stream().map(shapes -> new CouplingClass(Integer.bitCount(shapes.get(0)), shapes)).toList());
    }

    /** The largest L of which all sums are numbers of 31 bits. */
    public int largestSize() {
        int most = groups.stream().mapToInt(group -> group.shapes().size()).max().orElse(1);
        return (int) Math.sqrt((double) Integer.MAX_VALUE / most);
    }

    /** The groups, for {@link CouplingSums}. */
    public List<CouplingClass> groups() {
        return groups;
    }

    /** The sign of each group in each coupling of a sector, 0 where it does not count: {@code [coupling][group]}. */
    int[][] signs(CouplingBasis basis, Sector sector) {
        return basis.couplings(sector).stream()
                .map(coupling -> groups.stream().mapToInt(group -> coupling.sign(group.shapes().get(0))).toArray()).toArray(int[][]::new);
    }
}
