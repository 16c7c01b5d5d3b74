package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart chart with the axes, error bars and legend of a printed figure: marks inside on all four sides, powers of two where the
 * data are such, error bars that may reach beyond the axis, and the legend in a corner without data.
 *
 * <p>As every XChart chart it can be changed after it was made; ranges, marks and the legend follow when it is painted. Points that
 * its axes cannot show (≤ 0 on a logarithmic one, or not finite) are left out.
 */
public final class Figure extends XYChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 460;

    private final boolean logarithmicX;
    private final boolean logarithmicY;
    private final Map<String, double[]> errors = new HashMap<>();
    private final Set<String> references = new HashSet<>();
    private final Frame frame = new Frame(this);
    private int styles;

    Figure(boolean logarithmicX, boolean logarithmicY, String xTitle, String yTitle) {
        super(WIDTH, HEIGHT);
        this.logarithmicX = logarithmicX;
        this.logarithmicY = logarithmicY;
        setXAxisTitle(xTitle);
        setYAxisTitle(yTitle);
        FigureStyle.apply(getStyler());
        getStyler().setXAxisLogarithmic(logarithmicX);
        getStyler().setYAxisLogarithmic(logarithmicY);
        addAnnotation(frame);
    }

    /** Writes a title above the figure. */
    public Figure title(String title) {
        setTitle(title);
        getStyler().setChartTitleVisible(!title.isEmpty());
        return this;
    }

    /**
     * Adds points with error bars, in the next colour and marker.
     *
     * @param label for the legend, different for every series
     * @param error 1σ, NaN where there is none to show; null for no error bars at all
     * @throws IllegalArgumentException if the axes can show none of the points
     */
    public Figure points(String label, double[] x, double[] y, double[] error) {
        XYSeries series = addSeries(label, x, y, error);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(Palette.marker(styles)).setMarkerColor(Palette.color(styles)).setLineColor(Palette.color(styles));
        styles++;
        return this;
    }

    /** The same with a thin line from point to point, to guide the eye. */
    public Figure joinedPoints(String label, double[] x, double[] y, double[] error) {
        points(label, x, y, error);
        getSeries(label).setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setLineStyle(Palette.THIN);
        return this;
    }

    /** Adds a line in the colour of the points added last. */
    public Figure line(String label, double[] x, double[] y) {
        addSeries(label, x, y, null).setMarker(SeriesMarkers.NONE)
                .setLineStyle(Palette.SOLID).setLineColor(Palette.color(Math.max(0, styles - 1)));
        return this;
    }

    /** Adds a dashed horizontal line from side to side: a value known beforehand. */
    public Figure reference(String label, double y) {
        addSeries(label, new double[] {1, 2}, new double[] {y, y}, null).setMarker(SeriesMarkers.NONE)
                .setLineStyle(Palette.DASHED).setLineColor(Palette.INK);
        references.add(label);
        return this;
    }

    /**
     * Writes the figure to a file, in the format that its name asks for: {@code .svg} and {@code .pdf} can be enlarged at will and
     * are for print, {@code .png} has two pixels for each unit of the figure's width. Text is drawn, so that no font is missing
     * anywhere. A folder that does not exist is made; a file that exists is replaced.
     *
     * @return {@code file}
     * @throws IllegalArgumentException       if the name ends otherwise
     * @throws java.io.UncheckedIOException   if the file cannot be written
     */
    public Path save(Path file) {
        return FigureFile.save(this, file);
    }

    @Override
    public XYSeries addSeries(String label, double[] x, double[] y) {
        return addSeries(label, x, y, null);
    }

    /** The frame paints the error bars: XChart throws where one reaches below 0 on a logarithmic axis. */
    @Override
    public XYSeries addSeries(String label, double[] x, double[] y, double[] error) {
        int[] shown = IntStream.range(0, x.length).filter(i -> visible(x[i], y[i])).toArray();
        if (shown.length == 0) {
            throw new IllegalArgumentException("a series needs a point that the axes can show (finite" + (logarithmicX ? ", x > 0" : "")
                    + (logarithmicY ? ", y > 0" : "") + "), got none among the " + x.length + " of \"" + label + "\"" + (logarithmicY ? "; use a linear axis for values ≤ 0" : ""));
        }
        XYSeries series = super.addSeries(label, pick(x, shown), pick(y, shown), null);
        if (error != null) {
            errors.put(label, pick(error, shown));
        }
        return series;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        double[] lines = xData(series -> !isPoints(series) && !references.contains(series.getName()));
        Scale x = Scale.about(xData(Figure::isPoints), lines, logarithmicX);
        Scale y = Scale.about(all(XYSeries::getYData), all(this::ends), logarithmicY);
        for (String reference : references) {
            double level = getSeries(reference).getYData()[0];
            getSeries(reference).replaceData(new double[] {x.min(), x.max()}, new double[] {level, level}, null);
        }
        FigureStyle.range(getStyler(), x, y);
        Legends.place(this, x, y);
        frame.setScales(x, y);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE); // else lines waver
        super.paint(graphics, width, height);
    }

    /** The error bars of a series; null if it has none. */
    double[] errors(XYSeries series) {
        return errors.get(series.getName());
    }

    private static boolean isPoints(XYSeries series) {
        return series.getMarker() != SeriesMarkers.NONE;
    }

    private double[] xData(Predicate<XYSeries> wanted) {
        return getSeriesCollection().stream().filter(wanted).flatMapToDouble(series -> Arrays.stream(series.getXData())).toArray();
    }

    private double[] all(Function<XYSeries, double[]> data) {
        return getSeriesCollection().stream().flatMapToDouble(series -> Arrays.stream(data.apply(series))).toArray();
    }

    /** The ends of the error bars. */
    private double[] ends(XYSeries series) {
        double[] y = series.getYData();
        double[] error = errors(series);
        return error == null ? new double[0]
                : IntStream.range(0, 2 * y.length).mapToDouble(i -> y[i / 2] + (i % 2 == 0 ? -1 : 1) * error[i / 2]).toArray();
    }

    private boolean visible(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) && (!logarithmicX || x > 0) && (!logarithmicY || y > 0);
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }
}
