package org.inverserg.plotting;

import java.util.Comparator;
import java.util.function.Function;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.Ticks;
import org.knowm.xchart.style.XYStyler;

/** Sets an XChart styler to the look of {@link Figure}: XChart leaves room for labels, the {@link Frame} paints them. */
final class FigureStyle {

    static final int TICK_PADDING = 6;

    static final int MARKER_SIZE = 9;
    private static final String HAIR_SPACE = "\u200a";

    private FigureStyle() {
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
        Ticks ticks = Ticks.of(y, Frame.MOST_Y);
        String longest = ticks.labelled().stream().map(ticks::label).max(Comparator.comparingInt(String::length)).orElse("") + "0";
        styler.setXAxisTickLabelsFormattingFunction(spacer("0", x.min()));
        styler.setYAxisTickLabelsFormattingFunction(spacer(longest, y.min()));
    }

    /** A label in the colour of the paper that takes the room of {@code widest}. XChart leaves no room if both ends of an axis look the same. */
    private static Function<Double, String> spacer(String widest, double min) {
        return value -> value == min ? widest + HAIR_SPACE : widest;
    }
}
