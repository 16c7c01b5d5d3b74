package org.inverserg.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.fitting.Fit;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Bins;
import org.inverserg.tower.TransposedNetwork;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;

class PlotTest {

    private static final int[] SIZES = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final Observables OBSERVABLES = observables(200, 1);

    @Test
    void showsAllSizesWithTheSymbolOfTheQuantity() {
        Figure figure = Plot.logLog(OBSERVABLES, "chi");
        XYSeries series = figure.getSeries("χ");
        assertThat(series.getXData()).containsExactly(IntStream.of(SIZES).asDoubleStream().toArray());
        assertThat(series.getYData()[3]).isEqualTo(OBSERVABLES.estimate("chi", 16).value());
        assertThat(figure.getXAxisTitle()).isEqualTo("L");
        assertThat(figure.getYAxisTitle()).isEqualTo("χ");
        assertThat(figure.getStyler().isXAxisLogarithmic()).isTrue();
        assertThat(inkOf(painted(figure), 0x0072b2)).isGreaterThan(300);
        assertThat(Plot.logarithmic(OBSERVABLES, "C").getStyler().isYAxisLogarithmic()).isFalse();
    }

    @Test
    void fitIsALineOverItsRangeWithTheExponentInTheLegend() {
        var fit = Fit.powerLaw(OBSERVABLES, "chi").from(8).to(256);
        Figure figure = Plot.logLog(fit);
        XYSeries line = figure.getSeries("exponent " + fit.exponent());
        assertThat(line.getXData()).containsExactly(8, 256);
        assertThat(line.getYData()[0]).isEqualTo(fit.at(8).value());
        assertThat(figure.getSeries("χ").getXData()).hasSize(SIZES.length);
        painted(figure);
        assertThat(figure.legendPlace()).isEqualTo(LegendPlace.UPPER_LEFT);
        assertThat(inkOf(painted(Plot.logarithmic(Fit.logarithm(OBSERVABLES, "C"))), 0x0072b2)).isGreaterThan(300);
    }

    @Test
    void overlaysHaveTheirOwnColoursAndMarkers() {
        Map<String, Observables> runs = new LinkedHashMap<>();
        runs.put("k = 3", OBSERVABLES);
        runs.put("Monte Carlo", observables(100, 2));
        Figure figure = Plot.logLog(runs, "chi");
        XYSeries first = figure.getSeries("k = 3");
        XYSeries second = figure.getSeries("Monte Carlo");
        assertThat(first.getMarkerColor()).isNotEqualTo(second.getMarkerColor());
        assertThat(first.getMarker()).isNotEqualTo(second.getMarker());
        assertThat(inkOf(painted(figure), 0x0b4f9c)).isGreaterThan(100);
    }

    /** The bar of the second point goes from 5 − 9 to 5 + 9: XChart alone throws. */
    @Test
    void errorBarsBelowZeroAreCutAtALogarithmicAxis() {
        Figure figure = new Figure(true, true, "L", "y")
                .points("y", new double[] {1, 2, 4}, new double[] {1, 5, 20}, new double[] {0.1, 9, Double.NaN});
        BufferedImage image = painted(figure);
        int x = (int) Math.round(figure.getScreenXFromChart(2));
        int bottom = (int) Math.round(figure.getScreenYFromChart(5));
        assertThat(IntStream.range(bottom + 10, bottom + 60).filter(y -> nearColor(image, x, y, 0x0072b2)).count()).isGreaterThan(45);
    }

