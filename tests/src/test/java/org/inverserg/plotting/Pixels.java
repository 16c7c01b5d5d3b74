package org.inverserg.plotting;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Looks at painted pictures. */
final class Pixels {

    private Pixels() {
    }

    /** At one pixel per unit. */
    static BufferedImage painted(Picture picture) {
        var image = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        picture.paint(graphics, picture.getWidth(), picture.getHeight());
        graphics.dispose();
        return image;
    }

    static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) Math.round(x), (int) Math.round(y)));
    }

    /** Pixels that are not white in a rectangle. */
    static long inked(BufferedImage image, int left, int top, int width, int height) {
        return IntStream.range(0, width * height).filter(i -> lightness(new Color(image.getRGB(left + i % width, top + i / width))) < 0.8).count();
    }

    /** As in a print without colours: from 0 to 1 (ITU-R BT.601). */
    static double lightness(Color color) {
        return (0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue()) / 255;
    }
}
