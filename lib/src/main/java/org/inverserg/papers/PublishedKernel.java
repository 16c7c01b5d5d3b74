package org.inverserg.papers;

import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.parallel.Require;
import org.inverserg.upscaling.SymmetricKernel;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A kernel whose weights the authors of P1 published (Rançon et al. 2025), as read from a table of them: columns {@code k, L_train, set_size, weighted, batch}
 * and {@code p0 … p9}.
 *
 * @param size           k
 * @param trainingSize   L of the configurations trained on
 * @param configurations their number
 * @param batch          configurations in a mini-batch
 * @param weighted       whether they were weighted
 * @param kernel         with the weights, without errors
 */
public record PublishedKernel(int size, int trainingSize, int configurations, int batch, boolean weighted, SymmetricKernel kernel) {

    private static final int LARGEST_KERNEL = 7;
    /**
     * P1's parameter for each of our orbits (0,0), (1,0), (1,1) …: p0 is the corner of the 3×3 kernel, p1 its side, p2 the centre, p3 the 5×5 corner, p4
     * the centre of its side, p5 the rest of its ring, p6 the 7×7 corner, p7 the centre of its side, p8 next to the corner, p9 next to the centre of the side.
     */
    private static final int[] PARAMETERS = {2, 1, 0, 4, 5, 3, 7, 9, 8, 6};

    /** @throws IllegalArgumentException if there is no kernel */
    public PublishedKernel {
        Require.given(kernel, "the published kernel");
    }

    /**
     * All of a table, in its order.
     *
     * @throws IllegalArgumentException if a column is missing, or if it holds what no published kernel has
     */
    public static List<PublishedKernel> read(Table table) {
        Require.given(table, "a table of published kernels");
        return IntStream.range(0, table.rowCount()).mapToObj(row -> of(table, row)).toList();
    }

    /**
     * The one with these properties.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SymmetricKernel find(Table table, int size, int trainingSize, int configurations, boolean weighted) {
        var all = read(table);
        return all.stream().filter(p -> p.size == size && p.trainingSize == trainingSize && p.configurations == configurations && p.weighted == weighted)
                .findFirst().orElseThrow(() -> new IllegalArgumentException("there is no published kernel k=" + size + " L=" + trainingSize
                        + " N=" + configurations + (weighted ? ", w." : "") + "; there are " + all.stream().map(PublishedKernel::name).toList()))
                .kernel;
    }

    private static PublishedKernel of(Table table, int row) {
        int size = whole(table, "k", row, 1, LARGEST_KERNEL);
        Require.that(size % 2 != 0, "the kernels of P1 have an odd k", size + " in row " + row, "leave the row out");
        double[] weights = IntStream.range(0, (size / 2 + 1) * (size / 2 + 2) / 2).mapToDouble(orbit -> number(table, "p" + PARAMETERS[orbit], row)).toArray();
        return new PublishedKernel(size, whole(table, "L_train", row, 1, Integer.MAX_VALUE), whole(table, "set_size", row, 1, Integer.MAX_VALUE),
                whole(table, "batch", row, 1, Integer.MAX_VALUE), whole(table, "weighted", row, 0, 1) != 0, SymmetricKernel.withWeights(size, weights));
    }

    private static int whole(Table table, String column, int row, int least, int most) {
        double value = number(table, column, row);
        Require.that(value == Math.rint(value) && value >= least && value <= most, "\"" + column + "\" must hold whole numbers from " + least + " to " + most,
                value + " in row " + row, "correct it, or leave the row out");
        return (int) value;
    }

    private static double number(Table table, String column, int row) {
        Require.that(table.containsColumn(column) && table.column(column) instanceof NumericColumn<?>, "published kernels need a column \"" + column
                + "\" of numbers", "the columns " + table.columnNames(), "read published-kernels.csv");
        double value = ((NumericColumn<?>) table.column(column)).getDouble(row);
        Require.that(Double.isFinite(value), "\"" + column + "\" must hold finite numbers", value + " in row " + row, "correct it, or leave the row out");
        return value;
    }

    /** For example {@code k=3 L=32 N=1000000, w.} */
    public String name() {
        return "k=" + size + " L=" + trainingSize + " N=" + configurations + (weighted ? ", w." : "");
    }

    @Override
    public String toString() {
        return name() + ": " + kernel;
    }
}
