package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImportanceWeightsTest {

    /** w = e^{σx − σ²/2 + c} with normal x: ⟨w⟩ = e^c and n_eff/n = e^{−σ²}. At 5σ each. */
    @Test
    void logNormalWeights() {
        var random = new Random(1);
        double sigma = 0.6;
        double[] logarithms = random.doubles(200_000).map(u -> sigma * random.nextGaussian() - sigma * sigma / 2 + 800).toArray();
        var weights = ImportanceWeights.ofLogarithms(logarithms);
        Estimate logMean = weights.logMean().estimate();
        assertThat(logMean.value()).isCloseTo(800, within(5 * logMean.error()));
        assertThat(logMean.error()).isCloseTo(Math.sqrt(Math.expm1(sigma * sigma) / 200_000), within(0.4 * logMean.error()));
        Estimate efficiency = weights.efficiency();
        assertThat(efficiency.value()).isCloseTo(Math.exp(-sigma * sigma), within(5 * efficiency.error()));
        assertThat(weights.effective()).isCloseTo(efficiency.value() * 200_000, within(1e-3));
        assertThat(weights.warnings()).isEmpty();
        weights.requireEffective();
    }

    @Test
    void warnsAndRefusesWhereFewDecide() {
        var random = new Random(2);
        var weights = ImportanceWeights.ofLogarithms(random.doubles(10_000).map(u -> -1.5 * Math.log(u)).toArray());
        assertThat(weights.tailShape()).isGreaterThan(1);
        assertThat(weights.effective()).isLessThan(50);
        assertThat(weights.warnings()).hasSize(2);
        assertThat(weights.warnings().get(0)).contains("of 10000, fewer than 50");
        assertThat(weights.warnings().get(1)).contains("above 0.7");
        assertThatThrownBy(weights::requireEffective).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("need at least 50 effective configurations").hasMessageContaining("draw more");
    }

    @Test
    void equalWeightsAreWorthTheirNumber() {
        var weights = ImportanceWeights.ofLogarithms(new double[1000]);
        assertThat(weights.effective()).isEqualTo(1000);
        assertThat(weights.logMean().value()).isZero();
        assertThat(weights.warnings()).isEmpty();
    }

    @Test
    void weightsAreToldAndCountedAsTheyAre() {
        double[] logarithms = {0, Math.log(0.5), Math.log(0.25)};
        var weights = ImportanceWeights.ofLogarithms(logarithms);
        assertThat(weights.count()).isEqualTo(3);
        assertThat(weights.logarithms()).containsExactly(logarithms);
        assertThat(weights.relative()).containsExactly(new double[] {1, 0.5, 0.25}, within(1e-15));
        assertThat(weights.effective()).isCloseTo(1.75 * 1.75 / 1.3125, within(1e-12));
        assertThat(weights.toString()).startsWith("3 weights, worth 2 configurations (");
    }

    /** Fifty effective configurations are enough, and 49 are not. */
    @Test
    void fiftyAreEnough() {
        var fifty = ImportanceWeights.ofLogarithms(new double[50]);
        fifty.requireEffective();
        assertThat(fifty.warnings()).noneMatch(warning -> warning.contains("fewer than 50"));
        var less = ImportanceWeights.ofLogarithms(new double[49]);
        assertThat(less.warnings()).first().asString().contains("49.0 effective configurations of 49, fewer than 50");
        assertThatThrownBy(less::requireEffective).isInstanceOf(IllegalStateException.class).hasMessageContaining("got 49.0 of 49");
    }

    @Test
    void refusesWhatIsNoWeight() {
        assertThatThrownBy(ImportanceWeights::ofLogarithms).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got none");
        assertThatThrownBy(() -> ImportanceWeights.ofLogarithms(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> ImportanceWeights.ofLogarithms(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got -Infinity");
    }
}
