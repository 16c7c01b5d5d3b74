package org.inverserg.plotting;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.inverserg.parallel.Require;
import org.inverserg.storage.WholeFile;

/** Writes figures to files, in the format that the name asks for. */
final class FigureFile {

    /** A PDF is measured in millimetres, a figure in the units of a screen, of which an inch has 96. */
    private static final double MILLIMETRES = 25.4 / 96;

    private FigureFile() {
    }

    /** Everything is drawn before the file is touched: a figure that cannot be drawn leaves the file as it was. */
    static Path save(Path file, int width, int height, Consumer<Graphics2D> painter) {
        byte[] content = content(width, height, painter, Require.given(file, "the name of a figure's file"));
        return WholeFile.save(file, "the figure", out -> out.write(content));
    }

    private static byte[] content(int width, int height, Consumer<Graphics2D> painter, Path file) {
        String name = String.valueOf(file.getFileName());
        var bytes = new ByteArrayOutputStream();
        try {
            switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
                case "svg" -> writeVectors(width, height, painter, "svg", 1, bytes);
                case "pdf" -> writeVectors(width, height, painter, "pdf", MILLIMETRES, bytes);
                case "png" -> ImageIO.write(Raster.of(width, height, painter), "png", bytes);
                default -> throw new IllegalArgumentException("the name of a figure's file must end in .svg, .pdf or .png, by which the "
                        + "format is chosen, got \"" + name + "\"; use \"figure.svg\", for example");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
        return bytes.toByteArray();
    }

    private static void writeVectors(int width, int height, Consumer<Graphics2D> painter, String format, double scale, ByteArrayOutputStream out)
            throws IOException {
        var graphics = new VectorGraphics2D();
        graphics.scale(scale, scale);
        painter.accept(graphics);
        var page = new PageSize(scale * width, scale * height);
        Processors.get(format).getDocument(graphics.getCommands(), page).writeTo(out);
    }
}
