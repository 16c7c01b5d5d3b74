package org.inverserg.plotting;

import java.util.Comparator;
import java.util.function.Function;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.Ticks;
import org.inverserg.parallel.Require;
import org.knowm.xchart.style.XYStyler;

/** Sets an XChart styler to the look of a printed figure: XChart leaves room for labels, the frame paints them. */
final class FigureStyle {

    /** The size of a figure that asks for none. */
    static final int WIDTH = 640;
    static final int HEIGHT = 460;

    private static final int LARGEST = 4000;

    static final int TICK_PADDING = 6;
    /** The most labels of a vertical axis. */
    static final int MOST_Y = 7;

    static final int MARKER_SIZE = 9;
    private static final String HAIR_SPACE = "\u200a";

    private FigureStyle() {
    }

    /** @throws IllegalArgumentException if there is no room for the axes, or if it is too large to be painted */
    static void requireSize(int width, int height) {
        if (width < 200 || height < 150) {
            throw new IllegalArgumentException("a figure must be at least 200 wide and 150 high to have room for its axes, got "
                    + width + " × " + height + "; " + WIDTH + " × " + HEIGHT + " is usual");
        }
        Require.that(Math.max(width, height) <= LARGEST, "a figure must be at most " + LARGEST + " wide and high, or its picture takes gigabytes",
                width + " × " + height, "save it as .svg or .pdf, which can be enlarged at will");
    }

    static void apply(XYStyler styler) {
        styler.setChartBackgroundColor(Palette.PAPER);
        styler.setPlotBackgroundColor(Palette.PAPER);
        styler.setPlotBorderVisible(false);
        styler.setChartPadding(14);
        styler.setChartFontColor(Palette.INK);
        styler.setChartTitleFont(Palette.TITLES);
        styler.setChartTitleVisible(false);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(10);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotTicksMarksVisible(false);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1);
        styler.setAxisTicksMarksVisible(false);
        styler.setAxisTicksLineVisible(false);
        styler.setAxisTickMarkLength(0);
        styler.setAxisTickPadding(TICK_PADDING);
        styler.setAxisTickLabelsColor(Palette.PAPER); // not transparent: EPS knows no such colour
        styler.setXAxisTickLabelsColor(Palette.PAPER);
        styler.setYAxisTickLabelsColor(Palette.PAPER);
        styler.setXAxisLogarithmicDecadeOnly(false); // or there is no room for labels between decades
        styler.setYAxisLogarithmicDecadeOnly(false);
        styler.setAxisTickLabelsFont(Palette.TICKS);
        styler.setAxisTitleFont(Palette.TITLES);
        styler.setAxisTitlePadding(10);
        styler.setMarkerSize(MARKER_SIZE);
        styler.setLegendVisible(false); // painted by LegendBox
        styler.setAntiAlias(true);
        styler.setTextAntiAlias(true);
    }

    /** Ranges, and room for the longest label of each axis. */
    static void range(XYStyler styler, Scale x, Scale y) {
        styler.setXAxisMin(x.min());
        styler.setXAxisMax(x.max());
        styler.setYAxisMin(y.min());
        styler.setYAxisMax(y.max());
        Ticks ticks = Ticks.of(y, MOST_Y);
        String longest = ticks.labelled().stream().map(ticks::label).max(Comparator.comparingInt(String::length)).orElse("") + "0";
        styler.setXAxisTickLabelsFormattingFunction(spacer("0", x.min()));
        styler.setYAxisTickLabelsFormattingFunction(spacer(longest, y.min()));
    }

    /** A label in the colour of the paper that takes the room of {@code widest}. XChart leaves no room if both ends of an axis look the same. */
    private static Function<Double, String> spacer(String widest, double min) {
        return value -> value == min ? widest + HAIR_SPACE : widest;
    }
}
