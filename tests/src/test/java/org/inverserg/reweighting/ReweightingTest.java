package org.inverserg.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.inverserg.Slow;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.Observables;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of 4σ against exact values: false alarms below 2·10⁻³ for the whole class (the seeds are fixed besides). */
class ReweightingTest {

    private static final Reweighting GAUSSIAN = Reweighting.of(GaussianSites.chain(100_000, 0, 1));

    @ParameterizedTest
    @ValueSource(doubles = {0.75, 0.9, 1, 1.1, 1.4})
    void gaussianSitesAreExact(double k) {
        Reweighted system = GAUSSIAN.original();
        assertAgrees(system.at("absM", k).estimate(), GaussianSites.magnetization(k));
        assertAgrees(system.at("chiC", k).estimate(), GaussianSites.susceptibility(k));
        assertAgrees(system.at("U", k).estimate(), 3);
        assertAgrees(system.derivative("absM", k).estimate(), -GaussianSites.magnetization(k) / (2 * k));
        assertAgrees(system.derivative("chiC", k).estimate(), -GaussianSites.susceptibility(k) / k);
        assertAgrees(system.derivative("U", k).estimate(), 0);
    }

    /** At the point of the chain nothing is reweighted. */
    @Test
    void atItsOwnPointAChainIsItself() {
        Observables chain = GaussianSites.chain(1000, 0, 2);
        Reweighting reweighting = Reweighting.of(chain);
        assertThat(reweighting.effectiveSampleSize(1)).isEqualTo(1000);
        for (String quantity : new String[] {"m", "absM", "chi", "chiC", "U"}) {
            assertThat(reweighting.original().at(quantity, 1).value()).isEqualTo(chain.replicas(quantity).value());
            assertThat(reweighting.original().at(quantity, 1).estimate()).isEqualTo(chain.estimate(quantity));
        }
    }

