package org.inverserg.reweighting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Exponents from pairs of systems that were made one from the other,
 * <pre>β/ν = −ln(dm_j/dm_i)/ln(L_j/L_i),   γ/ν = ln(dχ_j/dχ_i)/ln(L_j/L_i)</pre>
 * with the changes of m and χ over one range of μ² (Bachtis et al. 2022, Eqs. 9 and 10), or with m and χ themselves in place of their changes (Eq. 8):
 * the paper's m is {@code absM}, its χ {@code chiC}.
 * A transformation that multiplies m by one number gives the same both ways. Both systems of a pair come from the same
 * chain, so most of their noise is the same; errors are those of the jackknife through the formula.
 */
public final class Exponents {

    private final Map<Integer, Replicas> magnetizations = new TreeMap<>();
    private final Map<Integer, Replicas> susceptibilities = new TreeMap<>();
    private final Provenance provenance;
    private final String where;

    private Exponents(List<Reweighted> systems, BiFunction<Reweighted, String, Replicas> change, String where) {
        this.where = where;
        provenance = systems.get(0).origin().provenance();
        for (Reweighted system : systems) {
            magnetizations.put(system.size(), change.apply(system, "absM"));
            susceptibilities.put(system.size(), change.apply(system, "chiC"));
        }
    }

    /**
     * Of every pair of {@code systems}.
     *
     * @param from lower end of the range of μ²
     * @param to   upper end
     * @throws IllegalArgumentException if there are fewer than two sizes, if a size occurs twice, if they come from different chains, or
     *                                  if the range is not safe
     */
    public static Exponents of(List<Reweighted> systems, double from, double to) {
        Require.that(from < to && Double.isFinite(to - from), "the range of mu^2 must go from a lower to a higher value", from + " to " + to,
                "exchange them, or take Exponents.at for one value");
        return new Exponents(checked(systems), (system, quantity) -> system.difference(quantity, from, to),
                "over μ² from " + Provenance.decimal(from) + " to " + Provenance.decimal(to));
    }

    /**
     * Of every pair of {@code systems} from m and χ themselves, β/ν = −ln(m_j/m_i)/ln(L_j/L_i) and γ/ν = ln(χ_j/χ_i)/ln(L_j/L_i).
     *
     * @param massSquared μ²
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Exponents at(List<Reweighted> systems, double massSquared) {
        Require.that(Double.isFinite(massSquared), "mu^2 must be finite", massSquared, "take one near that of the chain");
        return new Exponents(checked(systems), (system, quantity) -> system.at(quantity, massSquared), "at μ² = " + Provenance.decimal(massSquared));
    }

    private static List<Reweighted> checked(List<Reweighted> systems) {
        Require.all(systems, "the systems of exponents");
        long sizes = systems.stream().map(Reweighted::size).distinct().count();
        if (sizes < 2 || sizes < systems.size()) {
            throw new IllegalArgumentException("exponents need at least 2 systems of different sizes, got L = "
                    + systems.stream().map(Reweighted::size).map(String::valueOf).collect(Collectors.joining(", "))
                    + "; rescale or block the chain for another one");
        }
        if (systems.stream().map(system -> system.origin().provenance()).distinct().count() > 1) {
            throw new IllegalArgumentException("the systems must all be made from one chain, got several; "
                    + "Eqs. 9 and 10 compare an original with what was made from it");
        }
        return systems.stream().sorted(Comparator.comparingInt(Reweighted::size)).toList();
    }

    /** The sizes L, ascending. */
    public int[] sizes() {
        return magnetizations.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** γ/ν from the sizes {@code small} and {@code large}. */
    public Replicas gamma(int small, int large) {
        return exponent("chiC", susceptibilities, small, large, 1);
    }

    /** β/ν from the sizes {@code small} and {@code large}. */
    public Replicas beta(int small, int large) {
        return exponent("absM", magnetizations, small, large, -1);
    }

    private Replicas exponent(String quantity, Map<Integer, Replicas> changes, int small, int large, int sign) {
        if (small >= large || !changes.containsKey(small) || !changes.containsKey(large)) {
            throw new IllegalArgumentException("a pair needs a smaller and a larger of the sizes " + changes.keySet() + ", got " + small
                    + " and " + large + "; sizes() lists them");
        }
        Replicas before = changes.get(small);
        Replicas after = changes.get(large);
        if (!(after.value() / before.value() > 0)) {
            throw new IllegalArgumentException(where + " " + quantity + " must change in the same "
                    + "direction at both sizes, got " + before + " at L = " + small + " and " + after + " at L = " + large
                    + "; take a wider range, or more configurations");
        }
        double scale = StrictMath.log((double) large / small);
        return Replicas.combine(change -> sign * StrictMath.log(change[1] / change[0]) / scale, before, after);
    }

    /** A row for every pair: columns {@code L_i, L_j, gamma_over_nu, beta_over_nu}, each exponent with its 1σ error in {@code …_err}. */
    public Table table() {
        List<int[]> pairs = pairs();
        return Table.create("exponents of pairs of sizes", IntColumn.create("L_i", pairs.stream().mapToInt(pair -> pair[0])),
                IntColumn.create("L_j", pairs.stream().mapToInt(pair -> pair[1])))
                .addColumns(EstimateColumns.of("gamma_over_nu", pairs.stream().map(pair -> gamma(pair[0], pair[1]).estimate()).toList()))
                .addColumns(EstimateColumns.of("beta_over_nu", pairs.stream().map(pair -> beta(pair[0], pair[1]).estimate()).toList()));
    }

    /** Every smaller size with every larger one. */
    public List<int[]> pairs() {
        return IntStream.of(sizes()).boxed()
                .flatMap(small -> IntStream.of(sizes()).filter(large -> large > small).mapToObj(large -> new int[] {small, large})).toList();
    }

    /** Of the original chain. */
    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code exponents of pairs of L = 32, 64, 128 over μ² from -0.9516 to -0.9514}. */
    @Override
    public String toString() {
        return "exponents of pairs of L = " + magnetizations.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " " + where;
    }
}
