package org.inverserg.plotting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.SymmetricKernel;

/**
 * A rectangle of values, to be coloured.
 *
 * @param caption below it, or empty
 * @param columns in a row
 * @param values  row by row
 * @param texts   to be written into the cells, row by row; empty for none
 */
record Tile(String caption, int columns, double[] values, List<String> texts) {

    /** Rows and columns up to which values are written into the cells. */
    private static final int MOST_WITH_TEXT = 8;
    private static final int DECIMALS = 2;

    static Tile of(String caption, double[][] values) {
        Require.allOf(values, "the rows of a heat map");
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("a heat map needs at least one row and one column, got none in \"" + caption + "\"; give it one");
        }
        int columns = values[0].length;
        for (int row = 0; row < values.length; row++) {
            if (values[row].length != columns) {
                throw new IllegalArgumentException("all rows of a heat map must be equally long, got " + columns + " values in row 0 and "
                        + values[row].length + " in row " + row + " of \"" + caption + "\"; fill up with NaN");
            }
        }
        double[] all = Stream.of(values).flatMapToDouble(Arrays::stream).toArray();
        boolean few = values.length <= MOST_WITH_TEXT && columns <= MOST_WITH_TEXT;
        return new Tile(caption, columns, all, few ? texts(all) : List.of());
    }

    /** K with its errors, row by row. */
    static Tile of(String caption, SymmetricKernel kernel) {
        int radius = kernel.size() / 2;
        List<Estimate> weights = IntStream.rangeClosed(-radius, radius).boxed()
                .flatMap(dy -> IntStream.rangeClosed(-radius, radius).mapToObj(dx -> kernel.at(dy, dx))).toList();
        return new Tile(caption, kernel.size(), weights.stream().mapToDouble(Estimate::value).toArray(),
                weights.stream().map(weight -> weight.error() == 0 ? text(weight.value(), DECIMALS) : weight.toString().replace('-', '−')).toList());
    }

    static Tile of(String caption, Fields fields, int index) {
        float[] field = fields.field(index);
        return new Tile(caption, fields.size(), IntStream.range(0, field.length).mapToDouble(i -> field[i]).toArray(), List.of());
    }

    int rows() {
        return values.length / columns;
    }

    /** With two decimals, or with none if all are whole. */
    private static List<String> texts(double[] all) {
        boolean whole = Arrays.stream(all).filter(Double::isFinite).allMatch(value -> value == Math.rint(value));
        return Arrays.stream(all).mapToObj(value -> text(value, whole ? 0 : DECIMALS)).toList();
    }

    private static String text(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−') : "";
    }
}
