package org.inverserg.statistics;

import java.util.List;
import org.inverserg.parallel.Require;
import tech.tablesaw.api.DoubleColumn;

/**
 * How tables hold estimates: the values in a column {@code X}, their 1σ errors in {@code X_err} and, where there are such, their systematic errors
 * in {@code X_sys}.
 */
public final class EstimateColumns {

    private EstimateColumns() {
    }

    /** The name of the column with the 1σ errors of column {@code name}. */
    public static String error(String name) {
        return Require.given(name, "the name of a column") + "_err";
    }

    /** The name of the column with the systematic errors of column {@code name}. */
    public static String systematic(String name) {
        return Require.given(name, "the name of a column") + "_sys";
    }

    /** Values and errors. */
    public static DoubleColumn[] of(String name, List<Estimate> estimates) {
        Require.all(estimates, "the values of a column");
        var errors = DoubleColumn.create(error(name), estimates.stream().mapToDouble(Estimate::error));
        return new DoubleColumn[] {DoubleColumn.create(name, estimates.stream().mapToDouble(Estimate::value)), errors};
    }

    /** Values, errors and systematic errors. */
    public static DoubleColumn[] withSystematic(String name, List<Estimate> estimates) {
        DoubleColumn[] both = of(name, estimates);
        return new DoubleColumn[] {both[0], both[1], DoubleColumn.create(systematic(name), estimates.stream().mapToDouble(Estimate::systematic))};
    }
}
