package org.inverserg.plotting;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * Paints what XChart cannot: the box, marks at chosen places of logarithmic axes with their labels, and error bars that reach
 * beyond the axis.
 */
final class Frame extends Annotation {

    static final int MOST_Y = 7;

    private static final int MOST_X = 11;
    private static final int FEWEST_X = 3;
    private static final int LONG_MARK = 7;
    private static final int SHORT_MARK = 4;
    private static final double CAP = 3.5;
    private static final BasicStroke HAIR = new BasicStroke(1.1f);
    private static final BasicStroke BAR = new BasicStroke(1.3f);

    private final Figure figure;
    private Scale xScale;
    private Scale yScale;
    private Rectangle2D box;

    Frame(Figure figure) {
        super(true);
        this.figure = figure;
    }

    void setScales(Scale x, Scale y) {
        xScale = x;
        yScale = y;
    }

    @Override
    public void paint(Graphics2D outer) {
        var graphics = (Graphics2D) outer.create();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double left = figure.getScreenXFromChart(xScale.min());
        double top = figure.getScreenYFromChart(yScale.max());
        box = new Rectangle2D.Double(left, top, figure.getScreenXFromChart(xScale.max()) - left,
                figure.getScreenYFromChart(yScale.min()) - top);
        figure.getSeriesCollection().stream().filter(series -> figure.errors(series) != null).forEach(series -> bars(graphics, series));
        graphics.setColor(Palette.INK);
        graphics.setStroke(HAIR);
        graphics.setFont(Palette.TICKS);
        graphics.draw(box);
        xMarks(graphics, xTicks(graphics.getFontMetrics()));
        yMarks(graphics, Ticks.of(yScale, MOST_Y));
        graphics.dispose();
    }

    private void bars(Graphics2D graphics, XYSeries series) {
        graphics.setColor(series.getMarkerColor() != null ? series.getMarkerColor() : Palette.INK);
        graphics.setStroke(BAR);
        double[] error = figure.errors(series);
        for (int i = 0; i < error.length; i++) {
            if (error[i] > 0 && Double.isFinite(error[i])) {
                double y = series.getYData()[i];
                bar(graphics, x(series.getXData()[i]), y - error[i], y + error[i]);
            }
        }
    }

    /** A lower end that the axis does not hold is cut at the axis, without a cap. */
    private void bar(Graphics2D graphics, double x, double low, double high) {
        boolean cut = !yScale.holds(low);
        double bottom = cut ? box.getMaxY() : y(low);
        graphics.draw(new Line2D.Double(x, y(high), x, bottom));
        graphics.draw(new Line2D.Double(x - CAP, y(high), x + CAP, y(high)));
        if (!cut) {
            graphics.draw(new Line2D.Double(x - CAP, bottom, x + CAP, bottom));
        }
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
            write(graphics, label, (float) (x(value) - metrics.stringWidth(label) / 2.0),
                    (float) (box.getMaxY() + FigureStyle.TICK_PADDING + metrics.getAscent() * 0.8));
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
            write(graphics, label, (float) (box.getMinX() - FigureStyle.TICK_PADDING - metrics.stringWidth(label)),
                    (float) (y(value) + metrics.getAscent() * 0.37));
            yMark(graphics, y(value), LONG_MARK);
        }
        ticks.between().forEach(value -> yMark(graphics, y(value), SHORT_MARK));
    }

    private void yMark(Graphics2D graphics, double y, int length) {
        graphics.draw(new Line2D.Double(box.getMinX(), y, box.getMinX() + length, y));
        graphics.draw(new Line2D.Double(box.getMaxX(), y, box.getMaxX() - length, y));
    }

    /** As shapes: a file may be read where its font is not, or has no exponents. */
    private static void write(Graphics2D graphics, String text, float x, float y) {
        graphics.fill(graphics.getFont().createGlyphVector(graphics.getFontRenderContext(), text).getOutline(x, y));
    }

    private double x(double value) {
        return box.getMinX() + xScale.position(value) * box.getWidth();
    }

    private double y(double value) {
        return box.getMaxY() - yScale.position(value) * box.getHeight();
    }
}
