package org.inverserg.plotting;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Puts the legend into the corner that is free of data, or, where there is none, beside the figure. */
final class Legends {

    /** Width and height of the plot area as parts of the figure's, roughly. */
    private static final double PLOT = 0.82;
    private static final int LINE = 30;
    private static final int STEPS = 24;

    private Legends() {
    }

    static void place(Figure figure, Scale x, Scale y) {
        figure.getStyler().setLegendVisible(figure.getSeriesCollection().size() > 1);
        double width = (widest(figure) + 70) / (PLOT * figure.getWidth());
        double height = (figure.getSeriesCollection().size() * LINE + 16) / (PLOT * figure.getHeight());
        figure.getStyler().setLegendPosition(corner(figure, x, y, width, height));
    }

    private static LegendPosition corner(Figure figure, Scale x, Scale y, double width, double height) {
        Map<LegendPosition, double[]> corners = new EnumMap<>(LegendPosition.class);
        corners.put(LegendPosition.InsideNW, new double[] {0, 1 - height});
        corners.put(LegendPosition.InsideSE, new double[] {1 - width, 0});
        corners.put(LegendPosition.InsideNE, new double[] {1 - width, 1 - height});
        corners.put(LegendPosition.InsideSW, new double[] {0, 0});
        LegendPosition best = LegendPosition.OutsideE;
        int fewest = 1;
        for (var entry : corners.entrySet()) {
            double[] low = entry.getValue();
            int inside = figure.getSeriesCollection().stream()
                    .mapToInt(series -> inside(series, figure.errors(series), x, y, low, width, height)).sum();
            if (inside < fewest) {
                best = entry.getKey();
                fewest = inside;
            }
        }
        return best;
    }

    /** How many points of a series, or of the lines between them, lie in a rectangle of the plot area. */
    private static int inside(XYSeries series, double[] error, Scale x, Scale y, double[] low, double width, double height) {
        double[] xs = series.getXData();
        double[] ys = series.getYData();
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            int next = Math.min(i + 1, xs.length - 1);
            for (int step = 0; step < STEPS; step++) {
                double part = (double) step / STEPS;
                double across = (1 - part) * x.position(xs[i]) + part * x.position(xs[next]);
                double up = (1 - part) * y.position(ys[i]) + part * y.position(ys[next]);
                count += within(across, low[0], width) && within(up, low[1], height) ? 1 : 0;
            }
            if (error != null && error[i] > 0 && within(x.position(xs[i]), low[0], width)) {
                double bottom = y.holds(ys[i] - error[i]) ? y.position(ys[i] - error[i]) : 0;
                count += bottom < low[1] + height && y.position(ys[i] + error[i]) > low[1] ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean within(double position, double low, double extent) {
        return position >= low && position <= low + extent;
    }

    private static int widest(Figure figure) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = graphics.getFontMetrics(Palette.TICKS);
        int widest = figure.getSeriesCollection().stream().mapToInt(series -> metrics.stringWidth(series.getLabel())).max().orElse(0);
        graphics.dispose();
        return widest;
    }
}
