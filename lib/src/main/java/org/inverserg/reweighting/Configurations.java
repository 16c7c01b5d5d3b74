package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Observables;
import org.inverserg.quantities.PhiFourQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Bins;
import tech.tablesaw.api.Table;

/**
 * What was read of the configurations of one run.
 *
 * @param point    where it was sampled
 * @param model    what its readings are
 * @param readings by configuration
 * @param weights  of each configuration, 1 of those that a chain drew
 * @param firsts   the first configuration of each chain
 */
record Configurations(Point point, Quantities model, double[][] readings, double[] weights, int[] firsts, Bins bins) {

    private static final int SHORTEST = 16;

    static Configurations of(Fields fields, Point point) {
        double[][] readings = Arrays.stream(FieldSums.of(fields))
                .map(sums -> new double[] {sums.magnetization(), sums.square(), sums.fourthPower(), sums.bonds()}).toArray(double[][]::new);
        return new Configurations(point, PhiFourQuantities.ALL, readings, ones(readings.length), new int[1], fields.bins());
    }

    /** Of a single point. */
    static Configurations of(Observables run) {
        Table series = run.series();
        double[][] columns = run.model().readings().stream().map(name -> series.doubleColumn(name).asDoubleArray()).toArray(double[][]::new);
        double[][] readings = IntStream.range(0, series.rowCount())
                .mapToObj(index -> Arrays.stream(columns).mapToDouble(column -> column[index]).toArray()).toArray(double[][]::new);
        int[] draws = series.intColumn("draw").asIntArray();
        return new Configurations(run.points().get(0), run.model(), readings, ones(readings.length),
                IntStream.range(0, draws.length).filter(index -> draws[index] == 0).toArray(), run.bins());
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    int count() {
        return readings.length;
    }

    double[] conjugate(Conjugate parameter) {
        double volume = (double) point.size() * point.size();
        return Arrays.stream(readings).mapToDouble(reading -> parameter.of(volume, model.readings(), reading)).toArray();
    }

    /** g = 2 τ_int of u, at least 1: so many configurations count as one; 1 where chains are too short to tell. */
    double inefficiency(double[] u) {
        double[][] chains = IntStream.range(0, firsts.length)
                .mapToObj(c -> Arrays.copyOfRange(u, firsts[c], c + 1 < firsts.length ? firsts[c + 1] : u.length)).toArray(double[][]::new);
        boolean tells = Arrays.stream(chains).allMatch(chain -> chain.length >= SHORTEST) && Arrays.stream(u).anyMatch(x -> x != u[0])
                && Arrays.stream(weights).allMatch(w -> w == 1);
        return tells ? Math.max(1, 2 * Autocorrelation.of(chains).time().value()) : 1;
    }

    /** No more than {@code most}, each of neighbours. */
    Bins binsUpTo(int most) {
        Bins wider = bins;
        while (wider.count() > most) {
            wider = new Bins(2 * wider.width(), wider.total());
        }
        return wider;
    }
}
