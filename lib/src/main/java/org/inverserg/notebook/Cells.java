package org.inverserg.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as it is shown: text in cells. A column {@code X} that has its 1σ error in {@code X_err}, and perhaps a systematic one
 * in {@code X_sys} (and what is known of that in {@code X_sys_kind}), becomes one column of values such as {@code 1.8056(94)}.
 *
 * @param headings one for each column
 * @param numeric  whether a column is one of numbers, to be set flush right
 * @param rows     the first rows
 * @param omitted  the number of rows that are not shown
 */
record Cells(List<String> headings, List<Boolean> numeric, List<List<String>> rows, int omitted) {

    static final int MOST_ROWS = 64;

    private static final int ERROR_DIGITS = 2;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    static Cells of(Table table) {
        Set<String> errors = table.columnNames().stream().filter(name -> numeric(table, name) && numeric(table, EstimateColumns.error(name)))
                .flatMap(name -> Stream.of(EstimateColumns.error(name), EstimateColumns.systematic(name)))
                .filter(name -> numeric(table, name)).collect(Collectors.toSet());
        Set<String> kinds = table.columnNames().stream().filter(name -> errors.contains(EstimateColumns.systematic(name))).map(EstimateColumns::kind)
                .collect(Collectors.toSet());
        List<String> names = table.columnNames().stream().filter(name -> !errors.contains(name) && !kinds.contains(name)).toList();
        int shown = Math.min(MOST_ROWS, table.rowCount());
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            int index = row;
            rows.add(names.stream().map(name -> cell(table, name, errors, index)).toList());
        }
        return new Cells(names, names.stream().map(name -> numeric(table, name)).toList(), rows, table.rowCount() - shown);
    }

    /** What to say about the rows that are not shown. */
    String remark() {
        return omitted == 0 ? "" : "… and " + omitted + " more rows (" + (rows.size() + omitted) + " in all)";
    }

    List<Integer> columns() {
        return IntStream.range(0, headings.size()).boxed().toList();
    }

    /** At most six digits: what has more deserves an error. */
    static String number(double x) {
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? "" : x > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(x).round(SIX_DIGITS).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 || magnitude >= -4 && magnitude < 7 ? rounded.toPlainString()
                : rounded.movePointLeft(magnitude).toPlainString() + "e" + magnitude;
    }

    private static String cell(Table table, String name, Set<String> errors, int row) {
        Column<?> column = table.column(name);
        if (column.isMissing(row)) {
            return "";
        }
        if (!(column instanceof NumericColumn<?> numbers)) {
            return column.getString(row);
        }
        if (!errors.contains(EstimateColumns.error(name))) {
            return number(numbers.getDouble(row));
        }
        double systematic = errors.contains(EstimateColumns.systematic(name)) ? table.numberColumn(EstimateColumns.systematic(name)).getDouble(row) : 0;
        double error = table.numberColumn(EstimateColumns.error(name)).getDouble(row);
        return new Estimate(numbers.getDouble(row), error, Double.isNaN(systematic) ? 0 : systematic, kind(table, name, row)).format(ERROR_DIGITS);
    }

    private static Estimate.Systematic kind(Table table, String name, int row) {
        String kinds = EstimateColumns.kind(name);
        String word = table.containsColumn(kinds) ? table.column(kinds).getString(row) : "";
        return Stream.of(Estimate.Systematic.values()).filter(kind -> EstimateColumns.word(kind).equals(word)).findFirst()
                .orElse(Estimate.Systematic.MEASURED);
    }

    private static boolean numeric(Table table, String name) {
        return table.containsColumn(name) && table.column(name) instanceof NumericColumn<?>;
    }
}
