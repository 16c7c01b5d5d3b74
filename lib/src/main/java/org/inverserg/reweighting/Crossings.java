package org.inverserg.reweighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Where a quantity of one lattice size crosses that of another, for every pair of sizes. Pairs that share a size are correlated, and their jackknife replicas
 * know that. Where more than one crossing is seen, as noise does where both curves are flat, the one counts that has the largest differences on both sides.
 */
public final class Crossings {

    private static final int GRID = 64;
    private static final int HALVINGS = 50;
    /** Of the range, on either side of the crossing: replicas move it by much less. */
    private static final double STEP = 1e-3;

    /** Two sizes, and where they cross. */
    private record Pair(int small, int large, Replicas point, Replicas value) {
    }

    private final Quantity quantity;
    private final String parameter;
    private final List<Reweighting> systems;
    private final List<Pair> pairs = new ArrayList<>();
    private final Provenance provenance;

    private Crossings(Quantity quantity, List<Reweighting> systems, Provenance provenance) {
        this.quantity = quantity;
        this.systems = systems;
        this.provenance = provenance;
        parameter = systems.get(0).parameter();
        for (int i = 0; i < systems.size(); i++) {
            for (int j = i + 1; j < systems.size(); j++) {
                pairs.add(pair(i, j));
            }
        }
    }

    static Crossings of(Observables scan, String quantity) {
        Quantity wanted = Require.given(scan, "the observables of a scan").quantity(quantity);
        int[] sizes = scan.sizes();
        Require.that(sizes.length >= 2, "crossings need at least 2 lattice sizes", Arrays.toString(sizes), "measure more of them: Ising.scan().sizes(8, 16)");
        List<Reweighting> systems = IntStream.of(sizes).mapToObj(size -> Reweighting.of(scan.only(size))).toList();
        List<String> parameters = systems.stream().map(Reweighting::parameter).distinct().toList();
        Require.that(parameters.size() == 1, "all sizes must be scanned over one parameter", parameters, "choose among them by where(point -> …)");
        return new Crossings(wanted, systems, scan.provenance());
    }

    private Pair pair(int i, int j) {
        Reweighting small = systems.get(i);
        Reweighting large = systems.get(j);
        double low = Math.max(small.point(), large.point());
        double high = Math.min(last(small), last(large));
        Require.that(low < high, "sizes that cross must be sampled over a common range of " + parameter, small + " and " + large, "scan all over one range");
        double crossing = root(small, large, low, high);
        double step = (high - low) * STEP;
        Replicas[] ends = {at(i, crossing - step), at(i, crossing + step), at(j, crossing - step), at(j, crossing + step)};
        return new Pair(small.size(), large.size(), Replicas.combine(y -> crossing - step + 2 * step * share(y), ends),
                Replicas.combine(y -> y[0] + share(y) * (y[1] - y[0]), ends));
    }

    private static double last(Reweighting system) {
        return system.points().get(system.points().size() - 1).parameter(system.parameter());
    }

    /** Where, in units of the segment, the lines from y₀ to y₁ and from y₂ to y₃ meet. */
    private static double share(double[] y) {
        double first = y[0] - y[2];
        return first / (first - (y[1] - y[3]));
    }

    /** During the replicas of one size the others stand still. */
    private Replicas at(int system, double value) {
        return systems.get(system).at(quantity.column(), value).beside(coefficients(0, system), coefficients(system + 1, systems.size()));
    }

    private double[] coefficients(int from, int to) {
        return systems.subList(from, to).stream().flatMapToDouble(system -> DoubleStream.of(system.coefficients())).toArray();
    }

