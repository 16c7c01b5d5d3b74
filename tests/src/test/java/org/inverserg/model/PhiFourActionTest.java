package org.inverserg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiFourActionTest {

    @ParameterizedTest
    @CsvSource({
        "-0.1, 1, 1, kappa must be finite and at least 0, got -0.1",
        "NaN, 1, 1, kappa must be finite and at least 0, got NaN",
        "Infinity, 1, 1, kappa must be finite",
        "1, NaN, 1, 'the mass squared must be finite, got NaN'",
        "1, -Infinity, 1, the mass squared must be finite",
        "1, 1, -0.5, 'lambda must be finite and at least 0, got -0.5'",
        "1, 1, NaN, lambda must be finite",
        "1, 0, 0, 'without lambda the mass squared must be above 0, got 0.0; give a lambda above 0'",
        "1, -1, 0, 'without lambda the mass squared must be above 0, got -1.0'"})
    void refusesWhatHasNoWeight(double kappa, double massSquared, double lambda, String message) {
        assertThatThrownBy(() -> new PhiFourAction(kappa, massSquared, lambda))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void pointsOfThePaper() {
        assertThat(PhiFourAction.CRITICAL_A).isEqualTo(new PhiFourAction(1, -0.9515, 0.7));
        assertThat(PhiFourAction.CRITICAL_B).isEqualTo(new PhiFourAction(1, -1.2723, 1));
        assertThat(PhiFourAction.CRITICAL_A.siteMassSquared()).isCloseTo(3.0485, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, -0.9515, 0.7", "1, -1.2723, 1", "0, -4, 0.5", "0.5, 0.3, 0"})
    void deviationIsItsOwnMeanField(double kappa, double massSquared, double lambda) {
        var action = new PhiFourAction(kappa, massSquared, lambda);
        double variance = Math.pow(action.siteDeviation(), 2);
        assertThat(1 / variance).isCloseTo(action.siteMassSquared() + 3 * lambda * variance, within(1e-12));
    }
}
