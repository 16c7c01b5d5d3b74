package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.inverserg.drawing.Scale;
import org.knowm.xchart.XYSeries;

/** Where a legend goes: into a corner, or the middle of an edge, that is free of data, or, where there is none, beside or below the figure. */
enum LegendPlace {
    UPPER_LEFT(0, 1), LOWER_RIGHT(1, 0), UPPER_RIGHT(1, 1), LOWER_LEFT(0, 0), UPPER_MIDDLE(0.5, 1), LOWER_MIDDLE(0.5, 0),
    RIGHT(0, 0), BELOW(0, 0), NOWHERE(0, 0);

    /** Of the figure, outside of the plot area, roughly. */
    private static final int AXIS_WIDTH = 110;
    private static final int AXIS_HEIGHT = 90;
    /** A legend that takes more of the figure's width goes below. */
    private static final double WIDEST_BESIDE = 0.3;
    private static final int MARGIN = 8;
    private static final int STEPS = 24;
    /** Half a marker, as part of the plot area. */
    private static final double CLEARANCE = 0.015;

    private final double across;
    private final double up;

    LegendPlace(double across, double up) {
        this.across = across;
        this.up = up;
    }

    static LegendPlace of(SeriesParts parts, Legend wanted, LegendBox box, Scale x, Scale y, int width, int height) {
        if (box.isEmpty()) {
            return NOWHERE;
        }
        if (wanted != Legend.AUTOMATIC) {
            return wanted == Legend.RIGHT ? RIGHT : BELOW;
        }
        double wide = (box.width(1) + MARGIN) / (double) (width - AXIS_WIDTH) + CLEARANCE;
        double high = (box.height(1) + MARGIN) / (double) (height - AXIS_HEIGHT) + CLEARANCE;
        for (LegendPlace corner : List.of(UPPER_LEFT, LOWER_RIGHT, UPPER_RIGHT, LOWER_LEFT, UPPER_MIDDLE, LOWER_MIDDLE)) {
            var area = new Rectangle2D.Double(corner.across * (1 - wide), corner.up * (1 - high), wide, high);
            if (wide < 1 && high < 1 && parts.all().stream().noneMatch(series -> touches(parts, series, x, y, area))) {
                return corner;
            }
        }
        return box.width(1) < WIDEST_BESIDE * width && box.height(1) < height - AXIS_HEIGHT ? RIGHT : BELOW;
    }

    /** The width that is taken from the figure. */
    int right(LegendBox box) {
        return this == RIGHT ? box.width(1) : 0;
    }

    /** The height that is taken from the figure. */
    int below(LegendBox box, int width) {
        return this == BELOW ? box.height(box.columns(width)) : 0;
    }

    /** @param plot the plot area that was painted */
    void paint(Graphics2D graphics, LegendBox box, Rectangle2D plot, int width, int height) {
        switch (this) {
            case NOWHERE -> { }
            case RIGHT -> box.paint(graphics, plot.getMaxX() + MARGIN, plot.getMinY(), 1);
            case BELOW -> {
                int columns = box.columns(width);
                double left = Math.max(0, Math.min(plot.getCenterX() - box.width(columns) / 2.0, width - box.width(columns)));
                box.paint(graphics, left, height - box.height(columns), columns);
            }
            default -> box.paint(graphics, plot.getMinX() + MARGIN + across * (plot.getWidth() - 2 * MARGIN - box.width(1)),
                    plot.getMinY() + MARGIN + (1 - up) * (plot.getHeight() - 2 * MARGIN - box.height(1)), 1);
        }
    }

    /** Whether a point of a series, the line between two, or an error bar lies in an area of the plot. */
    private static boolean touches(SeriesParts parts, XYSeries series, Scale x, Scale y, Rectangle2D area) {
        double[] xs = series.getXData();
        double[] ys = series.getYData();
        double[] error = parts.errors(series);
        for (int i = 0; i < xs.length; i++) {
            int next = Math.min(i + 1, xs.length - 1);
            for (int step = 0; step < STEPS; step++) {
                double part = (double) step / STEPS;
                if (area.contains((1 - part) * x.position(xs[i]) + part * x.position(xs[next]),
                        (1 - part) * y.position(ys[i]) + part * y.position(ys[next]))) {
                    return true;
                }
            }
            if (error != null && error[i] > 0) {
                double bottom = y.holds(ys[i] - error[i]) ? y.position(ys[i] - error[i]) : 0;
                double top = y.position(ys[i] + error[i]);
                if (area.intersects(x.position(xs[i]) - CLEARANCE, bottom, 2 * CLEARANCE, Math.max(top - bottom, 1e-9))) {
                    return true;
                }
            }
        }
        return false;
    }
}
