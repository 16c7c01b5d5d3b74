package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.inverserg.fitting.CurveFit;
import org.inverserg.fitting.FitPoint;
import org.inverserg.fitting.LogarithmFit;
import org.inverserg.fitting.PowerLawFit;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Observables;
import org.inverserg.measuring.Quantity;
import org.inverserg.statistics.Estimate;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Figures of results: observables against the lattice size with error bars, fits, configurations.
 *
 * <p>What comes back is an XChart chart (or a picture) and nothing is shown by it; points that a logarithmic axis cannot have are left out.
 */
public final class Plot {

    private static final String SIZE = "L";
    private static final int ROW = 1024;
    private static final int RESOLUTION = 2;

    private Plot() {
    }

    /**
     * An observable against L, both logarithmic.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity, or none of its values is positive
     */
    public static Figure logLog(Observables observables, String quantity) {
        return add(empty(true, quantity), quantity, Quantity.named(quantity).symbol(), observables);
    }

    /**
     * Several runs in one figure.
     *
     * @param runs by their label in the legend, in the order of the map; a {@link java.util.LinkedHashMap} keeps the order in which it
     *             was filled, {@code Map.of} does not
     */
    public static Figure logLog(Map<String, Observables> runs, String quantity) {
        return addAll(empty(true, quantity), runs, quantity);
    }

    /** All points of a power law, and its line over the range that is fitted. */
    public static Figure logLog(PowerLawFit fit) {
        return fitted(true, fit);
    }

    /** An observable against L, L logarithmic. */
    public static Figure logarithmic(Observables observables, String quantity) {
        return add(empty(false, quantity), quantity, Quantity.named(quantity).symbol(), observables);
    }

    /** Several runs in one figure, see {@link #logLog(Map, String)}. */
    public static Figure logarithmic(Map<String, Observables> runs, String quantity) {
        return addAll(empty(false, quantity), runs, quantity);
    }

    /** All points of a logarithm, and its line over the range that is fitted. */
    public static Figure logarithmic(LogarithmFit fit) {
        return fitted(false, fit);
    }

    /**
     * An empty figure with linear axes, for {@link Figure#points} and {@link Figure#line}.
     *
     * @param xTitle below the horizontal axis
     * @param yTitle beside the vertical axis
     */
    public static Figure linear(String xTitle, String yTitle) {
        return new Figure(false, false, xTitle, yTitle);
    }

    /**
     * Configurations beside each other, up spins dark, down spins light, every spin a square of whole pixels.
     *
     * @param indices which of them; without any, the first ones, up to four and to a width of about 1000 pixels
     * @throws IllegalArgumentException if there is no such configuration
     */
    public static BufferedImage lattice(Spins spins, int... indices) {
        int[] chosen = indices.length > 0 ? indices : IntStream.range(0, shown(spins)).toArray();
        return LatticePicture.of(Arrays.stream(chosen).mapToObj(index -> LatticePicture.Panel.of("", spins, index)).toList());
    }

    /**
     * The first configuration of each ensemble, with its name below; sizes may differ, pictures have the same height.
     *
     * @param ensembles by caption, in the order of the map
     */
    public static BufferedImage lattices(Map<String, Spins> ensembles) {
        return LatticePicture.of(ensembles.entrySet().stream().map(e -> LatticePicture.Panel.of(e.getKey(), e.getValue(), 0)).toList());
    }

    /** A chart as a picture with {@value #RESOLUTION} pixels for each unit of its width, sharp on dense screens and in print. */
    public static BufferedImage image(Chart<?, ?> chart) {
        var image = new BufferedImage(RESOLUTION * chart.getWidth(), RESOLUTION * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(RESOLUTION, RESOLUTION);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        return image;
    }

    private static int shown(Spins spins) {
        return Math.min(spins.count(), Math.max(1, Math.min(4, ROW / spins.size())));
    }

    private static Figure empty(boolean logarithmicY, String quantity) {
        return new Figure(true, logarithmicY, SIZE, Quantity.named(quantity).symbol());
    }

    private static Figure addAll(Figure figure, Map<String, Observables> runs, String quantity) {
        runs.forEach((label, observables) -> add(figure, quantity, label, observables));
        return figure;
    }

    private static Figure add(Figure figure, String quantity, String label, Observables observables) {
        int[] sizes = observables.sizes();
        Estimate[] y = Arrays.stream(sizes).mapToObj(size -> observables.estimate(quantity, size)).toArray(Estimate[]::new);
        return figure.points(label, Arrays.stream(sizes).asDoubleStream().toArray(),
                Arrays.stream(y).mapToDouble(Estimate::value).toArray(), Arrays.stream(y).mapToDouble(Estimate::error).toArray());
    }

    private static Figure fitted(boolean logarithmicY, CurveFit<?> fit) {
        var figure = new Figure(true, logarithmicY, fit.xName(), fit.symbol());
        List<FitPoint> all = fit.allPoints();
        Function<ToDoubleFunction<FitPoint>, double[]> column = value -> all.stream().mapToDouble(value).toArray();
        figure.points(fit.symbol(), column.apply(FitPoint::x), column.apply(p -> p.y().value()), column.apply(p -> p.y().error()));
        double low = fit.points().stream().mapToDouble(FitPoint::x).min().orElseThrow();
        double high = fit.points().stream().mapToDouble(FitPoint::x).max().orElseThrow();
        double[] x = {low, high}; // straight on these axes
        return figure.line(fit.label(), x, Arrays.stream(x).map(at -> fit.at(at).value()).toArray());
    }
}