    @Test
    void pointsThatALogarithmicAxisCannotHaveAreLeftOut() {
        Figure figure = new Figure(true, true, "L", "y")
                .points("y", new double[] {1, 2, 4, 8}, new double[] {0, -1, 3, Double.NaN}, new double[] {1, 1, 1, 1});
        assertThat(figure.getSeries("y").getXData()).containsExactly(4);
        painted(figure);
        assertThatThrownBy(() -> figure.points("z", new double[] {1, 2}, new double[] {0, -1}, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got none among the 2 of \"z\"");
        assertThatThrownBy(() -> Plot.logLog(OBSERVABLES, "e")).hasMessageContaining("linear axis");
        assertThatThrownBy(() -> Plot.logLog(OBSERVABLES, "xi")).hasMessageContaining("choose one of m, absM");
    }

    @Test
    void joinedPointsHaveALineBetweenThem() {
        Figure apart = Plot.linear("x", "y").points("y", new double[] {0, 1}, new double[] {0, 1}, null);
        Figure joined = Plot.linear("x", "y").joinedPoints("y", new double[] {0, 1}, new double[] {0, 1}, null);
        BufferedImage image = painted(joined);
        int x = (int) Math.round(joined.getScreenXFromChart(0.5));
        int y = (int) Math.round(joined.getScreenYFromChart(0.5));
        assertThat(IntStream.rangeClosed(y - 5, y + 5).anyMatch(row -> nearColor(image, x, row, 0x0072b2))).isTrue();
        BufferedImage empty = painted(apart);
        assertThat(IntStream.rangeClosed(y - 5, y + 5).anyMatch(row -> nearColor(empty, x, row, 0x0072b2))).isFalse();
    }

    @Test
    void referenceRunsFromSideToSide() {
        Figure figure = Plot.logarithmic(OBSERVABLES, "U").reference("exact", 1.1679).title("Binder ratio");
        BufferedImage image = painted(figure);
        XYSeries reference = figure.getSeries("exact");
        assertThat(reference.getXData()[0]).isLessThan(2);
        assertThat(reference.getXData()[1]).isGreaterThan(1024);
        assertThat(reference.getYData()).containsExactly(1.1679, 1.1679);
        assertThat(inkOf(image, 0x222222)).isGreaterThan(500);
    }

    /** In this zigzag every corner holds data, so that the legend must go beside it. */
    @Test
    void legendKeepsClearOfTheData() {
        double[] x = IntStream.range(0, 40).asDoubleStream().toArray();
        double[] y = IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? 1 : 0).toArray();
        Figure full = Plot.linear("x", "y").line("zigzag", x, y).reference("half", 0.5);
        painted(full);
        assertThat(full.legendPlace()).isEqualTo(LegendPlace.RIGHT);
        Figure falling = Plot.linear("x", "y").line("a", new double[] {0, 1}, new double[] {1, 0})
                .line("b", new double[] {0, 1}, new double[] {0.9, 0});
        painted(falling);
        assertThat(falling.legendPlace()).isEqualTo(LegendPlace.UPPER_RIGHT);
    }

    @Test
    void latticeHasWholePixelsForEverySpin() {
        byte[] spins = {1, -1, -1, 1, 1, 1, -1, -1, -1};
        BufferedImage image = Plot.lattice(Spins.of(spins), 0);
        assertThat(image.getWidth()).isEqualTo(85 * 3);
        assertThat(image.getHeight()).isEqualTo(85 * 3);
        for (int site = 0; site < 9; site++) {
            int middle = image.getRGB(site % 3 * 85 + 42, site / 3 * 85 + 42);
            assertThat(luminance(middle) < 0.5).as("site %d is dark", site).isEqualTo(spins[site] == 1);
        }
        assertThat(luminance(image.getRGB(84, 0))).isLessThan(0.5);
        assertThat(luminance(image.getRGB(85, 0))).isGreaterThan(0.5);
    }

    @Test
    void latticesStandBesideEachOther() {
        var spins = Spins.of(IntStream.range(0, 6).mapToObj(i -> new byte[] {1, -1, -1, 1}).toArray(byte[][]::new));
        assertThat(Plot.lattice(spins).getWidth()).isEqualTo(4 * 256 + 3 * 12);
        assertThat(Plot.lattice(spins, 5, 1).getWidth()).isEqualTo(2 * 256 + 12);
        assertThat(Plot.lattices(Map.of("L = 2", spins)).getHeight()).isGreaterThan(256 + 15);
        assertThatThrownBy(() -> Plot.lattice(spins, 6)).hasMessageContaining("numbered 0 to 5, got 6");
        byte[] large = new byte[300 * 300];
        Arrays.fill(large, (byte) 1);
        assertThat(Plot.lattice(Spins.of(large, large, large, large)).getWidth()).isEqualTo(3 * 300 + 2 * 12);
    }

