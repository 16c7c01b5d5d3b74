package org.inverserg.scaling;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * A plan to find the critical point and exponents of a scan from the collapse of its data: for all sizes L, with t = x − x_c,
 * <pre>y = L^κ (1 + a t) f(t (1 + b t) L^{1/ν})</pre>
 * κ is γ/ν of {@code chi}, −β/ν of {@code absM}, 0 of {@code U}. Nothing is assumed of f. a and b are the first analytic corrections: without them
 * ({@link #leading}) ν of the Ising model comes out 5 % too small for β up to 0.02 from β_c. At every point the other sizes are interpolated, and
 * <pre>S = M⁻¹ Σ (Y − Ŷ)²/(dY² + dŶ²)</pre>
 * over the M points that others reach is made least (N. Kawashima and N. Ito, J. Phys. Soc. Jpn. 62, 435, 1993; J. Houdayer and A. Hartmann, Phys. Rev. B
 * 70, 014418, 2004; here with cubics in place of straight lines). S is about 1 where the law holds within the errors. Corrections L^{−ω} are not in the law:
 * {@link #from} leaves out the sizes where they show, {@link #within} the points far from x_c. Immutable; {@link #fit} does the work.
 * <pre>
 * var collapse = Collapse.of(scan, "chi").over("beta").from(16).fit();
 * collapse.plot();
 * </pre>
 */
public final class Collapse implements Plan {

    private static final int FEWEST_POINTS = 4;
    private static final int BINS = 16;

    private final Observables scan;
    private final String quantity;
    private final String parameter;
    private final double widest;
    private final boolean corrected;

    private Collapse(Observables scan, String quantity, String parameter, double widest, boolean corrected) {
        this.scan = scan;
        this.quantity = quantity;
        this.parameter = parameter;
        this.widest = widest;
        this.corrected = corrected;
    }

    /** A quantity that still needs the parameter of its scan. */
    public record Data(Observables scan, String quantity) {

        /** @throws IllegalArgumentException if there is no such quantity, or if the scan has fewer than 2 sizes */
        public Data {
            Require.given(scan, "the observables of a scan").quantity(quantity);
            Require.that(scan.sizes().length >= 2, "data of at least 2 lattice sizes collapse", Arrays.toString(scan.sizes()), "scan more sizes");
        }

        /**
         * Over a parameter of the scan, {@code "beta"}, {@code "T"} or {@code "mu2"}.
         *
         * @throws IllegalArgumentException if it is not known, or if a size has fewer than 4 values of it
         */
        public Collapse over(String parameter) {
            scan.points().forEach(point -> point.parameter(parameter));
            for (int size : scan.sizes()) {
                List<Point> points = scan.only(size).points();
                Require.that(points.stream().map(point -> point.parameter(parameter)).distinct().count() == points.size() && points.size() >= FEWEST_POINTS,
                        "every size of a scan needs at least " + FEWEST_POINTS + " different values of " + parameter, points, "scan more of them");
            }
            return new Collapse(scan, quantity, parameter, Double.POSITIVE_INFINITY, true);
        }
    }

    /**
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity, or if the scan has fewer than 2 sizes
     */
    public static Data of(Observables scan, String quantity) {
        return new Data(scan, quantity);
    }

    /**
     * Without sizes below {@code smallest}.
     *
     * @throws IllegalArgumentException if fewer than 2 sizes are left
     */
    public Collapse from(int smallest) {
        int[] left = IntStream.of(scan.sizes()).filter(size -> size >= smallest).toArray();
        Require.that(left.length >= 2, "data of at least 2 lattice sizes collapse", Arrays.toString(left), "begin with a smaller one");
        return new Collapse(scan.only(left), quantity, parameter, widest, corrected);
    }

    /**
     * With points at |t (1 + b t)| L^{1/ν} ≤ {@code width} only.
     *
     * @throws IllegalArgumentException unless it is above 0
     */
    public Collapse within(double width) {
        Require.that(width > 0, "the range of a collapse must be above 0", width, "leave it out to take all points");
        return new Collapse(scan, quantity, parameter, width, corrected);
    }

    /** With a = b = 0, the leading law alone: for data so near to x_c that a and b only widen the errors. */
    public Collapse leading() {
        return new Collapse(scan, quantity, parameter, widest, false);
    }

    /**
     * Finds the law.
     *
     * @throws IllegalArgumentException if there is none under which the data overlap
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public CollapseFit fit() {
        int[] sizes = scan.sizes();
        Point[][] points = IntStream.of(sizes).mapToObj(size -> scan.only(size).points().stream()
                .sorted((a, b) -> Double.compare(a.parameter(parameter), b.parameter(parameter))).toArray(Point[]::new)).toArray(Point[][]::new);
        double[][] x = table(points, point -> point.parameter(parameter));
        double[][] error = table(points, this::error);
        var data = new ScaledData(sizes, x, table(points, point -> scan.estimate(quantity, point).value()), error);
        LawSearch.Found found = new LawSearch(data, widest, corrected).best();
        Observables binned = scan.binned(BINS);
        Replicas[] values = Stream.of(points).flatMap(Stream::of).map(point -> binned.replicas(quantity, point)).toArray(Replicas[]::new);
        return new CollapseFit(scan.quantity(quantity), parameter, data, found, laws(data, found, values), scan.provenance());
    }

    private double error(Point point) {
        Estimate estimate = scan.estimate(quantity, point);
        Require.that(estimate.error() > 0, "data that collapse must have errors above 0", quantity + " = " + estimate + " at " + point, "draw more configurations");
        return estimate.error();
    }

    private static double[][] table(Point[][] points, ToDoubleFunction<Point> value) {
        return Arrays.stream(points).map(row -> Arrays.stream(row).mapToDouble(value).toArray()).toArray(double[][]::new);
    }

    /** The parameters of the law, with what the bins of the points make of them. */
    private static Replicas[] laws(ScaledData data, LawSearch.Found found, Replicas[] values) {
        double[] best = found.parameters();
        double[] coefficients = values[0].coefficients();
        double[][] replicas = new double[best.length][coefficients.length];
        Batches.run("collapse", coefficients.length, () -> 0, (none, r) -> found.parameters(
                data.withValues(Arrays.stream(values).mapToDouble(value -> value.replica(r)).toArray())), (r, law) -> {
                    for (int p = 0; p < best.length; p++) {
                        replicas[p][r] = law[p];
                    }
                });
        return IntStream.range(0, best.length).mapToObj(p -> Replicas.of(best[p], replicas[p], coefficients)).toArray(Replicas[]::new);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quantity", quantity);
        settings.put("over", parameter);
        settings.put("L", Arrays.toString(scan.sizes()));
        settings.put("points", Double.isInfinite(widest) ? "all" : "|X| ≤ " + widest);
        settings.put("corrections", corrected ? "a and b" : "none");
        settings.put("next", "fit()");
        return settings;
    }

    /** For example {@code collapse of chi over beta}. */
    @Override
    public String toString() {
        return "collapse of " + quantity + " over " + parameter;
    }
}
