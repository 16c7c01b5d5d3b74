package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class BundleTest {

    @Test
    void anythingHasPlainText() {
        assertThat(Bundle.of(null)).containsOnly(Map.entry("text/plain", "null"));
        assertThat(Bundle.of(42)).containsOnly(Map.entry("text/plain", "42"));
        assertThat(Bundle.of(new double[] {1, 2.5})).containsEntry("text/plain", "[1.0, 2.5]");
        assertThat(Bundle.of(new int[][] {{1}, {2, 3}})).containsEntry("text/plain", "[[1], [2, 3]]");
        var provenance = Provenance.of("Ising L=8", 10, 3L);
        assertThat(Bundle.of(provenance)).containsEntry("text/plain", provenance.toString());
    }

    @Test
    void numbersWithErrors() {
        assertThat(Bundle.of(Estimate.of(1.80561, 0.00094))).containsEntry("text/plain", "1.8056(9)").containsEntry("text/html", "1.8056(9)");
        assertThat(Bundle.of(Estimate.of(1.23e9, 4e7)).get("text/html")).isEqualTo("1.23(4)×10<sup>9</sup>");
        var replicas = Replicas.of(2, new double[] {1.9, 2.1}, new double[] {0.5, 0.5});
        assertThat(Bundle.of(replicas)).isEqualTo(Bundle.of(replicas.estimate()));
    }

    @Test
    void tableMergesErrorsAndEscapes() {
        var table = Table.create("t", StringColumn.create("name", "<b>&\"", "k=3"), IntColumn.create("L", 8, 1024),
                DoubleColumn.create("chi", 12.3456, 0.5), DoubleColumn.create("chi_err", 0.0123, 0.25),
                DoubleColumn.create("free_sys", 1e-9, 123456789));
        var bundle = Bundle.of(table);
        assertThat(bundle.get("text/plain")).isEqualTo("""
                name      L         chi   free_sys
                <b>&"     8  12.346(12)       1e-9
                k=3    1024    0.50(25)  1.23457e8""");
        assertThat(bundle.get("text/html"))
                .contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>", "chi_err", "color", "background")
                .contains("<td style=\"text-align:right\">12.346(12)</td>", "<th style=\"text-align:left\">name</th>");
    }

    @Test
    void systematicErrorsStandInBracketsOfTheirOwn() {
        var table = Table.create("t", DoubleColumn.create("y", 1.805, 1.5), DoubleColumn.create("y_err", 0.0012, Double.NaN),
                DoubleColumn.create("y_sys", 0.0034, Double.NaN));
        assertThat(Bundle.of(table).get("text/plain").lines()).extracting(String::strip).containsExactly("y", "1.8050(12)(34)", "1.5(?)");
    }

    @Test
    void limitsOfSystematicErrorsAreShownInTextAndHtml() {
        var estimates = List.of(Estimate.of(1.805, 0.0012).withSystematicBelow(0.0034), Estimate.of(1.805, 0.0012).withoutSystematic(), new Estimate(1.805, 0.0012, 0.002));
        var table = Table.create("t").addColumns(EstimateColumns.withSystematic("y", estimates));
        assertThat(Bundle.of(table).get("text/plain").lines()).extracting(String::strip)
                .containsExactly("y", "1.8050(12)(<34)", "1.8050(12)(none)", "1.8050(12)(20)");
        assertThat(Bundle.of(table).get("text/html")).contains("1.8050(12)(&lt;34)").doesNotContain("at most");
        assertThat(Bundle.of(estimates.get(0)).get("text/plain")).isEqualTo("1.8050(12)(<34)");
    }

    @Test
    void longTableIsCutWithARemark() {
        var table = Table.create("t", IntColumn.create("i", IntStream.range(0, 100).toArray()));
        var bundle = Bundle.of(table);
        assertThat(bundle.get("text/html")).contains(">63<").doesNotContain(">64<").endsWith("<p>… and 36 more rows (100 in all)</p>");
        assertThat(bundle.get("text/plain").lines()).hasSize(1 + 64 + 1);
    }

    @Test
    void observablesAreTheirTableWithTheRemarksOfTheirProvenance() {
        var moments = new Moments(2, Bins.of(2));
        moments.add(0, 2, new int[] {4, 2}, new int[] {0, 4});
        var bundle = Bundle.of(Observables.of(List.of(moments), Provenance.of("test", 2, 1L).noting("the chain is <short>")));
        assertThat(bundle.get("text/plain")).startsWith("L  n").endsWith("note: the chain is <short>");
        assertThat(bundle.get("text/html")).contains(">chi<", ">U<").doesNotContain("chi_err").endsWith("<p>note: the chain is &lt;short&gt;</p>");
    }

    @Test
    void chartIsAPictureOfTwiceItsSize() throws IOException {
        var chart = new XYChartBuilder().width(300).height(200).build();
        chart.addSeries("s", new double[] {1, 2}, new double[] {3, 4});
        BufferedImage image = decoded(Bundle.of(chart).get("image/png"));
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(IntStream.range(0, 600 * 400).map(i -> image.getRGB(i % 600, i / 600)).distinct().count()).isGreaterThan(10);
        assertThat(Bundle.metadata(chart).get("image/png")).containsEntry("width", 300).containsEntry("height", 200);
    }

    @Test
    void spinsAreAPictureOfTheFirstConfigurations() throws IOException {
        var spins = Spins.of(new byte[] {1}, new byte[] {-1});
        var bundle = Bundle.of(spins);
        assertThat(bundle).containsEntry("text/plain", "Spins 2 × 1 × 1");
        assertThat(decoded(bundle.get("image/png")).getWidth()).isEqualTo(2 * 256 + 12);
    }

    @Test
    void pictureKeepsItsPixels() throws IOException {
        var picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(2, 1, Color.RED.getRGB());
        BufferedImage image = decoded(Bundle.of(picture).get("image/png"));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getRGB(2, 1)).isEqualTo(Color.RED.getRGB());
        assertThat(Bundle.metadata(picture)).isEmpty();
    }

    private static BufferedImage decoded(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }
}
