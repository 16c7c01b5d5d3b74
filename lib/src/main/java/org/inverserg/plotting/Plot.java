package org.inverserg.plotting;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inverserg.drawing.ColorScale;
import org.inverserg.fitting.CurveFit;
import org.inverserg.fitting.FitPoint;
import org.inverserg.fitting.LogarithmFit;
import org.inverserg.fitting.PowerLawFit;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Correlation;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.reweighting.Curve;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.upscaling.SymmetricKernel;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Figures of results: observables against the lattice size with error bars, fits, configurations.
 *
 * <p>What comes back is an XChart chart (or a picture) and nothing is shown by it; points that a logarithmic axis cannot have are left out.
 */
public final class Plot {

    private static final String SIZE = "L";
    private static final int ROW = 1024;

    private Plot() {
    }

    /**
     * An observable against L, both logarithmic.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity, or none of its values is positive
     */
    public static Figure logLog(Observables observables, String quantity) {
        return one(true, observables, quantity);
    }

    /**
     * Several runs in one figure.
     *
     * @param runs by their label in the legend, in the order of the map; a {@link java.util.LinkedHashMap} keeps the order in which it
     *             was filled, {@code Map.of} does not
     */
    public static Figure logLog(Map<String, Observables> runs, String quantity) {
        return several(true, runs, quantity);
    }

    /** All points of a power law, and its line over the range that is fitted. */
    public static Figure logLog(PowerLawFit fit) {
        return fitted(true, fit);
    }

    /** An observable against L, L logarithmic. */
    public static Figure logarithmic(Observables observables, String quantity) {
        return one(false, observables, quantity);
    }

    /** Several runs in one figure, see {@link #logLog(Map, String)}. */
    public static Figure logarithmic(Map<String, Observables> runs, String quantity) {
        return several(false, runs, quantity);
    }

    /**
     * An observable against a parameter of the model, one series for every lattice size.
     *
     * @param parameter as in the table of the scan, e.g. {@code "beta"}, {@code "T"} or {@code "mu2"}
     * @throws IllegalArgumentException if there is no such quantity, or if the parameter of a point is not known
     */
    public static Figure against(String parameter, Observables scan, String quantity) {
        Figure figure = linear(Point.symbolOf(parameter), Require.given(scan, "the observables of a figure").quantity(quantity).symbol());
        for (int size : scan.sizes()) {
            Observables line = scan.where(point -> point.size() == size);
            List<Estimate> y = line.points().stream().map(point -> line.estimate(quantity, point)).toList();
            figure.joinedPoints("L = " + size, line.points().stream().mapToDouble(point -> point.parameter(parameter)).toArray(),
                    y.stream().mapToDouble(Estimate::value).toArray(), y.stream().mapToDouble(Estimate::error).toArray());
        }
        return figure;
    }

    /** All points of a logarithm, and its line over the range that is fitted. */
    public static Figure logarithmic(LogarithmFit fit) {
        return fitted(false, fit);
    }

    /**
     * An empty figure with linear axes, for {@link Figure#points} and {@link Figure#line}.
     *
     * @param xTitle below the horizontal axis; exponents in braces are raised, {@code "m L^{1/8}"}
     * @param yTitle beside the vertical axis
     */
    public static Figure linear(String xTitle, String yTitle) {
        return new Figure(false, false, xTitle, yTitle);
    }

    /** An empty figure with both axes logarithmic. */
    public static Figure logLog(String xTitle, String yTitle) {
        return new Figure(true, true, xTitle, yTitle);
    }

    /** An empty figure with the horizontal axis logarithmic. */
    public static Figure logX(String xTitle, String yTitle) {
        return new Figure(true, false, xTitle, yTitle);
    }

    /** An empty figure with the vertical axis logarithmic. */
    public static Figure logY(String xTitle, String yTitle) {
        return new Figure(false, true, xTitle, yTitle);
    }

    /**
     * Reweighted quantities against β, μ² or what was reweighted, with bands of their errors.
     *
     * @param curves by their label in the legend, in the order of the map; of one quantity
     * @throws IllegalArgumentException if there is none, or they are of different quantities or parameters
     */
    public static Figure bands(Map<String, Curve> curves) {
        Require.named(curves, "the curves of a figure");
        List<String> symbols = curves.values().stream().map(Curve::symbol).distinct().toList();
        if (symbols.size() != 1) {
            throw new IllegalArgumentException("the curves of one figure must be of one quantity, got " + (symbols.isEmpty() ? "none" : symbols)
                    + "; make a figure for each");
        }
        List<String> parameters = curves.values().stream().map(Curve::parameter).distinct().toList();
        Require.that(parameters.size() == 1, "the curves of one figure must be over one parameter", parameters, "make a figure for each");
        Figure figure = linear(Point.symbolOf(parameters.get(0)), symbols.get(0));
        curves.forEach((label, curve) -> figure.band(label, curve.x(), curve.values(), curve.errors()));
        return figure;
    }

