package org.inverserg.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inverserg.papers.ModelStyles;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;

class FigureTest {

    private static final double[] X = {0, 1, 2, 3, 4};
    private static final double[] LEVEL = {5, 5, 5, 5, 5};
    private static final double[] HALF = {0.5, 0.5, 0.5, 0.5, 0.5};

    @Test
    void bandIsShadedWithinItsErrorAndNotBeyond() {
        Figure figure = Plot.linear("x", "y").yRange(0, 10).band("y", X, LEVEL, HALF);
        BufferedImage image = Pixels.painted(figure);
        double x = figure.getScreenXFromChart(1.5);
        Color inside = Pixels.at(image, x, figure.getScreenYFromChart(5.35));
        assertThat(Pixels.lightness(inside)).isBetween(0.6, 0.95);
        assertThat(Pixels.lightness(Pixels.at(image, x, figure.getScreenYFromChart(4.65)))).isBetween(0.6, 0.95);
        assertThat(Pixels.at(image, x, figure.getScreenYFromChart(5.7))).isEqualTo(Color.WHITE);
        assertThat(Pixels.at(image, x, figure.getScreenYFromChart(4.3))).isEqualTo(Color.WHITE);
        assertThat(Pixels.lightness(Pixels.at(image, x, figure.getScreenYFromChart(5)))).isLessThan(0.6);
    }

    @Test
    void bandBelowZeroRunsAlongALogarithmicAxis() {
        Figure figure = Plot.logY("x", "y").band("y", X, new double[] {1, 1, 1, 1, 1}, new double[] {2, 2, 2, 2, 2});
        BufferedImage image = Pixels.painted(figure);
        double low = figure.getStyler().getYAxisMin();
        assertThat(Pixels.at(image, figure.getScreenXFromChart(1.5), figure.getScreenYFromChart(low * 1.05))).isNotEqualTo(Color.WHITE);
    }

    @Test
    void rangesAreThoseThatWereSet() {
        Figure figure = Plot.linear("x", "y").points("y", X, LEVEL, HALF).xRange(-2, 7).yRange(4, 5.5);
        Pixels.painted(figure);
        assertThat(figure.getStyler().getXAxisMin()).isEqualTo(-2);
        assertThat(figure.getStyler().getXAxisMax()).isEqualTo(7);
        assertThat(figure.getStyler().getYAxisMin()).isEqualTo(4);
        assertThat(figure.getStyler().getYAxisMax()).isEqualTo(5.5);
        assertThatThrownBy(() -> figure.xRange(3, 3)).hasMessageContaining("from a lower to a higher value, got 3.0 to 3.0");
        assertThatThrownBy(() -> Plot.logY("x", "y").yRange(0, 1)).hasMessageContaining("both positive since the axis is logarithmic");
    }

    /** The point at y = 9 is above the range, the one at 0 below the logarithmic axis. */
    @Test
    void pointsBeyondTheAxisAreArrowsAtItsEdge() {
        double[] y = {1, 9, 2, 0, 2};
        Figure figure = Plot.logY("x", "y").points("y", X, y, null).yRange(0.5, 4);
        BufferedImage image = Pixels.painted(figure);
        int top = (int) Math.round(figure.getScreenYFromChart(4));
        int bottom = (int) Math.round(figure.getScreenYFromChart(0.5));
        assertThat(Pixels.inked(image, (int) figure.getScreenXFromChart(1) - 5, top + 2, 10, 11)).isGreaterThan(10);
        assertThat(Pixels.inked(image, (int) figure.getScreenXFromChart(3) - 5, bottom - 12, 10, 10)).isGreaterThan(10);
        assertThat(Pixels.inked(image, (int) figure.getScreenXFromChart(2) - 5, top + 9, 10, 11)).isZero();
    }

    @Test
    void referencesWithErrorsRunAcross() {
        Figure figure = Plot.linear("x", "y").points("y", X, new double[] {0, 1, 2, 3, 10}, null)
                .vertical("place", Estimate.of(2.5, 0.25)).reference("level", Estimate.of(6, 1));
        BufferedImage image = Pixels.painted(figure);
        for (double y : new double[] {0.4, 9.5}) {
            assertThat(Pixels.at(image, figure.getScreenXFromChart(2.65), figure.getScreenYFromChart(y))).as("inside").isNotEqualTo(Color.WHITE);
            assertThat(Pixels.at(image, figure.getScreenXFromChart(2.85), figure.getScreenYFromChart(y))).as("beside").isEqualTo(Color.WHITE);
        }
        assertThat(Pixels.at(image, figure.getScreenXFromChart(3.5), figure.getScreenYFromChart(6.6))).isNotEqualTo(Color.WHITE);
        assertThat(Pixels.at(image, figure.getScreenXFromChart(3.5), figure.getScreenYFromChart(7.4))).isEqualTo(Color.WHITE);
    }

    @Test
    void markHasErrorsInBothDirections() {
        Figure figure = Plot.linear("x", "y").line("y", X, X).mark("crossing", Estimate.of(2, 0.6), Estimate.of(3, 0.4));
        BufferedImage image = Pixels.painted(figure);
        assertThat(Pixels.lightness(Pixels.at(image, figure.getScreenXFromChart(1.5), figure.getScreenYFromChart(3)))).isLessThan(0.9);
        assertThat(Pixels.lightness(Pixels.at(image, figure.getScreenXFromChart(2), figure.getScreenYFromChart(3.3)))).isLessThan(0.9);
    }

