package org.inverserg.plotting;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.SeriesStyle;
import org.inverserg.drawing.ShapeMarker;
import org.inverserg.drawing.ShapeMarker.Form;
import org.inverserg.drawing.Stretched;
import org.inverserg.drawing.Text;
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

    private static final int WIDTH = 640;
    private static final int HEIGHT = 460;
    private static final Form[] MARKS = {Form.STAR, Form.CROSS, Form.PLUS, Form.DIAMOND};

    private static final int LARGEST = 4000;

    private final boolean logarithmicX;
    private final boolean logarithmicY;
    private final Map<String, double[]> errors = new HashMap<>();
    private final Map<String, double[]> xErrors = new HashMap<>();
    private final Map<String, double[][]> below = new HashMap<>();
    private final Map<String, Stretched> stretched = new LinkedHashMap<>();
    private final Set<String> banded = new HashSet<>();
    private final Frame frame = new Frame(this);
    private double[] xRange;
    private double[] yRange;
    private Legend legend = Legend.AUTOMATIC;
    private LegendPlace legendPlace = LegendPlace.NOWHERE;
    private SeriesStyle pointsBefore;
    private int styles;
    private int marks;

    Figure(boolean logarithmicX, boolean logarithmicY, String xTitle, String yTitle) {
        super(WIDTH, HEIGHT);
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
     * Sets the width and height; {@value #WIDTH} × {@value #HEIGHT} where it is not called.
     *
     * @throws IllegalArgumentException if there is no room for the axes, or if it is larger than {@value #LARGEST} × {@value #LARGEST}
     */
    public Figure size(int width, int height) {
        if (width < 200 || height < 150) {
            throw new IllegalArgumentException("a figure must be at least 200 wide and 150 high to have room for its axes, got "
                    + width + " × " + height + "; " + WIDTH + " × " + HEIGHT + " is usual");
        }
        Require.that(Math.max(width, height) <= LARGEST, "a figure must be at most " + LARGEST + " wide and high, or its picture takes gigabytes",
                width + " × " + height, "save it as .svg or .pdf, which can be enlarged at will");
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
        SeriesStyle style = nextStyle(label);
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
        XYSeries series = addSeries(label, x, y, null);
        SeriesStyle style = pointsBefore == null ? nextStyle(label) : new SeriesStyle(pointsBefore.color(), null);
        series.setMarker(SeriesMarkers.NONE).setLineStyle(style.line()).setLineColor(style.color());
        pointsBefore = null;
        return this;
    }

    /**
     * Adds a line with a band of its error about it, in the style of the model or else the next.
     *
     * @param error 1σ
     */
    public Figure band(String label, double[] x, double[] y, double[] error) {
        Require.given(error, "the errors of a band");
        pointsBefore = null;
        line(label, x, y);
        checkLengths(label, x, error);
        XYSeries series = getSeries(label);
        double[] at = series.getXData();
        double[] values = series.getYData();
        int[] shown = shown(x, y);
        double[] half = pick(error, shown);
        errors.put(label, half);
        banded.add(label);
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
        requireNew(label);
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
        requireNew(label);
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
        series.setMarker(new ShapeMarker(MARKS[marks++ % MARKS.length], false)).setMarkerColor(Palette.INK).setLineColor(Palette.INK);
        xErrors.put(label, new double[] {x.error()});
        return this;
    }

    @Override
    public XYSeries addSeries(String label, double[] x, double[] y) {
        return addSeries(label, x, y, null);
    }

    /** The frame paints the error bars: XChart throws where one reaches below 0 on a logarithmic axis. */
    @Override
    public XYSeries addSeries(String label, double[] x, double[] y, double[] error) {
        requireNew(label);
        Require.given(x, "the x of a series");
        Require.given(y, "the y of a series");
        checkLengths(label, x, y);
        int[] shown = shown(x, y);
        if (shown.length == 0) {
            throw new IllegalArgumentException("a series needs a point that the axes can show (finite" + (logarithmicX ? ", x > 0" : "")
                    + (logarithmicY ? ", y > 0" : "") + "), got none among the " + x.length + " of \"" + label + "\"" + (logarithmicY ? "; use a linear axis for values ≤ 0" : "; look where they come from"));
        }
        for (int i : shown) {
            AxisValues.requireShowable("x", logarithmicX, x[i]);
            AxisValues.requireShowable("y", logarithmicY, y[i]);
        }
        if (error != null) {
            checkLengths(label, x, error);
            AxisValues.requireErrors(label, error);
        }
        XYSeries series = super.addSeries(label, pick(x, shown), pick(y, shown), null);
        int[] low = IntStream.range(0, x.length).filter(i -> logarithmicY && y[i] <= 0 && Double.isFinite(x[i] + y[i]) && (!logarithmicX || x[i] > 0)).toArray();
        below.put(label, new double[][] {pick(x, low), error == null ? new double[low.length]
                : IntStream.of(low).mapToDouble(i -> y[i] + error[i]).toArray()});
        if (error != null) {
            errors.put(label, pick(error, shown));
        }
        return series;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        Require.given(graphics, "what the figure is painted on");
        Require.that(width >= 1 && height >= 1, "a figure is painted at least 1 wide and high", width + " × " + height, "size(…) sets both");
        int ownWidth = getWidth();
        int ownHeight = getHeight();
        var extent = new Extent(this);
        Scale x = extent.x(logarithmicX, xRange);
        Scale y = extent.y(logarithmicY, yRange);
        stretched.forEach((label, part) -> {
            double[][] outline = part.outline().apply(x, y);
            getSeries(label).replaceData(outline[0], outline[1], null);
        });
        FigureStyle.range(getStyler(), x, y);
        var entries = LegendBox.of(this);
        legendPlace = legend == Legend.NONE ? LegendPlace.NOWHERE : LegendPlace.of(this, legend, entries, x, y, width, height);
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

    /** The vertical error bars, or half the width of the band, of a series; null if it has none. */
    double[] errors(XYSeries series) {
        return errors.get(series.getName());
    }

    /** The horizontal error bars of a series; null if it has none. */
    double[] xErrors(XYSeries series) {
        return xErrors.get(series.getName());
    }

    /** x of the points that lie below a logarithmic axis, and the upper ends of their error bars. */
    double[][] below(XYSeries series) {
        return below.getOrDefault(series.getName(), new double[2][0]);
    }

    boolean isBanded(XYSeries series) {
        return banded.contains(series.getName());
    }

    /** What stretches with the axes; null for series of data. */
    Stretched stretched(XYSeries series) {
        return stretched.get(series.getName());
    }

    static boolean isPoints(XYSeries series) {
        return series.getMarker() != SeriesMarkers.NONE;
    }

    private SeriesStyle nextStyle(String label) {
        SeriesStyle model = SeriesStyle.ofModel(label);
        return model != null ? model : Palette.style(styles++);
    }

    private void requireNew(String label) {
        Require.that(label != null && !label.isEmpty(), "a series must have a name, which the legend shows", label == null ? null : "an empty one",
                "name what it is");
        Require.that(!seriesMap.containsKey(label), "each series of a figure must have a name of its own", "\"" + label + "\" again", "name them differently");
    }

    private Figure straight(String label, Stretched line) {
        requireNew(label);
        super.addSeries(label, new double[] {1, 2}, new double[] {1, 2}, null).setMarker(SeriesMarkers.NONE)
                .setLineStyle(Palette.DASHED).setLineColor(Palette.INK);
        stretched.put(label, line);
        return this;
    }

    /** Below all lines and points. */
    private void shade(String label, Color color, Stretched area) {
        String name = label + " ± 1σ";
        XYSeries series = super.addSeries(name, new double[] {1, 2}, new double[] {1, 2}, null);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setMarker(SeriesMarkers.NONE).setFillColor(Palette.shade(color));
        series.setLineStyle(SeriesLines.NONE).setShowInLegend(false);
        stretched.put(name, area);
        banded.add(label);
        var others = new LinkedHashMap<>(seriesMap);
        others.keySet().removeIf(key -> !seriesMap.get(key).isShowInLegend());
        seriesMap.keySet().removeAll(others.keySet());
        seriesMap.putAll(others);
    }

    private int[] shown(double[] x, double[] y) {
        return IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])
                && (!logarithmicX || x[i] > 0) && (!logarithmicY || y[i] > 0)).toArray();
    }

    private static void checkLengths(String label, double[] x, double[] other) {
        Require.given(other, "the values and errors of a series");
        if (x.length != other.length) {
            throw new IllegalArgumentException("a series needs as many values and errors as it has x, got " + x.length + " x and "
                    + other.length + " of them in \"" + label + "\"; give arrays of one length");
        }
    }

    private static double[] pick(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
