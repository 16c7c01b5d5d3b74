package org.inverserg.plotting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.Stretched;
import org.inverserg.parallel.Require;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The series of a chart with what XChart does not keep of them: their errors, what lies below the axis, and what stretches with the axes. */
final class SeriesParts {

    private final XYChart chart;
    private final Map<String, PlottedPoints> points = new HashMap<>();
    private final Map<String, double[]> xErrors = new HashMap<>();
    private final Map<String, Stretched> stretched = new LinkedHashMap<>();
    private final Set<String> banded = new HashSet<>();

    SeriesParts(XYChart chart) {
        this.chart = chart;
    }

    void put(String label, PlottedPoints its) {
        points.put(label, its);
    }

    void putXErrors(String label, double... its) {
        xErrors.put(label, its);
    }

    void putStretched(String label, Stretched its) {
        stretched.put(label, its);
    }

    /** The errors of the series are shown as a band, and not as bars. */
    void putBanded(String label) {
        banded.add(label);
    }

    Collection<XYSeries> all() {
        return chart.getSeriesCollection();
    }

    /** The vertical error bars, or half the width of the band, of a series; null if it has none. */
    double[] errors(XYSeries series) {
        PlottedPoints its = points.get(series.getName());
        return its == null ? null : its.error();
    }

    /** The horizontal error bars of a series; null if it has none. */
    double[] xErrors(XYSeries series) {
        return xErrors.get(series.getName());
    }

    /** x of the points that lie below a logarithmic axis, and the upper ends of their error bars. */
    double[][] below(XYSeries series) {
        PlottedPoints its = points.get(series.getName());
        return its == null ? new double[2][0] : new double[][] {its.below(), its.ends()};
    }

    boolean isBanded(XYSeries series) {
        return banded.contains(series.getName());
    }

    /** What stretches with the axes; null for series of data. */
    Stretched stretched(XYSeries series) {
        return stretched.get(series.getName());
    }

    /** Draws what stretches with the axes anew for these. */
    void stretch(Scale x, Scale y) {
        stretched.forEach((label, part) -> {
            double[][] outline = part.outline().apply(x, y);
            chart.getSeries(label).replaceData(outline[0], outline[1], null);
        });
    }

    /** @throws IllegalArgumentException if {@code label} names no series, or one that is there already */
    void requireNew(String label) {
        Require.that(label != null && !label.isEmpty(), "a series must have a name, which the legend shows", label == null ? null : "an empty one",
                "name what it is");
        Require.that(chart.getSeries(label) == null, "each series of a figure must have a name of its own", "\"" + label + "\" again", "name them differently");
    }

    static boolean isPoints(XYSeries series) {
        return series.getMarker() != SeriesMarkers.NONE;
    }
}
