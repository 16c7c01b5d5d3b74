package org.inverserg.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.measuring.Observables;
import org.inverserg.notebook.Bundle;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds of 4σ: false alarms below 10⁻³ for the whole class (the seeds are fixed besides). */
class CollapseTest {

    private static final Observables SCAN = Ising.scan().sizes(8, 16, 32).betas(0.42, 0.46, 13).seed(1).measure(3000);

    /** ν = 1, γ/ν = 7/4 and β_c are exact. */
    @Test
    void susceptibilityOfTheIsingModelCollapses() {
        CollapseFit fit = Collapse.of(SCAN, "chi").over("beta").fit();
        assertExact(fit.criticalPoint(), Ising.CRITICAL_BETA, 1e-3);
        assertExact(fit.nu(), 1, 0.1);
        assertExact(fit.exponent(), 1.75, 0.02);
        assertThat(fit.quality()).isBetween(0.2, 1.5);
        assertThat(fit.table().columnNames()).containsExactly("beta_c", "beta_c_err", "nu", "nu_err", "kappa", "kappa_err", "S");
        assertThat(fit.plot().getSeries("L = 32").getXData()).hasSize(13);
        assertThat(fit.toString()).startsWith("collapse of χ: β_c = 0.44");
        assertThat(Bundle.of(fit).get("text/html")).contains("beta_c", fit.nu().toString());
    }

    /** Over T the same law, with ν the same and T_c = 1/β_c. */
    @Test
    void magnetizationCollapsesOverTemperature() {
        CollapseFit fit = Collapse.of(SCAN, "absM").over("T").fit();
        assertExact(fit.criticalPoint(), 1 / Ising.CRITICAL_BETA, 5e-3);
        assertExact(fit.nu(), 1, 0.15);
        assertExact(fit.exponent(), -0.125, 0.02);
    }

    /** The corrections are there for what the leading law cannot describe far from the critical point, and cost precision near it. */
    @Test
    void analyticCorrectionsMakeTheDataFitBetter() {
        Collapse collapse = Collapse.of(SCAN, "chi").over("beta");
        CollapseFit leading = collapse.leading().fit();
        assertThat(collapse.fit().quality()).isLessThan(leading.quality());
        assertThat(leading.nu().error()).isLessThan(collapse.fit().nu().error());
    }

    /** Data that follow a law without noise give it back, up to what cubics make of the curve. */
    @ParameterizedTest
    @CsvSource({"0.44, 1, 1.75, 0, 0", "-1.27, 1.02, 1.74, 0.3, -0.5", "2.27, 0.6, -0.125, -1, 0.4"})
    void lawIsFoundFromData(double center, double inverseNu, double exponent, double amplitude, double bend) {
        int[] sizes = {8, 16, 32};
        var law = new ScaledData.Law(center, inverseNu, exponent, amplitude, bend);
        double[][] x = IntStream.of(sizes).mapToObj(size -> IntStream.rangeClosed(-10, 10).mapToDouble(i -> center + 0.1 * i * Math.pow(size, -inverseNu)).toArray())
                .toArray(double[][]::new);
        double[][] y = IntStream.range(0, sizes.length).mapToObj(s -> Arrays.stream(x[s]).map(each -> curve(law.x(each, sizes[s])) / law.factor(each, sizes[s]))
                .toArray()).toArray(double[][]::new);
        double[][] error = Arrays.stream(y).map(row -> Arrays.stream(row).map(value -> 0.01 * value).toArray()).toArray(double[][]::new);
        LawSearch.Found found = new LawSearch(new ScaledData(sizes, x, y, error), Double.POSITIVE_INFINITY, true).best();
        assertThat(found.parameters()).containsExactly(new double[] {center, inverseNu, exponent, amplitude, bend}, within(2e-3));
    }

    private static double curve(double x) {
        return 1 + 0.8 * Math.tanh(x);
    }

    private static void assertExact(Estimate found, double exact, double largest) {
        assertThat(found.sigmasFrom(Estimate.of(exact, 0))).as("%s, exactly %s", found, exact).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(largest);
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Collapse.of(SCAN.only(8), "chi")).hasMessageContaining("at least 2 lattice sizes collapse, got [8]");
        assertThatThrownBy(() -> Collapse.of(SCAN, "x")).hasMessageContaining("no observable \"x\"");
        assertThatThrownBy(() -> Collapse.of(SCAN, "chi").over("mu2")).hasMessageContaining("one of [beta, T], got mu2");
        assertThatThrownBy(() -> Collapse.of(SCAN, "chi").over("beta").from(32)).hasMessageContaining("got [32]");
        assertThatThrownBy(() -> Collapse.of(SCAN, "chi").over("beta").within(0)).hasMessageContaining("must be above 0, got 0.0");
        assertThat(Collapse.of(SCAN, "chi").over("beta").from(16).within(0.5).leading()).hasToString("collapse of chi over beta")
                .satisfies(plan -> assertThat(plan.settings()).containsEntry("L", "[16, 32]").containsEntry("points", "|X| ≤ 0.5").containsEntry("corrections", "none"));
        Observables frozen = Ising.scan().sizes(2, 4).betas(5, 6, 4).seed(1).measure(100);
        assertThatThrownBy(() -> Collapse.of(frozen, "absM").over("beta").fit()).hasMessageContaining("errors above 0, got absM = ", "draw more configurations");
        Observables few = Ising.scan().sizes(4, 8).betas(0.42, 0.46, 3).seed(1).measure(100);
        assertThatThrownBy(() -> Collapse.of(few, "chi").over("beta")).hasMessageContaining("at least 4 different values of beta");
    }
}
