package org.inverserg.upscaling;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
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

    /**
     * P1's parameter for each of our orbits (0,0), (1,0), (1,1) …: p0 is the corner of the 3×3 kernel, p1 its side, p2 the centre, p3 the 5×5 corner, p4
     * the centre of its side, p5 the rest of its ring, p6 the 7×7 corner, p7 the centre of its side, p8 next to the corner, p9 next to the centre of the side.
     */
    private static final int[] PARAMETERS = {2, 1, 0, 4, 5, 3, 7, 9, 8, 6};

    /** All of a table, in its order. */
    public static List<PublishedKernel> read(Table table) {
        return IntStream.range(0, table.rowCount()).mapToObj(row -> of(table.row(row))).toList();
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

    private static PublishedKernel of(Row row) {
        int size = row.getInt("k");
        double[] weights = IntStream.range(0, (size / 2 + 1) * (size / 2 + 2) / 2).mapToDouble(orbit -> row.getDouble("p" + PARAMETERS[orbit])).toArray();
        return new PublishedKernel(size, row.getInt("L_train"), row.getInt("set_size"), row.getInt("batch"), row.getInt("weighted") != 0,
                SymmetricKernel.withWeights(size, weights));
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
