package org.inverserg.notebook;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as PNG in Base64. */
final class PngImage {

    private PngImage() {
    }

    static String of(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
