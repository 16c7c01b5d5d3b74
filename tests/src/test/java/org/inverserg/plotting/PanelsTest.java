package org.inverserg.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelsTest {

    private static final double[] X = {1, 2, 4};

    private static Figure figure(String... labels) {
        Figure figure = Plot.logLog("L", "y");
        for (String label : labels) {
            figure.joinedPoints(label, X, X, null);
        }
        return figure;
    }

    @Test
    void figuresOfTheSameSeriesShareOneLegendBelow() {
        Figure first = figure("MC", "k=3");
        Panels panels = Plot.panels(2, first, figure("k=3", "MC").reference("exact", 2));
        BufferedImage image = Pixels.painted(panels);
        assertThat(first.legendPlace()).isEqualTo(LegendPlace.NOWHERE);
        int lowest = panels.getHeight() - 35;
        assertThat(Pixels.inked(image, 200, lowest, 600, 30)).isGreaterThan(100);
        assertThat(panels).hasToString("2 panels: y against L, y against L");
    }

    @Test
    void figuresOfOtherSeriesKeepTheirOwn() {
        Figure first = figure("MC", "k=3");
        Pixels.painted(Plot.panels(2, first, figure("MC", "k=5")));
        assertThat(first.legendPlace()).isNotEqualTo(LegendPlace.NOWHERE);
    }

    @Test
    void figuresAreAsTheyWereAfterwards() {
        Figure figure = figure("MC", "k=3");
        Panels panels = Plot.panels(3, figure, figure("MC", "k=3"), figure("MC", "k=3"));
        Pixels.painted(panels);
        assertThat(figure.getWidth()).isEqualTo(640);
        assertThat(figure.hasAutomaticLegend()).isTrue();
        assertThat(panels.getWidth()).isBetween(990, 1030);
    }

    @Test
    void lettersStandInTheUpperLeftCorners() {
        BufferedImage image = Pixels.painted(Plot.panels(2, figure("a"), figure("b"), Plot.heatMap("x", new double[][] {{1, 2}})));
        assertThat(Pixels.inked(image, 0, 2, 22, 20)).isGreaterThan(15);
        assertThat(Pixels.inked(image, 510, 2, 22, 20)).isGreaterThan(15);
        assertThat(Pixels.inked(Pixels.painted(Plot.panels(1, figure("a"))), 0, 2, 22, 20)).isZero();
    }

    @Test
    void panelsAreWrittenToFilesAndNeedAPicture(@TempDir Path folder) throws Exception {
        Panels panels = Plot.panels(2, figure("MC", "k=3"), figure("MC", "k=3"));
        assertThat(Files.readString(panels.save(folder.resolve("panels.svg")))).contains("width=\"" + panels.getWidth() + "px\"");
        assertThat(Files.size(panels.save(folder.resolve("panels.pdf")))).isGreaterThan(1000);
        assertThatThrownBy(() -> Plot.panels(0, figure("a"))).hasMessageContaining("at least one column and one picture, got 0 and 1");
    }
}
