package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against the autoregressive process x_{i+1} = ρ x_i + noise, for which τ_int = ½ (1 + ρ)/(1 − ρ) exactly. Thresholds of 4.5σ:
 * false alarms below 10⁻⁴ for the whole class (the seeds are fixed besides).
 */
class AutocorrelationTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.9, 0.97})
    void agreesWithAutoregressiveProcess(double rho) {
        var found = Autocorrelation.of(series(rho, 400_000, 1));
        assertThat(found.isTrusted()).isTrue();
        assertThat(z(found.time(), exact(rho))).isBetween(-4.5, 4.5);
        assertThat(found.time().error()).isLessThan(0.05 * exact(rho));
    }

    @Test
    void severalChainsCountAsOneLongSeries() {
        var found = Autocorrelation.of(series(0.8, 60_000, 2), series(0.8, 20_000, 3), series(0.8, 100_000, 4));
        assertThat(found.length()).isEqualTo(180_000);
        assertThat(z(found.time(), exact(0.8))).isBetween(-4.5, 4.5);
    }

    /** χ² of 200 independent results has a standard deviation of 20; the truncated window costs some percent. */
    @Test
    void errorIsTheSpreadOfIndependentSeries() {
        double chiSquare = 0;
        int repetitions = 200;
        for (int i = 0; i < repetitions; i++) {
            double z = z(Autocorrelation.of(series(0.8, 10_000, 100 + i)).time(), exact(0.8));
            chiSquare += z * z;
        }
        assertThat(chiSquare / repetitions).isBetween(0.6, 1.5);
    }

    @Test
    void alternatingSeriesHasNoNegativeTime() {
        double[] alternating = new double[100];
        Arrays.setAll(alternating, i -> i % 2);
        assertThat(Autocorrelation.of(alternating).time().value()).isEqualTo(0);
    }

    @Test
    void shortSeriesSaysSo() {
        var found = Autocorrelation.of(series(0.97, 200, 5));
        assertThat(found.isTrusted()).isFalse();
        assertThat(found.toString()).contains("too few to trust it: make the series at least");
        assertThat(Autocorrelation.of(series(0.3, 10_000, 5)).toString()).endsWith("steps, from 10000");
    }

    @Test
    void refusesWhatHasNoAutocorrelation() {
        assertThatThrownBy(Autocorrelation::of).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got none");
        assertThatThrownBy(() -> Autocorrelation.of(new double[15])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 values").hasMessageContaining("got 15");
        assertThatThrownBy(() -> Autocorrelation.of(new double[100])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must vary").hasMessageContaining("got 0.0 throughout");
        double[] broken = series(0.5, 100, 6);
        broken[50] = Double.NaN;
        assertThatThrownBy(() -> Autocorrelation.of(broken)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    private static double exact(double rho) {
        return 0.5 * (1 + rho) / (1 - rho);
    }

    private static double z(Estimate found, double exact) {
        return (found.value() - exact) / found.error();
    }

    /** From its stationary distribution on. */
    private static double[] series(double rho, int length, long seed) {
        var random = new Random(seed);
        double[] series = new double[length];
        double x = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            series[i] = x;
            x = rho * x + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        return series;
    }
}
