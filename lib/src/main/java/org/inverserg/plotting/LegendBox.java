package org.inverserg.plotting;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Text;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;

/**
 * The names of series beside samples of them, in one column or several.
 *
 * @param entries from top to bottom, column by column
 */
record LegendBox(List<Entry> entries) {

    private static final int LINE = 23;
    private static final int SAMPLE = 36;
    private static final int GAP = 9;
    private static final int BETWEEN = 24;
    private static final int PADDING = 9;

    /**
     * One series.
     *
     * @param marker null for none
     * @param line   null for none
     * @param banded whether it has a band of error
     */
    record Entry(String label, Color color, Color markerColor, Marker marker, BasicStroke line, boolean banded) {

        /** What stands for one thing in several panels looks the same in all of them. */
        private List<Object> look() {
            return Arrays.asList(label, color, markerColor); // what has no marker may have no colour for it
        }

        static Entry of(SeriesParts parts, XYSeries series) {
            boolean scattered = series.getXYSeriesRenderStyle().equals(Optional.of(XYSeriesRenderStyle.Scatter));
            return new Entry(Text.raised(series.getLabel()), series.getLineColor(), series.getMarkerColor(), SeriesParts.isPoints(series) ? series.getMarker() : null,
                    scattered ? null : series.getLineStyle(), parts.isBanded(series));
        }
    }

    /** Of all series that are to be in the legend; empty where there is only one, which the axes name already. */
    static LegendBox of(SeriesParts parts) {
        List<Entry> all = parts.all().stream().filter(XYSeries::isShowInLegend).map(series -> Entry.of(parts, series)).toList();
        return new LegendBox(all.size() > 1 ? all : List.of());
    }

    /** All entries of several legends, those of the same name and colours once. */
    static LegendBox joined(List<LegendBox> boxes) {
        Map<List<Object>, Entry> entries = new LinkedHashMap<>();
        boxes.forEach(box -> box.entries.forEach(entry -> entries.putIfAbsent(entry.look(), entry)));
        return new LegendBox(List.copyOf(entries.values()));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int width(int columns) {
        return 2 * PADDING + columns * (SAMPLE + GAP + widest()) + (columns - 1) * BETWEEN;
    }

    int height(int columns) {
        return 2 * PADDING + rows(columns) * LINE;
    }

    /** The most columns that fit, of equal length as far as possible. */
    int columns(int width) {
        int most = Math.max(1, entries.size());
        while (most > 1 && width(most) > width) {
            most--;
        }
        return (entries.size() + rows(most) - 1) / rows(most);
    }

    private int rows(int columns) {
        return Math.max(1, (entries.size() + columns - 1) / columns);
    }

    /** Paints it with its upper left corner at x, y. */
    void paint(Graphics2D outer, double x, double y, int columns) {
        var graphics = (Graphics2D) outer.create();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setFont(Palette.TICKS);
        FontMetrics metrics = graphics.getFontMetrics();
        for (int i = 0; i < entries.size(); i++) {
            double left = x + PADDING + Math.floorDiv(i, rows(columns)) * (double) (SAMPLE + GAP + widest() + BETWEEN);
            double middle = y + PADDING + (i % rows(columns) + 0.5) * LINE;
            sample(graphics, entries.get(i), left, middle);
            graphics.setColor(Palette.INK);
            Text.write(graphics, entries.get(i).label(), left + SAMPLE + GAP, middle + metrics.getAscent() * 0.37);
        }
        graphics.dispose();
    }

    private static void sample(Graphics2D graphics, Entry entry, double left, double middle) {
        if (entry.banded()) {
            graphics.setColor(Palette.shade(entry.color()));
            graphics.fill(new Rectangle2D.Double(left, middle - 6, SAMPLE, 12));
        }
        graphics.setColor(entry.color());
        if (entry.line() != null) {
            graphics.setStroke(entry.line());
            graphics.draw(new Line2D.Double(left, middle, left + SAMPLE, middle));
        }
        if (entry.marker() != null) {
            graphics.setColor(entry.markerColor());
            entry.marker().paint(graphics, left + SAMPLE / 2.0, middle, FigureStyle.MARKER_SIZE);
        }
    }

    private int widest() {
        return Text.widest(Palette.TICKS, entries.stream().map(Entry::label).toList());
    }
}
