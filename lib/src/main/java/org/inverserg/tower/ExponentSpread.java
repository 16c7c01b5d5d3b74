package org.inverserg.tower;

import java.util.List;
import java.util.function.Function;
import org.inverserg.reweighting.Exponents;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Exponents of pairs of sizes with two errors: the statistical one of the fields, and as systematic one the spread over networks, see {@link Towers}. */
public final class ExponentSpread {

    private final Exponents central;
    private final List<Exponents> networks;

    /** @param central whose values and statistical errors are taken; null for the means over networks */
    ExponentSpread(Exponents central, List<Exponents> networks) {
        this.central = central;
        this.networks = networks;
    }

    /** The sizes L, ascending. */
    public int[] sizes() {
        return networks.get(0).sizes();
    }

    /** γ/ν from the sizes {@code small} and {@code large}. */
    public Estimate gamma(int small, int large) {
        return estimate(exponents -> exponents.gamma(small, large).estimate());
    }

    /** β/ν from the sizes {@code small} and {@code large}. */
    public Estimate beta(int small, int large) {
        return estimate(exponents -> exponents.beta(small, large).estimate());
    }

    private Estimate estimate(Function<Exponents, Estimate> exponent) {
        Estimate spread = Towers.spread(networks.stream().map(exponent).toList());
        return central == null ? spread : exponent.apply(central).withSystematicOf(spread);
    }

    /** A row for every pair: columns {@code L_i, L_j, gamma_over_nu, beta_over_nu}, each exponent with its errors in {@code …_err} and {@code …_sys}. */
    public Table table() {
        List<int[]> pairs = networks.get(0).pairs();
        return Table.create("exponents of pairs of sizes", IntColumn.create("L_i", pairs.stream().mapToInt(pair -> pair[0])),
                IntColumn.create("L_j", pairs.stream().mapToInt(pair -> pair[1])))
                .addColumns(EstimateColumns.withSystematic("gamma_over_nu", pairs.stream().map(pair -> gamma(pair[0], pair[1])).toList()))
                .addColumns(EstimateColumns.withSystematic("beta_over_nu", pairs.stream().map(pair -> beta(pair[0], pair[1])).toList()));
    }

    /** For example {@code exponents of pairs of L = 32, 64, 128 over μ² from -0.9516 to -0.9514, spread over 10 networks}. */
    @Override
    public String toString() {
        return (central == null ? networks.get(0) : central) + ", spread over " + networks.size() + " networks";
    }
}
