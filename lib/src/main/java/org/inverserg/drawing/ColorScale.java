package org.inverserg.drawing;

import java.awt.Color;
import java.util.stream.DoubleStream;
import org.inverserg.parallel.Internal;

/**
 * Colours for values between two ends. Low values are pale and warm, high ones dark and cold as up spins are, the middle is grey: the
 * hue tells on which side of the middle a value lies, and lightness falls evenly (CIE L* from 97 to 13), so that it reads in grey as well.
 *
 * @param min value of the first colour
 * @param max value of the last colour
 * @hidden
 */
@Internal
public record ColorScale(double min, double max) {

    /** Equal steps of lightness. */
    private static final int[] ANCHORS = {0xfff6cc, 0xffdc92, 0xffb95f, 0xec9758, 0x928a84, 0x32769e, 0x005a9b, 0x003e7b, 0x002149};
    private static final double READABLE_ON_DARK = 0.55;

    /** With 0 in the middle and room for all finite values. */
    public static ColorScale about(DoubleStream values) {
        double largest = values.filter(Double::isFinite).map(Math::abs).max().orElse(0);
        return largest > 0 ? new ColorScale(-largest, largest) : new ColorScale(-1, 1);
    }

    /** Values beyond the ends have the colours of the ends; what is no number is left blank. */
    public Color of(double value) {
        if (Double.isNaN(value)) {
            return Palette.PAPER;
        }
        double place = Math.max(0, Math.min(1, (value - min) / (max - min))) * (ANCHORS.length - 1);
        int anchor = Math.min(ANCHORS.length - 2, (int) place);
        var low = new Color(ANCHORS[anchor]);
        var high = new Color(ANCHORS[anchor + 1]);
        double part = place - anchor;
        return new Color(mixed(low.getRed(), high.getRed(), part), mixed(low.getGreen(), high.getGreen(), part),
                mixed(low.getBlue(), high.getBlue(), part));
    }

    /** A colour that can be read on {@link #of}. */
    public Color ink(double value) {
        return (value - min) / (max - min) > READABLE_ON_DARK ? Palette.PAPER : Palette.INK;
    }

    private static int mixed(int low, int high, double part) {
        return (int) Math.round(low + part * (high - low));
    }
}
