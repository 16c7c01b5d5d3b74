package org.inverserg.statistics;

import java.util.List;
import org.inverserg.parallel.Require;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * How tables hold estimates: the values in a column {@code X}, their 1σ errors in {@code X_err} and, where there are such, their systematic errors
 * in {@code X_sys}; where these are not all sizes that were found, {@code X_sys_kind} says which are upper limits, {@code at most}, and where there is
 * no such error, {@code none}.
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

    /** The name of the column that says what the systematic errors of column {@code name} are. */
    public static String kind(String name) {
        return systematic(name) + "_kind";
    }

    /** What a kind is called in such a column: nothing if it was measured. */
    public static String word(Estimate.Systematic kind) {
        return switch (Require.given(kind, "the kind of a systematic error")) {
            case MEASURED -> "";
            case AT_MOST -> "at most";
            case NONE -> "none";
        };
    }

    /** Values and errors. */
    public static DoubleColumn[] of(String name, List<Estimate> estimates) {
        Require.all(estimates, "the values of a column");
        var errors = DoubleColumn.create(error(name), estimates.stream().mapToDouble(Estimate::error));
        return new DoubleColumn[] {DoubleColumn.create(name, estimates.stream().mapToDouble(Estimate::value)), errors};
    }

    /** Values, errors and systematic errors. */
    public static Column<?>[] withSystematic(String name, List<Estimate> estimates) {
        DoubleColumn[] both = of(name, estimates);
        var systematic = DoubleColumn.create(systematic(name), estimates.stream().mapToDouble(Estimate::systematic));
        if (estimates.stream().allMatch(estimate -> estimate.kind() == Estimate.Systematic.MEASURED)) {
            return new Column<?>[] {both[0], both[1], systematic};
        }
        return new Column<?>[] {both[0], both[1], systematic, StringColumn.create(kind(name), estimates.stream().map(each -> word(each.kind())))};
    }
}
