package org.inverserg.plotting;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.SeriesStyle;
import org.inverserg.drawing.SeriesStyles;
import org.inverserg.drawing.Stretched;
import org.inverserg.drawing.Text;
import org.inverserg.papers.ModelStyles;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart chart with the axes, error bars and legend of a printed figure: marks inside on all four sides, powers of two where the
 * data are such, error bars that may reach beyond the axis, bands, and a legend that covers no data.
 *
 * <p>Series that are labelled as models ("MC", "k=3", "k=5, w.", "two-layer k=7", "k=3, published") look the same in every figure;
 * others take colours and markers in order.
 *
 * <p>As every XChart chart it can be changed after it was made; ranges, marks and the legend follow when it is painted. Points that
 * its axes cannot show (not finite, or x ≤ 0 on a logarithmic one) are left out; those above or below (y ≤ 0 on a logarithmic axis, or outside
 * a {@linkplain #yRange range that was set}) are arrows at the edge.
 */
public final class Figure extends XYChart implements Picture {

    private final boolean logarithmicX;
    private final boolean logarithmicY;
    private final SeriesParts parts = new SeriesParts(this);
    private final Frame frame = new Frame(this, parts);
    private double[] xRange;
    private double[] yRange;
    @SuppressWarnings("HidingField") // XChart's own legend is never painted
    private Legend legend = Legend.AUTOMATIC;
    private LegendPlace legendPlace = LegendPlace.NOWHERE;
    private SeriesStyle pointsBefore;
    private final SeriesStyles styles = new SeriesStyles(ModelStyles::of);

    Figure(boolean logarithmicX, boolean logarithmicY, String xTitle, String yTitle) {
        super(FigureStyle.WIDTH, FigureStyle.HEIGHT);
        Require.given(xTitle, "the title of the horizontal axis");
        Require.given(yTitle, "the title of the vertical axis");
        this.logarithmicX = logarithmicX;
        this.logarithmicY = logarithmicY;
        setXAxisTitle(Text.raised(xTitle));
        setYAxisTitle(Text.raised(yTitle));
        FigureStyle.apply(getStyler());
        getStyler().setXAxisLogarithmic(logarithmicX);
        getStyler().setYAxisLogarithmic(logarithmicY);
        addAnnotation(frame);
    }

    /** Writes a title above the figure. */
    public Figure title(String title) {
        Require.given(title, "the title of a figure, perhaps empty,");
        setTitle(title);
        getStyler().setChartTitleVisible(!title.isEmpty());
        return this;
    }

    /** Writes another title below the horizontal axis; exponents in braces are raised, {@code "m L^{1/8}"}. */
    public Figure xTitle(String title) {
        Require.given(title, "the title of the horizontal axis");
        setXAxisTitle(Text.raised(title));
        return this;
    }

    /** Writes another title beside the vertical axis. */
    public Figure yTitle(String title) {
        Require.given(title, "the title of the vertical axis");
        setYAxisTitle(Text.raised(title));
        return this;
    }

    /**
     * Sets the width and height; 640 × 460 where it is not called.
     *
     * @throws IllegalArgumentException if there is no room for the axes, or if it is larger than 4000 × 4000
     */
    public Figure size(int width, int height) {
        FigureStyle.requireSize(width, height);
        setWidth(width);
        setHeight(height);
        return this;
    }

    /** Sets the range of the horizontal axis; without it, it follows from the data. */
    public Figure xRange(double low, double high) {
        xRange = AxisValues.range("x", logarithmicX, low, high);
        return this;
    }

    /** Sets the range of the vertical axis; without it, it follows from the data. */
    public Figure yRange(double low, double high) {
        yRange = AxisValues.range("y", logarithmicY, low, high);
        return this;
    }

    /** Says where the legend stands. */
    public Figure legend(Legend place) {
        legend = Require.given(place, "the place of the legend");
        return this;
    }

    /**
     * Adds points with error bars, in the style of the model or else the next colour and marker.
     *
     * @param label for the legend, different for every series
     * @param error 1σ, NaN where there is none to show; null for no error bars at all
     * @throws IllegalArgumentException if the axes can show none of the points, or the arrays differ in length
     */
    public Figure points(String label, double[] x, double[] y, double[] error) {
        XYSeries series = addSeries(label, x, y, error);
        SeriesStyle style = styles.next(label);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setLineStyle(style.thin());
        series.setMarker(style.marker()).setMarkerColor(style.color()).setLineColor(style.color());
        pointsBefore = style;
        return this;
    }

    /** The same for values that carry their errors. */
    public Figure points(String label, double[] x, List<Estimate> y) {
        Require.all(y, "the values of a series");
        return points(label, x, y.stream().mapToDouble(Estimate::value).toArray(), y.stream().mapToDouble(Estimate::error).toArray());
    }

    /** Points with a thin line from each to the next, to guide the eye. */
    public Figure joinedPoints(String label, double[] x, double[] y, double[] error) {
        points(label, x, y, error);
        getSeries(label).setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        return this;
    }

    /** Adds a line, in the colour of the points if some were added just before it. */
    public Figure line(String label, double[] x, double[] y) {
        plainLine(label, x, y, null);
        pointsBefore = null;
        return this;
    }

    private XYSeries plainLine(String label, double[] x, double[] y, double[] error) {
        XYSeries series = addSeries(label, x, y, error);
        SeriesStyle style = pointsBefore == null ? styles.next(label) : new SeriesStyle(pointsBefore.color(), null);
        series.setMarker(SeriesMarkers.NONE).setLineStyle(style.line()).setLineColor(style.color());
        return series;
    }

    /**
     * Adds a line with a band of its error about it, in the style of the model or else the next.
     *
     * @param error 1σ
     */
    public Figure band(String label, double[] x, double[] y, double[] error) {
        Require.given(error, "the errors of a band");
        pointsBefore = null;
        XYSeries series = plainLine(label, x, y, error);
        parts.putBanded(label);
        double[] at = series.getXData();
        double[] values = series.getYData();
        double[] half = parts.errors(series);
        shade(label, series.getLineColor(), Stretched.band(at, IntStream.range(0, at.length).mapToDouble(i -> values[i] - half[i]).toArray(),
                IntStream.range(0, at.length).mapToDouble(i -> values[i] + half[i]).toArray()));
        return this;
    }

    /** Adds a dashed horizontal line from side to side: a value known beforehand. */
    public Figure reference(String label, double y) {
        AxisValues.requireFinite("y", logarithmicY, y);
        return straight(label, Stretched.horizontal(y));
    }

    /** The same with a band of its error. */
    public Figure reference(String label, Estimate y) {
        parts.requireNew(label);
        AxisValues.requireKnown(Require.given(y, "the value of a line"));
        shade(label, Palette.INK, Stretched.row(y.value() - y.error(), y.value() + y.error()));
        return reference(label, y.value());
    }

    /** Adds a dashed vertical line from bottom to top: a place known beforehand. */
    public Figure vertical(String label, double x) {
        AxisValues.requireFinite("x", logarithmicX, x);
        return straight(label, Stretched.vertical(x));
    }

    /** The same with a band of its error. */
    public Figure vertical(String label, Estimate x) {
        parts.requireNew(label);
        AxisValues.requireKnown(Require.given(x, "the place of a line"));
        shade(label, Palette.INK, Stretched.column(x.value() - x.error(), x.value() + x.error()));
        return vertical(label, x.value());
    }

    /** Marks a point that is known with errors in both directions: where two curves cross, for example. */
    public Figure mark(String label, Estimate x, Estimate y) {
        Require.given(x, "the place of a mark");
        Require.given(y, "the value of a mark");
        XYSeries series = addSeries(label, new double[] {x.value()}, new double[] {y.value()}, new double[] {y.error()});
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(styles.nextMark()).setMarkerColor(Palette.INK).setLineColor(Palette.INK);
        parts.putXErrors(label, x.error());
        return this;
    }

    /** The frame paints the error bars: XChart throws where one reaches below 0 on a logarithmic axis. */
    @Override
    public XYSeries addSeries(String label, double[] x, double[] y, double[] error) {
        parts.requireNew(label);
        var points = PlottedPoints.of(label, x, y, error, logarithmicX, logarithmicY);
        XYSeries series = super.addSeries(label, points.x(), points.y(), null);
        parts.put(label, points);
        return series;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        Require.given(graphics, "what the figure is painted on");
        Require.that(width >= 1 && height >= 1, "a figure is painted at least 1 wide and high", width + " × " + height, "size(…) sets both");
        int ownWidth = getWidth();
        int ownHeight = getHeight();
        var extent = new Extent(parts);
        Scale x = extent.x(logarithmicX, xRange);
        Scale y = extent.y(logarithmicY, yRange);
        parts.stretch(x, y);
        FigureStyle.range(getStyler(), x, y);
        var entries = LegendBox.of(parts);
        legendPlace = legend == Legend.NONE ? LegendPlace.NOWHERE : LegendPlace.of(parts, legend, entries, x, y, width, height);
        frame.setScales(x, y);
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE); // else lines waver
        super.paint(graphics, width - legendPlace.right(entries), height - legendPlace.below(entries, width));
        legendPlace.paint(graphics, entries, frame.box(), width, height);
        setWidth(ownWidth);
        setHeight(ownHeight);
    }

    /** For panels that share one legend. */
    void paintWithoutLegend(Graphics2D graphics, int width, int height) {
        Legend before = legend;
        legend = Legend.NONE;
        paint(graphics, width, height);
        legend = before;
    }

    boolean hasAutomaticLegend() {
        return legend == Legend.AUTOMATIC;
    }

    /** For example {@code χ against L}. */
    @Override
    public String toString() {
        return getYAxisTitle() + " against " + getXAxisTitle();
    }

    /** Where the legend was when the figure was painted last. */
    LegendPlace legendPlace() {
        return legendPlace;
    }

    /** What it shows. */
    SeriesParts parts() {
        return parts;
    }

    private Figure straight(String label, Stretched line) {
        parts.requireNew(label);
        super.addSeries(label, new double[] {1, 2}, new double[] {1, 2}, null).setMarker(SeriesMarkers.NONE)
                .setLineStyle(Palette.DASHED).setLineColor(Palette.INK);
        parts.putStretched(label, line);
        return this;
    }

    /** Below all lines and points. */
    private void shade(String label, Color color, Stretched area) {
        String name = label + " ± 1σ";
        XYSeries series = super.addSeries(name, new double[] {1, 2}, new double[] {1, 2}, null);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setMarker(SeriesMarkers.NONE).setFillColor(Palette.shade(color));
        series.setLineStyle(SeriesLines.NONE).setShowInLegend(false);
        parts.putStretched(name, area);
        parts.putBanded(label);
        // What the legend names is painted later, over the areas.
        var others = new LinkedHashMap<>(seriesMap);
        others.values().removeIf(other -> !other.isShowInLegend());
        seriesMap.keySet().removeAll(others.keySet());
        seriesMap.putAll(others);
    }
}
