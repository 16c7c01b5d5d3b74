package org.inverserg.notebook;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** Pictures as PNG in Base64. */
final class PngImage {

    /** Pixels of a chart per unit of its width, so that it is sharp on dense screens and in print. */
    static final int RESOLUTION = 2;

    private PngImage() {
    }

    static String of(Chart<?, ?> chart) {
        var image = new BufferedImage(RESOLUTION * chart.getWidth(), RESOLUTION * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(RESOLUTION, RESOLUTION);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        return of(image);
    }

    static String of(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
