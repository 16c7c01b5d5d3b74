package org.inverserg.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.drawing.ColorScale;
import org.inverserg.lattice.Fields;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapsTest {

    @Test
    void wholeNumbersAreWrittenWithoutDecimals() {
        assertThat(Tile.of("order", new double[][] {{0, 5}, {-1, Double.NaN}}).texts()).containsExactly("0", "5", "−1", "");
        assertThat(Tile.of("K", new double[][] {{0, 5}, {-1.5, Double.NaN}}).texts()).containsExactly("0.00", "5.00", "−1.50", "");
    }

    @Test
    void lightnessFallsEvenlySoThatTheScaleReadsInGrey() {
        var scale = new ColorScale(-1, 1);
        double[] greys = DoubleStream.iterate(-1, x -> x <= 1, x -> x + 0.05).map(x -> Pixels.lightness(scale.of(x))).toArray();
        assertThat(IntStream.range(1, greys.length).allMatch(i -> greys[i] < greys[i - 1])).isTrue();
        assertThat(scale.of(-7)).isEqualTo(scale.of(-1));
        assertThat(scale.of(Double.NaN)).isEqualTo(Color.WHITE);
        Color negative = scale.of(-0.4);
        assertThat(negative.getRed()).isGreaterThan(negative.getBlue());
        Color positive = scale.of(0.4);
        assertThat(positive.getBlue()).isGreaterThan(positive.getRed());
    }

    @Test
    void cellsHaveTheColoursOfTheirValues() {
        HeatMaps picture = Plot.heatMap("P", new double[][] {{0, 1}, {0.5, 0.25}}).range(0, 1);
        BufferedImage image = Pixels.painted(picture);
        var scale = new ColorScale(0, 1);
        assertThat(Pixels.at(image, 3, 3)).isEqualTo(scale.of(0));
        assertThat(Pixels.at(image, 50, 3)).isEqualTo(scale.of(1));
        assertThat(Pixels.at(image, 3, 50)).isEqualTo(scale.of(0.5));
        assertThat(Pixels.inked(image, 15, 15, 16, 16)).as("the value is written").isGreaterThan(5);
        assertThat(picture).hasToString("1 heat map of P");
    }

    @Test
    void kernelsStandBesideEachOtherWithOneBar() {
        var kernels = new LinkedHashMap<String, SymmetricKernel>();
        kernels.put("k=3", SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5));
        kernels.put("k=5", SymmetricKernel.withWeights(5, 1.4, 0.7, 0.5, -0.2, 0.1, -0.1));
        HeatMaps both = Plot.kernels(kernels);
        assertThat(both.getWidth()).isGreaterThan(Plot.kernel(kernels.get("k=5")).getWidth() + 3 * 40);
        assertThat(both.getHeight()).isBetween(5 * 46, 5 * 46 + 50);
        assertThat(Tile.of("", kernels.get("k=5")).texts().get(0)).isEqualTo("−0.10");
    }

    @Test
    void fieldsOfAllSizesHaveTheSameHeight() {
        var ensembles = new LinkedHashMap<String, Fields>();
        for (int size = 8; size <= 128; size *= 2) {
            float[] field = new float[size * size];
            for (int i = 0; i < field.length; i++) {
                field[i] = i % size < size / 2 ? 1 : -1;
            }
            ensembles.put("L = " + size, Fields.of(field));
        }
        HeatMaps picture = Plot.fields(ensembles);
        assertThat(picture.getWidth()).isLessThanOrEqualTo(1000);
        assertThat(picture.getHeight()).isLessThan(2 * 170);
        BufferedImage image = Pixels.painted(picture);
        var scale = new ColorScale(-1, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(Pixels.at(image, i * 176 + 20, 80)).as("left half of field %d", i).isEqualTo(scale.of(1));
            assertThat(Pixels.at(image, i * 176 + 140, 80)).as("right half of field %d", i).isEqualTo(scale.of(-1));
        }
        assertThatThrownBy(() -> Plot.field(ensembles.get("L = 8"), 1)).hasMessageContaining("numbered 0 to 0, got 1");
    }

    @Test
    void badInputIsSaid() {
        assertThatThrownBy(() -> Plot.heatMap("x", new double[0][0])).hasMessageContaining("at least one row and one column");
        assertThatThrownBy(() -> Plot.heatMap("x", new double[][] {{1, 2}, {3}})).hasMessageContaining("got 2 values in row 0 and 1 in row 1");
        assertThatThrownBy(() -> Plot.heatMap("x", new double[][] {{1}}).range(1, 0)).hasMessageContaining("got 1.0 to 0.0");
        assertThatThrownBy(() -> Plot.fields(Map.of())).hasMessageContaining("at least one heat map or field");
    }

    @Test
    void isWrittenToFiles(@TempDir Path folder) throws Exception {
        HeatMaps picture = Plot.kernel(SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5));
        assertThat(Files.readString(picture.save(folder.resolve("kernel.svg")))).contains("<path").doesNotContain("<text");
        assertThat(Files.size(picture.save(folder.resolve("kernel.pdf")))).isGreaterThan(1000);
        assertThat(Files.size(picture.save(folder.resolve("kernel.png")))).isGreaterThan(1000);
    }
}