    private double root(Reweighting small, Reweighting large, double low, double high) {
        double[] x = IntStream.rangeClosed(0, GRID).mapToDouble(i -> low + (high - low) * i / GRID).toArray();
        double[] difference = DoubleStream.of(x).map(value -> difference(small, large, value)).toArray();
        int segment = segment(difference);
        if (segment < 0) {
            throw new IllegalArgumentException(quantity.symbol() + " of L = " + small.size() + " and L = " + large.size() + " must cross between " + parameter
                    + " = " + Provenance.decimal(low) + " and " + Provenance.decimal(high) + ", got a difference from " + difference[0] + " to "
                    + difference[GRID] + "; scan another range, or take a quantity without dimension such as U");
        }
        double left = x[segment];
        double right = x[segment + 1];
        boolean up = difference[segment + 1] > 0;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (left + right) / 2;
            if (difference(small, large, middle) > 0 == up) {
                right = middle;
            } else {
                left = middle;
            }
        }
        return (left + right) / 2;
    }

    private double difference(Reweighting small, Reweighting large, double value) {
        return small.value(quantity.column(), value) - large.value(quantity.column(), value);
    }

    /** The change of sign with the largest differences on both sides, up to the next changes; −1 if there is none. */
    private static int segment(double[] difference) {
        int[] changes = IntStream.range(0, GRID).filter(i -> difference[i] > 0 != difference[i + 1] > 0).toArray();
        int best = -1;
        double most = 0;
        for (int c = 0; c < changes.length; c++) {
            int before = c == 0 ? 0 : changes[c - 1] + 1;
            int after = c + 1 == changes.length ? GRID : changes[c + 1];
            double seen = Math.min(largest(difference, before, changes[c]), largest(difference, changes[c] + 1, after));
            if (seen > most) {
                most = seen;
                best = changes[c];
            }
        }
        return best;
    }

    private static double largest(double[] difference, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(i -> Math.abs(difference[i])).max().orElse(0);
    }

    /**
     * Of the sizes {@code small} and {@code large}.
     *
     * @throws IllegalArgumentException if there is no such pair
     */
    public Crossing at(int small, int large) {
        return pairs.stream().filter(pair -> pair.small == small && pair.large == large).findFirst()
                .map(pair -> new Crossing(parameter, pair.point.estimate(), pair.value.estimate()))
                .orElseThrow(() -> new IllegalArgumentException("a pair needs a smaller and a larger of the sizes "
                        + systems.stream().map(Reweighting::size).toList() + ", got " + small + " and " + large + "; choose two of them"));
    }

    /** The limit of large lattices with 1/ν = 1 and ω = 7/4 of the two-dimensional Ising class, see {@link #limit(double, double)}. */
    public Crossing limit() {
        return limit(1, 1.75);
    }

    /**
     * The limit of large lattices. With U = U* + c t L^{1/ν} + d L^{−ω} the sizes l &lt; L cross at
     * <pre>t = a (l^{−ω} − L^{−ω})/(L^{1/ν} − l^{1/ν}),   U = U* + d (l^{−ω} + l^{1/ν} (l^{−ω} − L^{−ω})/(L^{1/ν} − l^{1/ν})),</pre>
     * which is l^{−ω−1/ν} and l^{−ω} at a fixed ratio (K. Binder, Z. Phys. B 43, 119, 1981). Both are fitted to the pairs of neighbouring sizes, with the
     * covariance that their replicas have.
     *
     * @param inverseNu 1/ν, above 0
     * @param omega     ω, above 0
     * @throws IllegalArgumentException if there are fewer than 3 sizes, or if one of the exponents is not above 0
     */
    public Crossing limit(double inverseNu, double omega) {
        Require.that(inverseNu > 0 && omega > 0 && Double.isFinite(inverseNu + omega), "1/nu and omega must be above 0", inverseNu + " and " + omega,
                "1 and 1.75 are those of the Ising class");
        Require.that(systems.size() >= 3, "a limit needs crossings of at least 3 sizes", systems.size(), "measure more sizes");
        List<Pair> neighbours = IntStream.range(1, systems.size()).mapToObj(i -> pairs.stream()
                .filter(pair -> pair.small == systems.get(i - 1).size() && pair.large == systems.get(i).size()).findFirst().orElseThrow()).toList();
        double[] shift = neighbours.stream().mapToDouble(pair -> shift(pair, inverseNu, omega)).toArray();
        double[] correction = IntStream.range(0, shift.length)
                .mapToDouble(i -> Math.pow(neighbours.get(i).small, -omega) + Math.pow(neighbours.get(i).small, inverseNu) * shift[i]).toArray();
        return new Crossing(parameter, Intercept.of(shift, neighbours.stream().map(Pair::point).toArray(Replicas[]::new)).estimate(),
                Intercept.of(correction, neighbours.stream().map(Pair::value).toArray(Replicas[]::new)).estimate());
    }

    private static double shift(Pair pair, double inverseNu, double omega) {
        return (Math.pow(pair.small, -omega) - Math.pow(pair.large, -omega)) / (Math.pow(pair.large, inverseNu) - Math.pow(pair.small, inverseNu));
    }

    /** Columns {@code L}, {@code L2}, the parameter and the quantity where both sizes cross, with 1σ errors. */
    public Table table() {
        return Table.create("crossings of " + quantity.symbol(), IntColumn.create("L", pairs.stream().mapToInt(Pair::small)),
                        IntColumn.create("L2", pairs.stream().mapToInt(Pair::large)))
                .addColumns(EstimateColumns.of(parameter, pairs.stream().map(pair -> pair.point.estimate()).toList()))
                .addColumns(EstimateColumns.of(quantity.column(), pairs.stream().map(pair -> pair.value.estimate()).toList()));
    }

    /** Of the scan. */
    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code crossings of U at L = [8, 16, 32]}. */
    @Override
    public String toString() {
        return "crossings of " + quantity.symbol() + " at L = " + systems.stream().map(Reweighting::size).toList();
    }
}