    @Test
    void lineTakesTheColourOfThePointsBeforeItAndElseOneOfItsOwn() {
        Figure figure = Plot.linear("x", "y").points("a", X, X, null).line("fit", X, X).line("other", X, LEVEL);
        assertThat(figure.getSeries("fit").getLineColor()).isEqualTo(figure.getSeries("a").getMarkerColor());
        assertThat(figure.getSeries("other").getLineColor()).isNotEqualTo(figure.getSeries("a").getMarkerColor());
    }

    @Test
    void legendGoesWhereItIsSent() {
        Figure figure = Plot.linear("x", "y").line("a", X, X).line("b", X, LEVEL);
        Pixels.painted(figure.legend(Legend.BELOW));
        assertThat(figure.legendPlace()).isEqualTo(LegendPlace.BELOW);
        Pixels.painted(figure.legend(Legend.NONE));
        assertThat(figure.legendPlace()).isEqualTo(LegendPlace.NOWHERE);
        BufferedImage image = Pixels.painted(figure.legend(Legend.RIGHT));
        assertThat(Pixels.inked(image, (int) figure.getScreenXFromChart(figure.getStyler().getXAxisMax()) + 3, 20, 60, 60)).isGreaterThan(30);
    }

    @Test
    void valuesAndErrorsMustBeAsManyAsThePlaces() {
        Figure figure = Plot.linear("x", "y");
        assertThatThrownBy(() -> figure.points("y", X, new double[] {1}, null)).hasMessageContaining("got 5 x and 1 of them in \"y\"");
        assertThatThrownBy(() -> figure.points("y", X, LEVEL, new double[] {1, 2})).hasMessageContaining("got 5 x and 2 of them");
        assertThatThrownBy(() -> figure.size(10, 10)).hasMessageContaining("got 10 × 10");
    }

    @Test
    void estimatesBringTheirErrors() {
        Figure figure = Plot.linear("x", "y").points("y", new double[] {1, 2}, List.of(Estimate.of(3, 0.1), Estimate.of(4, 0.2)));
        assertThat(figure.parts().errors(figure.getSeries("y"))).containsExactly(0.1, 0.2);
    }

    @Test
    void exponentsInBracesAreRaised() {
        assertThat(Plot.linear("m L^{1/8}", "P(m) L^{-1/8}").getXAxisTitle()).isEqualTo("m L¹ᐟ⁸");
        assertThat(Plot.linear("x", "y").xTitle("L^{γ/ν}").getXAxisTitle()).isEqualTo("Lᵞᐟᵛ");
    }

    @Test
    void modelsLookTheSameInEveryOrder() {
        Figure one = Plot.linear("x", "y").points("MC", X, X, null).points("k=3", X, X, null).points("k=3, w.", X, X, null);
        Figure other = Plot.linear("x", "y").points("my own", X, X, null).points("k=3, w.", X, X, null).points("k=3", X, X, null);
        for (String label : List.of("k=3", "k=3, w.")) {
            assertThat(one.getSeries(label).getMarkerColor()).isEqualTo(other.getSeries(label).getMarkerColor());
        }
        assertThat(other.getSeries("my own").getMarkerColor()).isEqualTo(new Color(0x0072b2));
        assertThat(ModelStyles.of("k = 3").color()).isEqualTo(ModelStyles.of("k=3").color());
        assertThat(ModelStyles.of("k=3, L₀=8")).isNull();
        XYSeries weighted = one.getSeries("k=3, w.");
        assertThat(weighted.getMarkerColor()).isEqualTo(one.getSeries("k=3").getMarkerColor());
        assertThat(weighted.getLineStyle().getDashArray()).isNotEmpty();
        assertThat(one.getSeries("k=3").getLineStyle().getDashArray()).isNull();
    }

    /** In print without colours: no two kernels, nor a kernel and Monte Carlo, are of the same grey. */
    @Test
    void modelsDifferInLightness() {
        double[] greys = List.of("MC", "k=3", "k=5", "k=7").stream().mapToDouble(model -> Pixels.lightness(ModelStyles.of(model).color())).sorted().toArray();
        assertThat(IntStream.range(1, greys.length).mapToDouble(i -> greys[i] - greys[i - 1]).min().orElseThrow()).isGreaterThan(0.09);
        assertThat(DoubleStream.of(greys).max().orElseThrow()).isCloseTo(0.6, within(0.05));
    }

    /** Between neighbours among the smallest numbers there is nothing to put a tick at. */
    @Test
    void rangesOfTheSmallestNumbers() {
        var figure = Plot.linear("x", "y").points("smallest", new double[] {0, Double.MIN_VALUE}, new double[] {0, Double.MIN_VALUE}, null);
        assertThat(Pixels.inked(Pixels.painted(figure), 0, 0, figure.getWidth(), figure.getHeight())).isPositive();
        assertThatThrownBy(() -> figure.xRange(0, Double.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range of the x axis must be at least 1.0E-100 wide, got 0.0 to 4.9E-324; plot it in other units");
    }
}
