package org.inverserg.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Straight lines beside the formulas of textbooks (W. Press et al., Numerical Recipes, 3rd ed., section 15.2), written here once more. */
class LineFitTest {

    private static final double[] X = {1, 2, 4, 7, 11};
    private static final double[] Y = {1.2, 1.9, 2.4, 3.4, 3.1};
    private static final double[] ERRORS = {0.05, 0.2, 0.1, 0.4, 0.3};
    private static final int TRIALS = 3000;

    @Test
    void weightedLinesAreThoseOfTheNormalEquations() {
        var sums = new Sums(ERRORS);
        var fit = Fit.logarithm(table().addColumns(DoubleColumn.create("y_err", ERRORS)), "x", "y");
        assertThat(fit.slope().value()).isCloseTo(sums.slope(), within(1e-12));
        assertThat(fit.slope().error()).isCloseTo(Math.sqrt(sums.s / sums.determinant()), within(1e-12));
        assertThat(fit.at(3).value()).isCloseTo(sums.offset() + sums.slope() * Math.log(3), within(1e-12));
        assertThat(fit.chiSquarePerDof()).isCloseTo(sums.chiSquare(ERRORS) / 3, within(1e-12));
    }

    @Test
    void linesThroughRowsWithoutErrorsTakeThemFromTheScatter() {
        double[] ones = {1, 1, 1, 1, 1};
        var sums = new Sums(ones);
        double variance = sums.chiSquare(ones) / 3;
        var fit = Fit.logarithm(table(), "x", "y");
        double t = Math.log(3);
        assertThat(fit.slope().error()).isCloseTo(Math.sqrt(variance * sums.s / sums.determinant()), within(1e-12));
        assertThat(fit.at(3).error()).as("σ² (S_tt − 2 t S_t + t² S)/Δ")
                .isCloseTo(Math.sqrt(variance * (sums.stt - 2 * t * sums.st + t * t * sums.s) / sums.determinant()), within(1e-12));
    }

    /** An error that rounding swallows is refused, the next one up is not. */
    @Test
    void anErrorMustChangeTheValue() {
        double[] errors = ERRORS.clone();
        errors[2] = Math.ulp(Y[2]) / 4;
        assertThatThrownBy(() -> Fit.logarithm(table().addColumns(DoubleColumn.create("y_err", errors)), "x", "y").slope())
                .hasMessageContaining("must be finite, and large enough to change the value, got " + errors[2] + " in row 2; leave the row out");
        errors[2] = -0.1;
        assertThatThrownBy(() -> Fit.logarithm(table().addColumns(DoubleColumn.create("y_err", errors)), "x", "y").slope())
                .hasMessageContaining("must be positive, got -0.1 in row 2");
        errors[2] = 1e-12;
        assertThat(Fit.logarithm(table().addColumns(DoubleColumn.create("y_err", errors)), "x", "y").at(4).value()).isCloseTo(Y[2], within(1e-10));
    }

    /**
     * The covariance of few bins is itself uncertain, which makes χ²/dof too large on average by the factor 19/15 of Hotelling's T² for 20
     * bins and 3 directions. The mean of 3000 trials is known to 0.018: 4σ are allowed (6·10⁻⁵), and the factor is 15σ.
     */
    @Test
    void chiSquareOfFewBinsIsOneOnAverage() {
        int bins = 20;
        var random = new SplittableRandom(3);
        var chiSquares = new SummaryStatistics();
        for (int trial = 0; trial < TRIALS; trial++) {
            Replicas[] ordinates = new Replicas[X.length];
            Arrays.setAll(ordinates, i -> means(bins, random));
            chiSquares.addValue(ChiSquare.perDof(X, ordinates));
        }
        assertThat(chiSquares.getMean()).isCloseTo(1, within(4 * chiSquares.getStandardDeviation() / Math.sqrt(TRIALS)));
        assertThat(chiSquares.getStandardDeviation() / Math.sqrt(TRIALS)).isLessThan(0.02);
    }

    /** Of independent Gaussian values, with each of them left out once. */
    private static Replicas means(int bins, SplittableRandom random) {
        double[] values = random.doubles(bins).map(x -> random.nextGaussian()).toArray();
        double sum = Arrays.stream(values).sum();
        double[] leftOut = Arrays.stream(values).map(value -> (sum - value) / (bins - 1)).toArray();
        return Replicas.of(sum / bins, leftOut, new Bins(1, bins).coefficients());
    }

    private static Table table() {
        return Table.create("rows", DoubleColumn.create("x", X), DoubleColumn.create("y", Y));
    }

    /** S, S_t, S_y, S_tt, S_ty with t = ln x and weights 1/σ². */
    private static final class Sums {

        private double s;
        private double st;
        private double sy;
        private double stt;
        private double sty;

        Sums(double[] errors) {
            for (int i = 0; i < X.length; i++) {
                double weight = 1 / (errors[i] * errors[i]);
                double t = Math.log(X[i]);
                s += weight;
                st += weight * t;
                sy += weight * Y[i];
                stt += weight * t * t;
                sty += weight * t * Y[i];
            }
        }

        double determinant() {
            return s * stt - st * st;
        }

        double slope() {
            return (s * sty - st * sy) / determinant();
        }

        double offset() {
            return (stt * sy - st * sty) / determinant();
        }

        double chiSquare(double[] errors) {
            double sum = 0;
            for (int i = 0; i < X.length; i++) {
                double left = (Y[i] - offset() - slope() * Math.log(X[i])) / errors[i];
                sum += left * left;
            }
            return sum;
        }
    }
}
