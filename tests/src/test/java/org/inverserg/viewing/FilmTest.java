package org.inverserg.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.inverserg.drawing.Palette;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.upscaling.DreamPlan;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films read back. */
class FilmTest {

    @TempDir
    private Path folder;

    private interface Frames {
        void read(ImageReader reader) throws IOException;
    }

    private static void read(Path film, Frames frames) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new File(film.toString()))) {
            reader.setInput(in);
            frames.read(reader);
        } finally {
            reader.dispose();
        }
    }

    private static IIOMetadataNode node(ImageReader reader, int frame, String name) throws IOException {
        var root = (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }

    @Test
    void everySizeIsAFrameOfTheSameWidth() throws IOException {
        DreamPlan plan = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146).dream(1).seed(7);
        Path film = plan.upTo(64).animation(folder.resolve("films/dream.gif").toString());
        read(film, reader -> {
            assertThat(reader.getNumImages(true)).isEqualTo(7);
            for (int frame = 1; frame < 7; frame++) {
                assertShows(reader.read(frame), plan.configurationsAt(1 << frame));
            }
            assertThat(reader.getWidth(0)).isEqualTo(512);
            assertThat(node(reader, 0, "GraphicControlExtension").getAttribute("delayTime")).isEqualTo("80");
            assertThat(node(reader, 6, "GraphicControlExtension").getAttribute("delayTime")).isEqualTo("300");
            IIOMetadataNode again = node(reader, 0, "ApplicationExtension");
            assertThat(again.getAttribute("applicationID") + again.getAttribute("authenticationCode")).isEqualTo("NETSCAPE2.0");
            assertThat((byte[]) again.getUserObject()).containsExactly(1, 0, 0);
        });
    }

    private static void assertShows(BufferedImage frame, Spins spins) {
        int pixels = 512 / spins.size();
        assertThat(frame.getWidth()).isEqualTo(512);
        assertThat(frame.getHeight()).isEqualTo(512);
        for (int row = 0; row < 512; row++) {
            for (int column = 0; column < 512; column++) {
                if (frame.getRGB(column, row) != (spins.spin(0, row / pixels, column / pixels) > 0 ? Palette.UP : Palette.DOWN).getRGB()) {
                    throw new AssertionError("pixel (" + row + ", " + column + ") of L = " + spins.size());
                }
            }
        }
    }

    @Test
    void fieldsHaveTheirColours() throws IOException {
        float[] fine = new float[36];
        fine[7] = -2;
        fine[8] = 2;
        Viewer viewer = Viewer.ofFields("small", 6, List.of(Fields.of(new float[9]), Fields.of(fine)));
        read(viewer.animation(folder.resolve("fields.gif")), reader -> {
            BufferedImage last = reader.read(1);
            assertThat(last.getWidth()).isEqualTo(6 * 85);
            assertThat(last.getRGB(85 + 40, 85 + 40) & 0xffffff).isEqualTo(0xfff6cc);
            assertThat(last.getRGB(2 * 85 + 40, 85 + 40) & 0xffffff).isEqualTo(0x002149);
        });
    }
}
