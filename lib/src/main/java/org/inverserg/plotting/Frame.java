package org.inverserg.plotting;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.Text;
import org.inverserg.drawing.Ticks;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * Paints what XChart cannot: the box, marks at chosen places of logarithmic axes with their labels, and error bars that reach
 * beyond the axis.
 */
final class Frame extends Annotation {

    private static final int MOST_X = 11;
    private static final int FEWEST_X = 3;
    private static final int LONG_MARK = 7;
    private static final int SHORT_MARK = 4;
    private static final double CAP = 3.5;
    /** How far a marker reaches. */
    private static final double EDGE = FigureStyle.MARKER_SIZE / 2.0;
    private static final double ARROW = 9;
    private static final BasicStroke BAR = new BasicStroke(1.3f);

    @SuppressWarnings("HidingField") // the same, as the figure it is
    private final XYChart chart;
    private final SeriesParts parts;
    private Scale xScale;
    private Scale yScale;
    private Rectangle2D box;

    Frame(XYChart chart, SeriesParts parts) {
        super(true);
        this.chart = chart;
        this.parts = parts;
    }

    void setScales(Scale x, Scale y) {
        xScale = x;
        yScale = y;
    }

    /** The plot area as it was painted last. */
    Rectangle2D box() {
        return box;
    }

    @Override
    public void paint(Graphics2D outer) {
        var graphics = (Graphics2D) outer.create();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double left = chart.getScreenXFromChart(xScale.min());
        double top = chart.getScreenYFromChart(yScale.max());
        box = new Rectangle2D.Double(left, top, chart.getScreenXFromChart(xScale.max()) - left,
                chart.getScreenYFromChart(yScale.min()) - top);
        parts.all().stream().filter(series -> !parts.isBanded(series) && parts.stretched(series) == null && SeriesParts.isPoints(series))
                .forEach(series -> bars(graphics, series));
        graphics.setColor(Palette.INK);
        graphics.setStroke(Palette.HAIR);
        graphics.setFont(Palette.TICKS);
        graphics.draw(box);
        xMarks(graphics, xTicks(graphics.getFontMetrics()));
        yMarks(graphics, Ticks.of(yScale, FigureStyle.MOST_Y));
        graphics.dispose();
    }

    /** Error bars, and arrows for points beyond the ends of the vertical axis. */
    private void bars(Graphics2D outer, XYSeries series) {
        var graphics = (Graphics2D) outer.create();
        graphics.clip(box);
        graphics.setColor(series.getMarkerColor() != null ? series.getMarkerColor() : Palette.INK);
        graphics.setStroke(BAR);
        double[] error = parts.errors(series);
        double[] xError = parts.xErrors(series);
        for (int i = 0; i < series.getXData().length; i++) {
            double x = series.getXData()[i];
            double y = series.getYData()[i];
            if (error != null && error[i] > 0 && Double.isFinite(error[i])) {
                bar(graphics, x(x), y - error[i], y + error[i], y);
            }
            if (xError != null && xError[i] > 0 && Double.isFinite(xError[i])) {
                rowBar(graphics, y(y), x(x - xError[i]), x(x + xError[i]), x(x));
            }
            if (xScale.holds(x) && !yScale.holds(y)) {
                arrow(graphics, x(x), y > yScale.max());
            }
        }
        double[][] below = parts.below(series);
        for (int i = 0; i < below[0].length; i++) {
            arrow(graphics, x(below[0][i]), false);
            if (below[1][i] > yScale.min()) {
                bar(graphics, x(below[0][i]), Double.NEGATIVE_INFINITY, below[1][i], yScale.min());
            }
        }
        graphics.dispose();
    }

