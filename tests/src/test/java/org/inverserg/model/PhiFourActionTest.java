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

    /** v solves 1/v = a + 3 λ v: to rounding, also where one term is 10⁻³⁰⁰ of the other. */
    @ParameterizedTest
    @CsvSource({"1, -0.9515, 0.7", "1, 1, 1e-16", "1, 1, 1e-300", "1e8, -1, 1", "1, 1e38, 1", "1, 1e200, 1", "0, -5, 1e-3", "0, 1e-5, 0", "1, 1, 1e300"})
    void theScaleOfASiteKeepsItsDigits(double kappa, double massSquared, double lambda) {
        var action = new PhiFourAction(kappa, massSquared, lambda);
        double variance = action.siteDeviation() * action.siteDeviation();
        assertThat(variance).isGreaterThan(0);
        assertThat(variance * action.siteMassSquared() + 3 * lambda * variance * variance).isCloseTo(1, within(1e-12));
    }
}
