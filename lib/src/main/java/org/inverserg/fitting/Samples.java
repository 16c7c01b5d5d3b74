package org.inverserg.fitting;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * The points of a fit: abscissae, ordinates as replicas, and what is known about their errors.
 *
 * @param xName  name of the abscissa
 * @param yName  name of the ordinate, as in tables
 * @param symbol of the ordinate, as on axes
 * @param x      abscissae
 * @param y      ordinates, all with the same coefficients of the variance
 */
record Samples(String xName, String yName, String symbol, double[] x, Replicas[] y, Errors errors) {

    /** Where the errors of the ordinates come from. */
    enum Errors {
        /** Jackknife replicas of the configurations. */
        REPLICAS,
        /** Given row by row, independent. */
        GIVEN,
        /** Not known: to be had from the scatter about the curve only. */
        SCATTER
    }

    private static final int MOST_ROWS = 2000;

    static Samples of(Observables observables, String quantity) {
        Require.given(observables, "the observables to be fitted");
        int[] sizes = observables.sizes();
        String symbol = observables.quantity(quantity).symbol();
        Replicas[] y = Arrays.stream(sizes).mapToObj(size -> observables.replicas(quantity, size)).toArray(Replicas[]::new);
        return new Samples("L", quantity, symbol, Arrays.stream(sizes).asDoubleStream().toArray(), y, Errors.REPLICAS);
    }

    static Samples of(Table table, String x, String y) {
        Require.given(table, "the table to be fitted");
        double[] xs = column(table, x);
        double[] ys = column(table, y);
        for (int row = 0; row < xs.length; row++) {
            Require.that(Double.isFinite(xs[row]), "the abscissae of a fit must be finite", x + " = " + xs[row] + " in row " + row, "leave the row out");
            Require.that(!Double.isInfinite(ys[row]), "the values of a fit must be finite", y + " = " + ys[row] + " in row " + row, "leave the row out");
        }
        boolean given = table.containsColumn(EstimateColumns.error(y));
        Require.that(!given || ys.length <= MOST_ROWS, "a fit with errors takes up to " + MOST_ROWS + " rows, as memory grows with their square", ys.length,
                "take means over neighbouring rows, or drop the column of errors to fit without weights");
        double[] errors = given ? column(table, EstimateColumns.error(y)) : null;
        Replicas[] values = new Replicas[ys.length];
        for (int row = 0; row < ys.length; row++) {
            values[row] = given ? independent(ys, errors, row) : Replicas.of(ys[row], new double[] {ys[row]}, new double[] {Double.NaN});
        }
        return new Samples(x, y, y, xs, values, given ? Errors.GIVEN : Errors.SCATTER);
    }

    /** Two replicas for every row, one error up and one down, in which the other rows stand still: Gauss's propagation of errors. */
    private static Replicas independent(double[] y, double[] errors, int row) {
        double error = errors[row];
        boolean useless = Double.isInfinite(error) || y[row] + error == y[row] || Double.isFinite(y[row]) && Double.isInfinite(y[row] + error);
        if (!(error > 0) || useless) {
            throw new IllegalArgumentException("the errors of a weighted fit must be " + (useless && error > 0 ? "finite, and large enough to change the value" : "positive")
                    + ", got " + error + " in row " + row
                    + "; leave the row out, or drop the column of errors to fit without weights");
        }
        double[] replicas = new double[2 * y.length];
        double[] coefficients = new double[2 * y.length];
        Arrays.fill(replicas, y[row]);
        Arrays.fill(coefficients, 0.5);
        replicas[2 * row] += error;
        replicas[2 * row + 1] -= error;
        return Replicas.of(y[row], replicas, coefficients);
    }

    private static double[] column(Table table, String name) {
        Require.given(name, "the name of a column");
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException("there is no column \"" + name + "\" in the table; choose one of "
                    + String.join(", ", table.columnNames()));
        }
        if (!(table.column(name) instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException("a fit needs columns of numbers, but \"" + name + "\" holds "
                    + table.column(name).type().name().toLowerCase(Locale.ROOT) + " values; choose another column");
        }
        return IntStream.range(0, numbers.size()).mapToDouble(numbers::getDouble).toArray(); // a missing whole number is NaN only so
    }

    /** The points whose abscissa is wanted. */
    Samples where(DoublePredicate wanted) {
        int[] kept = IntStream.range(0, x.length).filter(i -> wanted.test(x[i])).toArray();
        return new Samples(xName, yName, symbol, Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToObj(i -> y[i]).toArray(Replicas[]::new), errors);
    }

    int size() {
        return x.length;
    }
}
