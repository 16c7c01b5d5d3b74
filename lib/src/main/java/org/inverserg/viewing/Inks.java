package org.inverserg.viewing;

import java.util.Arrays;
import org.inverserg.drawing.ColorScale;
import org.inverserg.drawing.Palette;

/**
 * The colours of a configuration, those of {@code Plot.lattice} and {@code Plot.field}.
 *
 * @param bits   that tell which colour a site has
 * @param colors 2^bits of them, 0xRRGGBB, from the lowest value to the highest
 * @param lowest value of the first one
 * @param step   from a value to the next
 */
record Inks(int bits, int[] colors, double lowest, double step) {

    private static final int RGB = 0xffffff;
    private static final int SHADES = 1 << Byte.SIZE;

    static Inks ofSpins() {
        return new Inks(1, new int[] {Palette.DOWN.getRGB() & RGB, Palette.UP.getRGB() & RGB}, -1, 2);
    }

    /** 256 values, which are all that a byte tells apart. */
    static Inks ofFields(ColorScale scale) {
        double step = (scale.max() - scale.min()) / (SHADES - 1);
        int[] colors = new int[SHADES];
        Arrays.setAll(colors, number -> scale.of(scale.min() + number * step).getRGB() & RGB);
        return new Inks(Byte.SIZE, colors, scale.min(), step);
    }

    /** The number of the colour nearest to a value. */
    int nearest(double value) {
        return (int) Math.max(0, Math.min(colors.length - 1, Math.round((value - lowest) / step)));
    }
}
