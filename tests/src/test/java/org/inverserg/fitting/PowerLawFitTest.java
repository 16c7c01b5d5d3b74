package org.inverserg.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.inverserg.Slow;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class PowerLawFitTest {

    private static final int[] SIZES = {16, 32, 64, 128, 256, 512};
    private static final double CORRELATION = 0.997;
    private static final int REPETITIONS = 400;

    /**
     * 400 repetitions know the spread to 1/√800 = 3.5 % and each error is itself known to 1/√256 = 6 %, averaged away: a deviation
     * of the ratio by 15 % is more than 4σ (false alarms below 10⁻⁴).
     */
    @Slow
    @Test
    void errorThroughTheReplicasIsTheTrueSpreadAndTheOneFromRowsIsNot() {
        var exponents = new SummaryStatistics();
        var throughReplicas = new SummaryStatistics();
        var fromRows = new SummaryStatistics();
        for (int seed = 0; seed < REPETITIONS; seed++) {
            var observables = Synthetic.observables(SIZES, 1024, CORRELATION, 1, seed);
            Estimate exponent = Fit.powerLaw(observables, "chi").exponent();
            exponents.addValue(exponent.value());
            throughReplicas.addValue(exponent.error());
            fromRows.addValue(Fit.powerLaw(observables.table(), "L", "chi").exponent().error());
        }
        double spread = exponents.getStandardDeviation();
        assertThat(throughReplicas.getMean() / spread).isBetween(0.85, 1.15);
        assertThat(fromRows.getMean() / spread).isGreaterThan(3);
        assertThat(exponents.getMean()).isCloseTo(Synthetic.EXPONENT, within(4 * spread / Math.sqrt(REPETITIONS)));
    }

    /** χ²/dof of 4 degrees of freedom has the standard deviation √½; the mean of 400 is known to 0.035, and 4σ are allowed (6·10⁻⁵). */
    @Test
    void chiSquareIsOneOnAverageForATruePowerLaw() {
        var chiSquares = new SummaryStatistics();
        for (int seed = 0; seed < REPETITIONS; seed++) {
            chiSquares.addValue(Fit.powerLaw(Synthetic.observables(SIZES, 1024, CORRELATION, 1, seed), "chi").chiSquarePerDof());
        }
        assertThat(chiSquares.getMean()).isCloseTo(1, within(4 * Math.sqrt(0.5 / REPETITIONS)));
    }

    /** The errors of single sizes (4 %) hide a kink of 2 %, the covariance does not. */
    @Test
    void chiSquareSeesAKinkThatIsSmallerThanTheErrorsOfSingleSizes() {
        var kinked = Synthetic.observables(SIZES, 1024, CORRELATION, 1.01, 1);
        assertThat(Fit.powerLaw(kinked, "chi").chiSquarePerDof()).isGreaterThan(5);
        assertThat(Fit.powerLaw(kinked.table(), "L", "chi").chiSquarePerDof()).isLessThan(1);
    }

    @Test
    void lineIsTheUnweightedOneOfLogarithms() {
        var observables = Synthetic.observables(SIZES, 500, 0.5, 1, 7);
        var regression = new SimpleRegression();
        for (int size : SIZES) {
            regression.addData(Math.log(size), Math.log(observables.estimate("chi", size).value()));
        }
        var fit = Fit.powerLaw(observables, "chi");
        assertThat(fit.exponent().value()).isCloseTo(regression.getSlope(), within(1e-12));
        assertThat(fit.exponentReplicas().value()).isEqualTo(fit.exponent().value());
        assertThat(fit.amplitude().value()).isCloseTo(Math.exp(regression.getIntercept()), within(1e-12));
        assertThat(fit.at(100).value()).isCloseTo(Math.exp(regression.predict(Math.log(100))), within(1e-10));
    }

    @Test
    void rangeNarrowsAndWidensWithoutChangingTheFitItStartsFrom() {
        var all = Fit.powerLaw(Synthetic.observables(SIZES, 200, 0.9, 1, 1), "chi");
        var narrow = all.from(32).to(256);
        assertThat(narrow.range()).isEqualTo("32–256");
        assertThat(narrow.points()).extracting(FitPoint::x).containsExactly(32.0, 64.0, 128.0, 256.0);
        assertThat(narrow.allPoints()).hasSize(6);
        assertThat(narrow.from(16).to(512).exponent()).isEqualTo(all.exponent());
        assertThat(all.range()).isEqualTo("16–512");
        assertThat(all.symbol()).isEqualTo("χ");
    }

    @Test
    void printsExponentRangeAndChiSquare() {
        var fit = Fit.powerLaw(Synthetic.observables(SIZES, 2000, CORRELATION, 1, 1), "chi").from(32);
        assertThat(fit.toString()).matches("chi ~ L\\^1\\.7\\d+\\(\\d+\\), L = 32–512, χ²/dof = \\d+(\\.\\d+)?");
        assertThat(fit.label()).isEqualTo("exponent " + fit.exponent());
    }

    /** One configuration has no error, 5 bins cannot give the covariance of 6 points: unknown, not wrong. */
    @Test
    void tooFewBinsLeaveChiSquareUnknown() {
        var one = Fit.powerLaw(Synthetic.observables(SIZES, 1, 0, 1, 1), "chi");
        assertThat(one.exponent().error()).isNaN();
        assertThat(one.chiSquarePerDof()).isNaN();
        assertThat(one.toString()).contains("(?)").endsWith("χ²/dof = unknown");
        var five = Fit.powerLaw(Synthetic.observables(SIZES, 5, 0, 1, 1), "chi");
        assertThat(five.exponent().error()).isPositive();
        assertThat(five.chiSquarePerDof()).isNaN();
    }

    /** On L = 1 the susceptibility is 1 in every configuration; of nothing but such points an error is not known. */
    @Test
    void exactPointsAreNoObstacle() {
        var joined = Fit.powerLaw(exactAt(8).and(Synthetic.observables(SIZES, 1024, CORRELATION, 1, 3)), "chi");
        assertThat(joined.exponent().error()).isPositive();
        assertThat(joined.chiSquarePerDof()).isFinite();
        Observables exact = exactAt(8).and(exactAt(16), exactAt(32), exactAt(64));
        assertThat(Fit.powerLaw(exact, "chi").exponent().error()).isNaN();
        assertThat(Fit.powerLaw(exact, "chi").chiSquarePerDof()).isNaN();
    }

    private static Observables exactAt(int size) {
        var moments = new Moments(size, Bins.of(40));
        int[] up = IntStream.generate(() -> size * size).limit(40).toArray();
        moments.add(0, 40, up, new int[40]);
        return Observables.of(List.of(moments), Provenance.of("exact", 40, 1L));
    }

    /**
     * By hand: points (1, 1), (e, e²), (e², e³) with errors of 1 ‰: slope 3/2, σ = 0.001/√2, χ² = 10⁶/6; then the last one with
     * hardly any weight.
     */
    @Test
    void independentRowsAreWeightedByTheirErrors() {
        double[] y = {1, Math.exp(2), Math.exp(3)};
        var table = table(y).addColumns(DoubleColumn.create("y_err", Arrays.stream(y).map(v -> v / 1000).toArray()));
        var fit = Fit.powerLaw(table, "x", "y");
        assertThat(fit.exponent().value()).isCloseTo(1.5, within(1e-12));
        assertThat(fit.exponent().error()).isCloseTo(0.001 / Math.sqrt(2), within(1e-8));
        assertThat(fit.chiSquarePerDof()).isCloseTo(1e6 / 6, within(1.0));
        ((DoubleColumn) table.column("y_err")).set(2, Math.exp(3));
        assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y").exponent()).hasMessageContaining("above 0");
        ((DoubleColumn) table.column("y_err")).set(2, Math.exp(3) * 0.9);
        assertThat(Fit.powerLaw(table, "x", "y").exponent().value()).isCloseTo(2, within(1e-4));
    }

    @Test
    void rowsWithoutErrorsGetThemFromTheScatter() {
        double[] y = {1, Math.exp(2), Math.exp(3)};
        var fit = Fit.powerLaw(table(y), "x", "y");
        var regression = new SimpleRegression();
        for (int i = 0; i < y.length; i++) {
            regression.addData(i, Math.log(y[i]));
        }
        assertThat(fit.exponent().error()).isCloseTo(regression.getSlopeStdErr(), within(1e-12));
        assertThat(fit.amplitude().error()).isCloseTo(
                fit.amplitude().value() * Math.expm1(regression.getInterceptStdErr()), within(1e-9));
        assertThat(fit.chiSquarePerDof()).isNaN();
    }

    @Test
    void messagesSayWhatToDo() {
        var observables = Synthetic.observables(SIZES, 200, 0.9, 1, 1);
        assertThatThrownBy(() -> Fit.powerLaw(observables, "chi").from(200).exponent())
                .hasMessage("a fit needs at least 3 different L, got 2 in the range 200 to ∞; widen it, there are L = 16, 32, 64, 128, 256, 512");
        assertThatThrownBy(() -> Fit.powerLaw(observables, "xi")).hasMessageContaining("\"xi\"").hasMessageContaining("chi, chiC");
        var energy = Fit.powerLaw(observables, "e");
        assertThatThrownBy(energy::exponent).hasMessageContaining("a power law needs values above 0, got e = -").hasMessageContaining("L = 16");
        assertThat(energy.toString()).startsWith("e: no fit, a power law needs");
        assertThatThrownBy(() -> Fit.powerLaw(table(new double[3]), "x", "z")).hasMessageContaining("choose one of x, y");
        assertThatThrownBy(() -> Fit.powerLaw(table(new double[] {1, 2, 3}).addColumns(DoubleColumn.create("y_err", 1, 0, 1)), "x", "y"))
                .hasMessageContaining("errors of a weighted fit must be positive, got 0.0 in row 1");
    }

    private static Table table(double[] y) {
        return Table.create("rows", DoubleColumn.create("x", 1, Math.E, Math.exp(2)), DoubleColumn.create("y", y));
    }

    /** Left out in silence, or taken for numbers, by a fit that nobody narrowed. */
    @ParameterizedTest
    @ValueSource(doubles = {-8, -0.5, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rowsThatCannotBeFittedAreRefused(double x) {
        Table table = Table.create(DoubleColumn.create("x", x, 16, 32, 64, 128), DoubleColumn.create("y", 1, 2, 3, 4, 5));
        assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y").exponent()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(String.valueOf(x));
        assertThatThrownBy(() -> Fit.logarithm(table, "x", "y").slope()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(String.valueOf(x));
        if (Double.isFinite(x)) {
            assertThat(Fit.powerLaw(table, "x", "y").from(16).exponent().value()).as("left out by who knows it").isFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1e308})
    void errorsThatWeighNothingOrAllAreRefused(double error) {
        Table table = Table.create(DoubleColumn.create("x", 8, 16, 32, 64), DoubleColumn.create("y", 1e300, 2e300, 3e300, 4e300),
                DoubleColumn.create("y_err", 1e299, 1e299, error, 1e299));
        assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y").exponent()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingWholeNumbersAreNotTakenForNumbers() {
        IntColumn sizes = IntColumn.create("L", 8, 16, 32, 64).appendMissing();
        Table table = Table.create(sizes, DoubleColumn.create("y", 1, 2, 3, 4, 5));
        assertThatThrownBy(() -> Fit.powerLaw(table, "L", "y")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("row 4");
    }

    /** Memory grows with the square of the rows. */
    @Test
    void moreRowsThanMemoryHoldsAreRefused() {
        double[] x = IntStream.rangeClosed(1, 100_000).asDoubleStream().toArray();
        Table table = Table.create(DoubleColumn.create("x", x), DoubleColumn.create("y", x), DoubleColumn.create("y_err", x));
        assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("up to 2000 rows, as memory");
        assertThat(Fit.powerLaw(table.removeColumns("y_err"), "x", "y").exponent().value()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void infiniteValuesAreNamed(double y) {
        DoubleColumn x = DoubleColumn.create("x", 8, 16, 32, 64);
        for (Table table : new Table[] {Table.create(x, DoubleColumn.create("y", 1, y, 3, 4)),
            Table.create(x, DoubleColumn.create("y", 1, y, 3, 4), DoubleColumn.create("y_err", 0.1, 0.1, 0.1, 0.1))}) {
            assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the values of a fit must be finite, got y = " + y + " in row 1; leave the row out");
        }
    }

    @Test
    void rowsAtTheSamePlaceCountOnce() {
        Table table = Table.create(DoubleColumn.create("x", 8, 8, 8, 16), DoubleColumn.create("y", 1, 2, 3, 4));
        assertThatThrownBy(() -> Fit.powerLaw(table, "x", "y").exponent()).hasMessageContaining("at least 3 different x, got 2 in the range");
    }
}