    @ParameterizedTest
    @CsvSource({"m, 1.1", "absM, 0.8", "chi, 0.9", "chiC, 1", "U, 1.3"})
    void derivativeIsTheLimitOfDifferences(String quantity, double k) {
        Reweighted system = GAUSSIAN.original();
        double step = 1e-4;
        double limit = system.difference(quantity, k - step, k + step).value() / (2 * step);
        assertThat(system.derivative(quantity, k).value()).isCloseTo(limit, within(1e-6));
        double error = system.difference(quantity, k - step, k + step).estimate().error() / (2 * step);
        assertThat(system.derivative(quantity, k).estimate().error()).isCloseTo(error, Percentage.withPercentage(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 0.9, 1.2, 1.5})
    void effectiveNumberIsThatOfTheWeights(double k) {
        assertThat(GAUSSIAN.effectiveSampleSize(k) / GAUSSIAN.count()).isCloseTo(GaussianSites.share(k), Percentage.withPercentage(5));
    }

    /** The exact share reaches 0.1 at K = 5.8; below 1 no analytic limit is stable, as the weights then have no variance. */
    @Test
    void safeRangeEndsWhereATenthIsLeft() {
        assertThat(GaussianSites.share(GAUSSIAN.highest())).isCloseTo(0.1, Percentage.withPercentage(20));
        assertThat(GAUSSIAN.effectiveSampleSize(GAUSSIAN.highest())).isCloseTo(10_000, within(1.0));
        assertThat(GAUSSIAN.effectiveSampleSize(GAUSSIAN.lowest())).isCloseTo(10_000, within(1.0));
        assertThat(GAUSSIAN.lowest()).isBetween(0.3, 0.75);
        GAUSSIAN.original().at("m", GAUSSIAN.highest());
        GAUSSIAN.original().at("m", GAUSSIAN.lowest());
    }

    /** Weights of e^{±10⁴} and more: only ratios matter. */
    @Test
    void largeActionsDoNotOverflow() {
        for (double k : new double[] {1e4, -1e4}) {
            assertThat(GAUSSIAN.weights(k)).contains(1);
            assertThat(Arrays.stream(GAUSSIAN.weights(k))).allMatch(w -> w >= 0 && w <= 1);
        }
    }

    /** The same point reached from a chain at another one and sampled there. */
    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"absM", "chi", "chiC", "U"})
    void agreesWithAChainAtTheOtherPoint(String quantity) {
        PhiFour plan = PhiFour.pointB().seed(1);
        Reweighted reweighted = Reweighting.of(plan.series().measure(20_000)).original();
        Estimate direct = plan.massSquared(-1.23).measure(20_000).estimate(quantity);
        Estimate found = reweighted.at(quantity, -1.23).estimate();
        assertThat(found.sigmasFrom(direct)).as("%s and %s", found, direct).isBetween(-4.0, 4.0);
        Estimate here = plan.measure(20_000).estimate(quantity);
        assertThat(Math.abs(here.sigmasFrom(direct))).as("the points differ measurably").isGreaterThan(3);
    }

    /**
     * Errors at another point against the exact value, for chains with τ_int = 3/2: Σ z² of 100 runs is χ² with 100 degrees of freedom,
     * 100 ± 14 (and some 4 more for what bins of 16 miss); limits of 4.5σ.
     */
    @ParameterizedTest
    @CsvSource({"absM, 0.85", "absM, 1.25", "chiC, 1.25"})
    void errorsAreHonestWithAutocorrelation(String quantity, double k) {
        double exact = quantity.equals("absM") ? GaussianSites.magnetization(k) : GaussianSites.susceptibility(k);
        double chiSquare = 0;
        for (int run = 0; run < 100; run++) {
            Estimate found = Reweighting.of(GaussianSites.chain(2048, 0.5, run)).original().at(quantity, k).estimate();
            chiSquare += Math.pow(found.sigmasFrom(Estimate.of(exact, 0)), 2);
        }
        assertThat((chiSquare - 100) / Math.sqrt(200)).isBetween(-4.5, 4.5);
    }

    /** A system made from the chain has the weights of the chain. */
    @Test
    void blockedFieldsAreWeightedByTheirOriginals() {
        Fields fields = PhiFour.pointB().seed(2).sample(500);
        Reweighting reweighting = Reweighting.of(fields);
        Reweighted blocked = reweighting.system(fields.block());
        assertThat(blocked.size()).isEqualTo(4);
        double k = -1.26;
        double sum = 0;
        double weights = 0;
        for (int index = 0; index < 500; index++) {
            double squares = 0;
            for (float value : fields.field(index)) {
                squares += (double) value * value;
            }
            double magnetization = 0;
            for (float value : fields.block().field(index)) {
                magnetization += value / 16.0;
            }
            double weight = Math.exp(-(k + 1.2723) * (squares / 2 - 24));
            sum += weight * Math.abs(magnetization);
            weights += weight;
        }
        assertThat(blocked.at("absM", k).value()).isCloseTo(sum / weights, within(1e-6));
    }

    @Test
    void messagesSayWhatToDo() {
        Reweighted system = GAUSSIAN.original();
        assertThatThrownBy(() -> system.at("m", 30)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("a chain at mu\\^2 = 1 can be reweighted from 0\\.[3-7]\\d* to [5-7]\\.\\d+, where at least 10% of its "
                        + "configurations count, got 30.0, where \\d+ of 100000 would be left; sample nearer to it");
        assertThatThrownBy(() -> system.at("m", Double.NaN)).hasMessageContaining("got NaN; sample nearer");
        assertThatThrownBy(() -> system.at("phi2", 1)).hasMessageContaining("no observable \"phi2\"; choose one of m, absM, chi, chiC, U");
        assertThatThrownBy(() -> system.curve("m", 0.9, 100)).hasMessageContaining("got 100.0");
        assertThatThrownBy(() -> system.curve("m", 1.1, 0.9)).hasMessageContaining("from a lower to a higher mu^2");
        assertThatThrownBy(() -> GAUSSIAN.system(4, new double[3])).hasMessageContaining("a chain of 100000 configurations must have as many, got 3");
        Reweighting three = Reweighting.of(GaussianSites.chain(3, 0, 1));
        assertThatThrownBy(() -> three.system(4, new double[] {1, Double.POSITIVE_INFINITY, 2})).hasMessageContaining("got Infinity of configuration 1 at L = 4");
        assertThatThrownBy(() -> Reweighting.of(Fields.of(new float[4]))).hasMessageContaining("must know their action");
        assertThat(GAUSSIAN).hasToString("Reweighting of 100000 configurations from μ² = 1");
    }

    private static void assertAgrees(Estimate found, double exact) {
        assertThat(found.sigmasFrom(Estimate.of(exact, 0))).as("%s, exactly %s", found, exact).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(0.15);
    }
}
