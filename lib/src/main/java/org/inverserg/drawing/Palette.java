package org.inverserg.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The look of all figures. Colours by M. Okabe and K. Ito (Color Universal Design, 2008), which colour-blind readers can
 * tell apart.
 *
 * @hidden
 */
@Internal
public final class Palette {

    public static final Color INK = new Color(0x22, 0x22, 0x22);
    public static final Color PAPER = Color.WHITE;

    /** Spins up and down. */
    public static final Color UP = new Color(0x1b, 0x26, 0x38);
    public static final Color DOWN = new Color(0xf4, 0xf1, 0xe8);

    public static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    public static final Font CELLS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    public static final Font TITLES = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

    public static final BasicStroke HAIR = new BasicStroke(1.1f);
    public static final BasicStroke DASHED = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {7, 5}, 0);

    private static final int SHADE = 60;

    private Palette() {
    }

    /** A colour for a band about a line of {@code color}. */
    public static Color shade(Color color) {
        Require.given(color, "a colour");
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), SHADE);
    }
}