    private static Observables observables(int configurations, long seed) {
        var random = new SplittableRandom(seed);
        var moments = new ArrayList<Moments>();
        for (int size : SIZES) {
            var sizeMoments = new Moments(size, Bins.of(configurations));
            int volume = size * size;
            for (int c = 0; c < configurations; c++) {
                int up = (int) (volume * (0.5 + 0.4 * Math.pow(size, -0.125) * random.nextDouble(-1, 1)));
                sizeMoments.add(c, 1, new int[] {up}, new int[] {(int) (volume * random.nextDouble(0.2, 0.4))});
            }
            moments.add(sizeMoments);
        }
        return Observables.of(List.copyOf(moments), Provenance.of("synthetic", configurations, seed));
    }

    private static BufferedImage painted(Figure figure) {
        var image = new BufferedImage(figure.getWidth(), figure.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        figure.paint(graphics, figure.getWidth(), figure.getHeight());
        graphics.dispose();
        return image;
    }

    private static long inkOf(BufferedImage image, int color) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff) == color).count();
    }

    private static boolean nearColor(BufferedImage image, int x, int y, int color) {
        return IntStream.rangeClosed(x - 1, x + 1).anyMatch(at -> {
            Color pixel = new Color(image.getRGB(at, y));
            Color wanted = new Color(color);
            return Math.abs(pixel.getRed() - wanted.getRed()) < 150 && Math.abs(pixel.getBlue() - wanted.getBlue()) < 150;
        });
    }

    private static double luminance(int rgb) {
        var color = new Color(rgb);
        return (0.3 * color.getRed() + 0.6 * color.getGreen() + 0.1 * color.getBlue()) / 255;
    }

    @Test
    void againstAParameterEverySizeIsASeries() {
        Observables scan = Stream.of(0.3, 0.4, 0.5).flatMap(beta -> Stream.of(4, 8).map(size -> Ising.at(beta, size).seed(1).measure(64)))
                .reduce(Observables::alongside).orElseThrow();
        Figure figure = Plot.against("beta", scan, "absM");
        assertThat(List.of("L = 4", "L = 8")).allMatch(label -> figure.getSeries(label) != null);
        assertThat(figure.getSeries("L = 8").getXData()).containsExactly(0.3, 0.4, 0.5);
        assertThat(figure.getSeries("L = 8").getYData()[1]).isEqualTo(Ising.at(0.4, 8).seed(1).measure(64).estimate("absM").value());
        assertThat(figure).hasToString("⟨|m|⟩ against β");
        assertThat(Plot.against("T", scan, "absM").getSeries("L = 8").getXData()).containsExactly(1 / 0.3, 2.5, 2);
        assertThatThrownBy(() -> Plot.against("mu2", scan, "absM")).hasMessageContaining("must be one of [beta, T], got mu2");
        assertThatThrownBy(() -> Plot.logLog(scan, "absM")).hasMessageContaining("one point must be meant, got several");
    }

    /** φ⁴ at several sizes and the sizes of a tower are plotted and fitted as those of the Ising model. */
    @Test
    void fieldsAndTowersArePlottedAndFitted() {
        PhiFour plan = PhiFour.pointB().seed(1).thermalization(20).thinning(1);
        Observables fields = plan.size(4).measure(200).and(plan.size(6).measure(200), plan.measure(200));
        assertThat(Plot.logLog(fields, "chi").getSeries("χ").getXData()).containsExactly(4, 6, 8);
        assertThat(Fit.powerLaw(fields, "absM").exponent().value()).isBetween(-0.5, 0.1);
        assertThat(Fit.logarithm(fields, "phi2").range()).isEqualTo("4–8");
        Fields start = plan.sample(500);
        Observables tower = TransposedNetwork.linear().train(start).rescale(start).upTo(32).observables();
        Figure both = Plot.logLog(Map.of("tower", tower), "chiC");
        assertThat(both.getSeries("tower").getXData()).containsExactly(8, 16, 32);
        assertThat(Fit.powerLaw(tower, "chi").exponent().error()).isPositive();
        assertThatThrownBy(() -> Fit.powerLaw(tower, "phi2")).hasMessage("there is no observable \"phi2\"; choose one of m, absM, chi, chiC, U");
    }
}
