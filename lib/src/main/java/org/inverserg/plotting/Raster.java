package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/** Pictures of pixels, sharp on dense screens and in print. */
final class Raster {

    /** Pixels for each unit of a picture's width. */
    static final int RESOLUTION = 2;

    private static final int MOST_PIXELS = 1 << 26;

    private Raster() {
    }

    static BufferedImage of(int width, int height, Consumer<Graphics2D> painter) {
        long pixels = (long) RESOLUTION * RESOLUTION * width * height;
        Require.that(width >= 1 && height >= 1 && pixels <= MOST_PIXELS, "a picture must have between 1 and " + MOST_PIXELS + " pixels",
                RESOLUTION * (long) width + " × " + RESOLUTION * (long) height, "make it smaller, or show less of it");
        Memory.require(Integer.BYTES * pixels, "a picture of " + width + " × " + height, "make it smaller");
        var image = new BufferedImage(RESOLUTION * width, RESOLUTION * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(RESOLUTION, RESOLUTION);
        painter.accept(graphics);
        graphics.dispose();
        return image;
    }
}
