package org.inverserg.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.inverserg.measuring.Observables;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ModelFitTest {

    private static final int POINTS = 12;

    /** y = 2 e^{−x/3} with independent errors of 0.01. */
    private static Table decay(long seed, boolean errors) {
        var random = new Random(seed);
        double[] x = IntStream.range(0, POINTS).mapToDouble(i -> 0.5 * i).toArray();
        double[] y = IntStream.range(0, POINTS).mapToDouble(i -> 2 * Math.exp(-x[i] / 3) + 0.01 * random.nextGaussian()).toArray();
        Table table = Table.create(DoubleColumn.create("x", x), DoubleColumn.create("y", y));
        return errors ? table.addColumns(DoubleColumn.create("y_err", IntStream.range(0, POINTS).mapToDouble(i -> 0.01).toArray())) : table;
    }

    /** 100 fits: the pulls have a variance of 1 and χ²/dof a mean of 1, each within 5 of its own standard errors (one false alarm in 10⁶). */
    @Test
    void errorsCoverTheTruth() {
        int fits = 100;
        double pulls = 0;
        double chiSquares = 0;
        for (int i = 0; i < fits; i++) {
            ModelFit fit = Fit.of((x, p) -> p[0] * Math.exp(-x / p[1]), 1, 1).to(decay(i, true), "x", "y");
            pulls += Math.pow(fit.parameter(1).sigmasFrom(Estimate.of(3, 0)), 2) / fits;
            chiSquares += fit.chiSquarePerDof() / fits;
        }
        assertThat(pulls).isCloseTo(1, within(5 * Math.sqrt(2.0 / fits)));
        assertThat(chiSquares).isCloseTo(1, within(5 * Math.sqrt(2.0 / (POINTS - 2) / fits)));
    }

    @Test
    void aLineIsThatOfTheTextbooks() {
        Table table = decay(1, false).where(t -> t.numberColumn("x").isLessThan(3.0));
        var regression = new SimpleRegression();
        for (int row = 0; row < table.rowCount(); row++) {
            regression.addData(table.doubleColumn("x").getDouble(row), table.doubleColumn("y").getDouble(row));
        }
        ModelFit line = Fit.line(table, "x", "y");
        assertThat(line.parameter(0).value()).isCloseTo(regression.getIntercept(), within(1e-9));
        assertThat(line.parameter(1).value()).isCloseTo(regression.getSlope(), within(1e-9));
        assertThat(line.parameter(1).error()).isCloseTo(regression.getSlopeStdErr(), within(1e-8));
        assertThat(line.parameter(0).error()).isCloseTo(regression.getInterceptStdErr(), within(1e-8));
        assertThat(line.at(1.5).value()).isCloseTo(regression.predict(1.5), within(1e-9));
        assertThat(line.chiSquarePerDof()).isNaN();
        assertThat(line.toString()).startsWith("y: p = ").contains("x = 0–2.5");
    }

    /** Of correlated sizes as of any: the power law as a formula has the exponent of the power law, and errors through the replicas. */
    @Test
    void aFormulaIsFittedToObservables() {
        Observables runs = Ising.critical(8).seed(1).measure(2000).and(Ising.critical(16).seed(2).measure(2000), Ising.critical(32).seed(3).measure(1000));
        ModelFit formula = Fit.of((size, p) -> p[0] * Math.pow(size, p[1]), 1, 1.5).to(runs, "chi");
        Estimate exponent = Fit.powerLaw(runs, "chi").exponent();
        assertThat(Math.abs(formula.parameter(1).value() - exponent.value())).isLessThan(3 * exponent.error());
        assertThat(formula.parameter(1).error()).isBetween(0.4 * exponent.error(), 2.5 * exponent.error());
        assertThat(formula.from(16).parameters()).hasSize(2);
        assertThat(formula.replicas(0).times(formula.replicas(1)).estimate().error()).isPositive();
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> Fit.of((x, p) -> 1)).hasMessageContaining("at least 1 parameter");
        assertThatThrownBy(() -> Fit.line(decay(1, true).first(1), "x", "y")).hasMessageContaining("at least as many points as parameters, 2, got 1");
        assertThatThrownBy(() -> Fit.of((x, p) -> Math.log(p[0] - 5 - x), 1).to(decay(1, true), "x", "y")).hasMessageContaining("must be finite at all points");
    }
}