    /**
     * ln P of the scaled order parameter at β/ν = 1/8, with bands of errors: where scaling holds, all sizes lie on one curve.
     *
     * @param densities by their label in the legend, in the order of the map
     */
    public static Figure densities(Map<String, Density> densities) {
        Require.named(densities, "the densities of a figure");
        Figure figure = linear("m L^{1/8}", "ln [P(m) L^{-1/8}]");
        densities.forEach((label, density) -> {
            Table curve = density.logarithm();
            figure.band(label, curve.doubleColumn("x").asDoubleArray(), curve.doubleColumn("ln_f").asDoubleArray(),
                    curve.doubleColumn(EstimateColumns.error("ln_f")).asDoubleArray());
        });
        return figure;
    }

    /**
     * L^{1/4} G(r) against r/L with bands of errors: at the critical point of the Ising model, η = 1/4, all sizes lie on one curve.
     *
     * @param correlations by their label in the legend, in the order of the map
     */
    public static Figure correlations(Map<String, Correlation> correlations) {
        Require.named(correlations, "the correlation functions of a figure");
        Figure figure = linear("r/L", "L^{1/4} G(r)");
        correlations.forEach((label, correlation) -> {
            double scale = StrictMath.pow(correlation.size(), Density.ISING_EXPONENT * 2);
            Table table = correlation.table();
            figure.band(label, table.intColumn("r").divide(correlation.size()).asDoubleArray(), table.doubleColumn("G").multiply(scale).asDoubleArray(),
                    table.doubleColumn(EstimateColumns.error("G")).multiply(scale).asDoubleArray());
        });
        return figure;
    }

    /**
     * Configurations beside each other, up spins dark, down spins light, every spin a square of whole pixels.
     *
     * @param indices which of them; without any, the first ones, up to four and to a width of about 1000 pixels
     * @throws IllegalArgumentException if there is no such configuration
     */
    public static BufferedImage lattice(Spins spins, int... indices) {
        Require.given(spins, "an ensemble of spins");
        Require.given(indices, "the configurations to be shown");
        int[] chosen = indices.length > 0 ? indices : IntStream.range(0, shown(spins)).toArray();
        return LatticePicture.of(Arrays.stream(chosen).mapToObj(index -> LatticePicture.Panel.of("", spins, index)).toList());
    }

    /**
     * The first configuration of each ensemble, with its name below; sizes may differ, pictures have the same height.
     *
     * @param ensembles by caption, in the order of the map
     */
    public static BufferedImage lattices(Map<String, Spins> ensembles) {
        Require.named(ensembles, "the ensembles to be shown");
        return LatticePicture.of(ensembles.entrySet().stream().map(e -> LatticePicture.Panel.of(e.getKey(), e.getValue(), 0)).toList());
    }

    /** A kernel's weights with their errors, where they stand in it. */
    public static HeatMaps kernel(SymmetricKernel kernel) {
        return kernels(Map.of("", Require.given(kernel, "a kernel")));
    }

    /**
     * Kernels beside each other in the same colours.
     *
     * @param kernels by caption, in the order of the map
     */
    public static HeatMaps kernels(Map<String, SymmetricKernel> kernels) {
        Require.names(kernels, "the kernels to be shown");
        return heatMaps("K", kernels.entrySet().stream().map(e -> Tile.of(e.getKey(), e.getValue())).toList());
    }

    /**
     * Values as colours, 0 in the middle unless {@link HeatMaps#range} says otherwise, written into the cells while they are few.
     *
     * @param barTitle what they are, above the colour bar
     * @param values   rows from top to bottom, equally long
     */
    public static HeatMaps heatMap(String barTitle, double[][] values) {
        return heatMaps(barTitle, Map.of("", Require.given(values, "the values of a heat map")));
    }

