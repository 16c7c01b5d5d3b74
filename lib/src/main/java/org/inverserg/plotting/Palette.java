package org.inverserg.plotting;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The look of all figures. Colours by M. Okabe and K. Ito (Color Universal Design, 2008), which colour-blind readers can tell apart; every
 * colour goes with a marker of its own, so that figures can be read in grey as well.
 */
final class Palette {

    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color PAPER = Color.WHITE;

    /** Spins up and down. */
    static final Color UP = new Color(0x1b, 0x26, 0x38);
    static final Color DOWN = new Color(0xf4, 0xf1, 0xe8);

    static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    static final Font TITLES = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

    static final BasicStroke THIN = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final BasicStroke SOLID = new BasicStroke(1.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {7, 5}, 0);

    private static final Color[] COLORS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7),
        new Color(0x56b4e9), new Color(0xe69f00), Color.BLACK};
    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS, SeriesMarkers.PLUS};

    private Palette() {
    }

    /** The colour of series {@code index}. */
    static Color color(int index) {
        return COLORS[index % COLORS.length];
    }

    /** The marker of series {@code index}; combinations with colours repeat after 49 series. */
    static Marker marker(int index) {
        return MARKERS[(index + index / MARKERS.length) % MARKERS.length];
    }
}
