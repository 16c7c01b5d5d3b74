package org.inverserg.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inverserg.drawing.Palette;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.notebook.Bundle;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.tower.Tower;
import org.inverserg.tower.TowerPlan;
import org.inverserg.tower.TransposedNetwork;
import org.inverserg.upscaling.DreamPlan;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest {

    private static final SymmetricKernel K3 = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146);
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    private static void assertShows(ShownPage page, int level, Spins spins, int index) {
        byte[] expected = spins.configuration(index);
        assertThat(page.sites(level)).as("L = " + spins.size()).isEqualTo(IntStream.range(0, expected.length).map(site -> (expected[site] + 1) / 2).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 129})
    void aDreamIsDrawnAgainToTheLastSpin(int index) {
        DreamPlan plan = K3.dream(130).seed(2).firstSteps(1, SymmetricKernel.withWeights(3, 1, 0.5, 0.5));
        Viewer viewer = plan.upTo(64).viewer(index);
        ShownPage page = ShownPage.of(viewer.html());
        assertThat(viewer.sizes()).containsExactly(1, 2, 4, 8, 16, 32, 64);
        for (int level = 1; level < 7; level++) {
            assertShows(page, level, plan.configurationsAt(1 << level), index);
        }
        assertThat(viewer).hasToString("viewer of configuration " + index + " of a dream with k=3, at L = 1, 2, 4, 8, 16, 32, 64");
        assertThat(viewer.notes()).isEmpty();
    }

    @Test
    void aDreamFromConfigurationsBeginsWithThem() {
        Spins start = Ising.critical(12).seed(1).sample(100);
        DreamPlan plan = K3.dream(start).seed(3);
        Viewer viewer = plan.upTo(48).viewer(70);
        ShownPage page = ShownPage.of(viewer.html());
        assertThat(viewer.sizes()).containsExactly(12, 24, 48);
        assertShows(page, 0, start, 70);
        assertShows(page, 2, plan.configurationsAt(48), 70);
    }

    @Test
    void anExactDreamShowsItsDecimations() {
        var plan = InverseDecimation.of(Ising.critical(16)).seed(1).train(2000).dream(100).seed(4);
        Viewer viewer = plan.upTo(16).viewer(90);
        ShownPage page = ShownPage.of(viewer.html());
        assertThat(viewer.sizes()).containsExactly(4, 8, 16);
        assertShows(page, 2, plan.configurationsAt(16), 90);
        for (int level = 0; level < 2; level++) {
            int size = 4 << level;
            int[] fine = page.sites(level + 1);
            assertThat(page.sites(level)).isEqualTo(IntStream.range(0, size * size).map(site -> fine[2 * (site / size) * 2 * size + 2 * (site % size)]).toArray());
        }
    }

    /** To half a step of the 256 that there are between −φ and φ of the largest. */
    @Test
    void fieldsAreRoundedAndSayHow() {
        Fields start = PhiFour.lambda(0.7).massSquared(-0.95).size(8).seed(3).sample(200);
        TransposedNetwork network = TransposedNetwork.channels(2).epochs(1).seed(1).train(start);
        TowerPlan plan = network.rescale(start);
        Tower tower = plan.upTo(32);
        ShownPage page = ShownPage.of(tower.viewer(5).html());
        for (int level = 0; level < 3; level++) {
            Fields fields = level == 0 ? start : plan.configurationsAt(8 << level);
            float[] expected = fields.field(5);
            int[] sites = page.sites(level);
            for (int site = 0; site < sites.length; site++) {
                assertThat(page.value(sites[site])).isCloseTo(expected[site], within(page.data().get("step").getAsDouble() * 0.5001));
            }
        }
        assertThat(tower.viewer().notes()).singleElement().asString().matches("φ is shown in steps of 0\\.0\\d+");
        assertThatThrownBy(() -> tower.viewer(64)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a field that a tower keeps to be looked at must be between 0 and 63, got 64");
    }

    @Test
    void aPageOfTheLargestSpinsIsBelowAMegabyte() throws IOException {
        Path file = K3.dream(1).seed(5).upTo(1024).viewer().save(folder.resolve("new/Dream.HTML").toString());
        assertThat(Files.size(file)).isLessThan(MEGABYTE).isGreaterThan((1024 * 1024 + 512 * 512) / 8 * 4 / 3);
        String page = Files.readString(file);
        assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("{{", "http:", "https:", " src=\"//");
        assertThat(ShownPage.of(page).sizes()).hasSize(11);
    }

    @Test
    void aPageOfTheLargestFieldsIsBelowAMegabyteAndSaysWhatItLeavesOut() throws IOException {
        var levels = IntStream.rangeClosed(0, 9).mapToObj(level -> Fields.of(new float[1 << 2 * level])).toList();
        Viewer viewer = Viewer.ofFields("zeros", 1024, levels);
        assertThat(Files.size(viewer.save(folder.resolve("fields.html")))).isLessThan(MEGABYTE);
        assertThat(viewer.notes()).last().asString().startsWith("L = 1024 is left out");
    }

    @Test
    void largerDreamsAreShownAsFarAsTheyFit() {
        Viewer viewer = K3.dream(1).seed(5).upTo(4096).viewer();
        assertThat(viewer.sizes()).endsWith(512, 1024);
        assertThat(viewer.notes()).containsExactly("L = 2048 to 4096 are left out: all that is shown is to fit into a page below 1 MB");
    }

    @Test
    void titlesCannotEndTheScriptOrTheAttribute() {
        String html = Viewer.ofSpins("</script><b a=\"&", 1, List.of(Spins.of(new byte[] {1}))).html();
        assertThat(html).contains("&lt;/script&gt;&lt;b a=&quot;&amp;");
        assertThat(ShownPage.of(html).data().get("title").getAsString()).isEqualTo("</script><b a=\"&");
    }

    @Test
    void aNotebookHasTheViewerAPictureAndAText() {
        Viewer viewer = K3.dream(1).seed(5).upTo(8).viewer();
        Map<String, String> bundle = Bundle.of(viewer);
        assertThat(bundle).containsOnlyKeys("text/plain", "text/html", "image/png").containsEntry("text/plain", viewer.toString());
        // Where a page takes scripts away, the picture is left; links of a site find it by the same bytes.
        assertThat(bundle.get("text/html")).contains("<img src=\"data:image/png;base64," + bundle.get("image/png") + "\"");
    }

    @Test
    void theStripShowsSizesInSquaresOfWholePixels() {
        DreamPlan plan = K3.dream(1).seed(5);
        BufferedImage strip = plan.upTo(64).viewer().strip();
        assertThat(strip.getWidth()).isEqualTo(4 * 256 + 3 * 12);
        Spins last = plan.configurationsAt(64);
        for (int row = 0; row < 256; row++) {
            for (int column = 0; column < 256; column++) {
                assertThat(strip.getRGB(3 * 268 + column, row))
                        .isEqualTo((last.spin(0, row / 4, column / 4) > 0 ? Palette.UP : Palette.DOWN).getRGB());
            }
        }
    }

    @Test
    void whatCannotBeShownIsRefusedWithTheRemedy() {
        Spins two = Spins.of(new byte[] {1, 1, 1, -1});
        assertThatThrownBy(() -> Viewer.ofSpins("two", 2, List.of(two, two))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice as large as the one before, got the sizes [2, 2]; ");
        assertThatThrownBy(() -> Viewer.ofSpins("none", 2, List.of())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 1 lattice");
        var dream = K3.dream(10).seed(1).upTo(4);
        assertThatThrownBy(() -> dream.viewer(10)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the number of a dream must be between 0 and 9, got 10");
        assertThatThrownBy(() -> dream.viewer().save(folder.resolve("dream.png"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a viewer's file must end in .html, got \"dream.png\"; use \"dream.html\", for example, or, for a film of it, "
                        + "animation(\"dream.gif\")");
        assertThatThrownBy(() -> dream.animation(folder.resolve("dream.mp4"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end in .gif, got \"dream.mp4\"");
        assertThat(folder).isEmptyDirectory();
    }
}