    /**
     * The same beside each other in the same colours; numbers of rows and columns may differ.
     *
     * @param values by caption, in the order of the map
     */
    public static HeatMaps heatMaps(String barTitle, Map<String, double[][]> values) {
        Require.names(values, "the values of heat maps");
        return heatMaps(barTitle, values.entrySet().stream().map(e -> Tile.of(e.getKey(), e.getValue())).toList());
    }

    private static HeatMaps heatMaps(String barTitle, List<Tile> tiles) {
        Require.given(barTitle, "the title of the colours");
        return new HeatMaps(barTitle, tiles, ColorScale.about(tiles.stream().flatMapToDouble(tile -> Arrays.stream(tile.values()))));
    }

    /**
     * Fields φ beside each other in the same colours, 0 in the middle.
     *
     * @param indices which of them; without any, the first ones, up to four
     * @throws IllegalArgumentException if there is no such configuration
     */
    public static HeatMaps field(Fields fields, int... indices) {
        Require.given(fields, "an ensemble of fields");
        Require.given(indices, "the fields to be shown");
        int[] chosen = indices.length > 0 ? indices : IntStream.range(0, Math.min(4, fields.count())).toArray();
        return heatMaps("φ", Arrays.stream(chosen).mapToObj(index -> Tile.of("", fields, index)).toList());
    }

    /**
     * The first field of each ensemble, with its name below; sizes may differ, pictures have the same height.
     *
     * @param ensembles by caption, in the order of the map
     */
    public static HeatMaps fields(Map<String, Fields> ensembles) {
        Require.names(ensembles, "the ensembles to be shown");
        return heatMaps("φ", ensembles.entrySet().stream().map(e -> Tile.of(e.getKey(), e.getValue(), 0)).toList());
    }

    /**
     * Pictures in a grid with letters; figures of the same series share one legend.
     *
     * @param columns pictures beside each other
     */
    public static Panels panels(int columns, Picture... pictures) {
        return new Panels(columns, pictures);
    }

    /** A chart as a picture with two pixels for each unit of its width, sharp on dense screens and in print. */
    public static BufferedImage image(Chart<?, ?> chart) {
        Require.given(chart, "a chart");
        return Raster.of(chart.getWidth(), chart.getHeight(), graphics -> chart.paint(graphics, chart.getWidth(), chart.getHeight()));
    }

    /** The same of a picture. */
    public static BufferedImage image(Picture picture) {
        Require.given(picture, "a picture");
        return Raster.of(picture.getWidth(), picture.getHeight(), graphics -> picture.paint(graphics, picture.getWidth(), picture.getHeight()));
    }

    /** The same of a figure, which is both. */
    public static BufferedImage image(Figure figure) {
        return image((Picture) figure);
    }

    private static int shown(Spins spins) {
        return Math.min(spins.count(), Math.max(1, Math.min(4, ROW / spins.size())));
    }

    private static Figure one(boolean logarithmicY, Observables observables, String quantity) {
        String symbol = Require.given(observables, "the observables of a figure").quantity(quantity).symbol();
        return several(logarithmicY, Map.of(symbol, observables), quantity);
    }

    private static Figure several(boolean logarithmicY, Map<String, Observables> runs, String quantity) {
        String symbol = Require.named(runs, "the runs of a figure").values().iterator().next().quantity(quantity).symbol();
        var figure = new Figure(true, logarithmicY, SIZE, symbol);
        runs.forEach((label, observables) -> add(figure, quantity, label, observables));
        return figure;
    }

    private static Figure add(Figure figure, String quantity, String label, Observables observables) {
        int[] sizes = observables.sizes();
        return figure.points(label, Arrays.stream(sizes).asDoubleStream().toArray(),
                Arrays.stream(sizes).mapToObj(size -> observables.estimate(quantity, size)).toList());
    }

    private static Figure fitted(boolean logarithmicY, CurveFit<?> fit) {
        Require.given(fit, "a fit");
        var figure = new Figure(true, logarithmicY, fit.xName(), fit.symbol());
        List<FitPoint> all = fit.allPoints();
        figure.points(fit.symbol(), all.stream().mapToDouble(FitPoint::x).toArray(), all.stream().map(FitPoint::y).toList());
        double low = fit.points().stream().mapToDouble(FitPoint::x).min().orElseThrow();
        double high = fit.points().stream().mapToDouble(FitPoint::x).max().orElseThrow();
        double[] x = {low, high}; // straight on these axes
        return figure.line(fit.label(), x, Arrays.stream(x).map(at -> fit.at(at).value()).toArray());
    }
}