    /** A lower end that the axis does not hold is cut at the axis, without a cap; the bar starts at the edge of the marker, which may be hollow. */
    private void bar(Graphics2D graphics, double x, double low, double high, double middle) {
        boolean cut = !(low >= yScale.min());
        double bottom = cut ? box.getMaxY() : y(low);
        piece(graphics, x, y(middle) - EDGE, x, y(high), y(middle) - EDGE > y(high));
        piece(graphics, x, y(middle) + EDGE, x, bottom, y(middle) + EDGE < bottom);
        piece(graphics, x - CAP, y(high), x + CAP, y(high), y(middle) - EDGE > y(high));
        piece(graphics, x - CAP, bottom, x + CAP, bottom, !cut && y(middle) + EDGE < bottom);
    }

    private static void rowBar(Graphics2D graphics, double y, double left, double right, double middle) {
        piece(graphics, left, y, middle - EDGE, y, left < middle - EDGE);
        piece(graphics, middle + EDGE, y, right, y, right > middle + EDGE);
        piece(graphics, left, y - CAP, left, y + CAP, left < middle - EDGE);
        piece(graphics, right, y - CAP, right, y + CAP, right > middle + EDGE);
    }

    private static void piece(Graphics2D graphics, double x1, double y1, double x2, double y2, boolean visible) {
        if (visible) {
            graphics.draw(new Line2D.Double(x1, y1, x2, y2));
        }
    }

    private void arrow(Graphics2D graphics, double x, boolean upwards) {
        double tip = upwards ? box.getMinY() + 3 : box.getMaxY() - 3;
        double back = upwards ? ARROW : -ARROW;
        var head = new Path2D.Double();
        head.moveTo(x, tip);
        head.lineTo(x - ARROW / 2, tip + back);
        head.lineTo(x + ARROW / 2, tip + back);
        head.closePath();
        graphics.draw(head);
    }

    /** As many as have room: labels keep a digit's distance. */
    private Ticks xTicks(FontMetrics metrics) {
        int most = MOST_X;
        while (most > FEWEST_X && crowded(Ticks.of(xScale, most), metrics)) {
            most--;
        }
        return Ticks.of(xScale, most);
    }

    private boolean crowded(Ticks ticks, FontMetrics metrics) {
        double end = Double.NEGATIVE_INFINITY;
        for (double value : ticks.labelled()) {
            double half = metrics.stringWidth(ticks.label(value)) / 2.0;
            if (x(value) - half < end + metrics.charWidth('0')) {
                return true;
            }
            end = x(value) + half;
        }
        return false;
    }

    private void xMarks(Graphics2D graphics, Ticks ticks) {
        FontMetrics metrics = graphics.getFontMetrics();
        for (double value : ticks.labelled()) {
            String label = ticks.label(value);
            Text.writeCentred(graphics, label, x(value), box.getMaxY() + FigureStyle.TICK_PADDING + metrics.getAscent() * 0.8);
            xMark(graphics, x(value), LONG_MARK);
        }
        ticks.between().forEach(value -> xMark(graphics, x(value), SHORT_MARK));
    }

    private void xMark(Graphics2D graphics, double x, int length) {
        graphics.draw(new Line2D.Double(x, box.getMaxY(), x, box.getMaxY() - length));
        graphics.draw(new Line2D.Double(x, box.getMinY(), x, box.getMinY() + length));
    }

    private void yMarks(Graphics2D graphics, Ticks ticks) {
        FontMetrics metrics = graphics.getFontMetrics();
        for (double value : ticks.labelled()) {
            String label = ticks.label(value);
            Text.write(graphics, label, box.getMinX() - FigureStyle.TICK_PADDING - metrics.stringWidth(label), y(value) + metrics.getAscent() * 0.37);
            yMark(graphics, y(value), LONG_MARK);
        }
        ticks.between().forEach(value -> yMark(graphics, y(value), SHORT_MARK));
    }

    private void yMark(Graphics2D graphics, double y, int length) {
        graphics.draw(new Line2D.Double(box.getMinX(), y, box.getMinX() + length, y));
        graphics.draw(new Line2D.Double(box.getMaxX(), y, box.getMaxX() - length, y));
    }

    private double x(double value) {
        return box.getMinX() + xScale.position(value) * box.getWidth();
    }

    private double y(double value) {
        return box.getMaxY() - yScale.position(value) * box.getHeight();
    }
}
