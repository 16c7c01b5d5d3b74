package org.inverserg.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.inverserg.Slow;
import org.inverserg.environment.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFileTest {

    private static final double[] X = {2, 4, 8, 16, 32};

    @TempDir
    private Path folder;

    private static Figure figure() {
        double[] y = {3, 12, 42, 140, 30_000};
        return new Figure(true, true, "L", "χ").points("χ", X, y, new double[] {1, 20, 4, 14, 3000}).line("γ/ν", X, y);
    }

    @Test
    void pngHasTwoPixelsForEachUnit() throws IOException {
        Path file = figure().save(folder.resolve("new/figure.PNG"));
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(2 * figure().getWidth());
        assertThat(image.getHeight()).isEqualTo(2 * figure().getHeight());
    }

    @Test
    void svgIsOfTheFiguresSizeAndNeedsNoFont() throws IOException {
        Path file = figure().save(folder.resolve("figure.svg"));
        assertThat(Files.readString(file)).contains("<svg ", "width=\"640px\"", "height=\"460px\"", "<path").doesNotContain("<text", "font-family");
    }

    @Slow
    @Test
    void pdfLooksLikeThePicture() throws IOException, InterruptedException {
        Path file = figure().save(folder.resolve("figure.pdf"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("%%EOF");
        BufferedImage page = page(file);
        BufferedImage picture = Plot.image(figure());
        assertThat(page.getWidth()).isEqualTo(picture.getWidth());
        assertThat(page.getHeight()).isEqualTo(picture.getHeight());
        long different = IntStream.range(0, page.getWidth() * page.getHeight()).filter(i -> {
            int x = i % page.getWidth();
            int y = i / page.getWidth();
            return Math.abs((page.getRGB(x, y) >> 8 & 0xff) - (picture.getRGB(x, y) >> 8 & 0xff)) > 128;
        }).count();
        assertThat(different).as("pixels that differ").isLessThan(page.getWidth() * page.getHeight() / 100);
    }

    /** Rendered by another program. */
    private BufferedImage page(Path pdf) throws IOException, InterruptedException {
        Tools.require(Tools.onPath("pdftoppm"), "pdftoppm is needed to look at a PDF; environment/test installs it (poppler-utils)");
        var process = new ProcessBuilder("pdftoppm", "-scale-to-x", "1280", "-scale-to-y", "920", "-png", "-singlefile", pdf.toString(),
                folder.resolve("page").toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return ImageIO.read(folder.resolve("page.png").toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.jpg", "figure", ".hidden"})
    void otherNamesAreRefusedWithTheFormatsThereAre(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> figure().save(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end in .svg, .pdf or .png").hasMessageContaining("got \"" + name + "\"");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("figure.png");
        assertThatThrownBy(() -> figure().save(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be written to " + file).hasMessageContaining("choose another folder");
    }
}
