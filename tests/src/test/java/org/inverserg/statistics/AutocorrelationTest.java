package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.inverserg.parallel.CancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    /** Of a ramp every window is too short: τ_int is not known, whatever it comes out as, and soon told also where all lags are looked at. */
    @ParameterizedTest
    @ValueSource(ints = {16, 1000, 400_000})
    @Timeout(60)
    void aRampHasNoKnownTime(int length) {
        Autocorrelation ramp = Autocorrelation.of(IntStream.range(0, length).asDoubleStream().toArray());
        assertThat(ramp.time().error()).isNaN();
        assertThat(ramp.time().toString()).endsWith("(?)");
        assertThat(ramp.isTrusted()).isFalse();
    }

    /** Lags beyond the first 1024 come from a Fourier transform, and those before it one by one. */
    @Test
    void longTimesAreFoundAsShortOnesAre() {
        double[] slow = series(0.998, 1 << 17, 7);
        Autocorrelation found = Autocorrelation.of(slow);
        assertThat(found.window()).isGreaterThan(1024);
        double mean = Arrays.stream(slow).average().orElseThrow();
        double time = 0.5;
        for (int lag = 1; lag <= found.window(); lag++) {
            time += covariance(slow, mean, lag) / covariance(slow, mean, 0);
        }
        assertThat(found.time().value()).isCloseTo(time * (1 + (2 * found.window() + 1.0) / slow.length), within(1e-9 * time));
    }

    /** The window is the smallest of at least six times what it sums up to; bias and error as the Javadoc has them. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.9})
    void windowBiasAndErrorAreThoseOfTheDefinition(double rho) {
        double[] series = series(rho, 4000, 8);
        double mean = Arrays.stream(series).average().orElseThrow();
        double time = 0.5;
        int window = 0;
        while (window == 0 || window < 6 * time) {
            window++;
            time += covariance(series, mean, window) / covariance(series, mean, 0);
        }
        Autocorrelation found = Autocorrelation.of(series);
        double unbiased = time * (1 + (2 * window + 1) / 4000.0);
        assertThat(found.window()).isEqualTo(window);
        assertThat(found.length()).isEqualTo(4000);
        assertThat(found.time().value()).isCloseTo(unbiased, within(1e-10));
        assertThat(found.time().error()).isCloseTo(unbiased * Math.sqrt(4 * (window + 0.5 - unbiased) / 4000), within(1e-10));
    }

    /** Fifty times are enough, and one step less is not. */
    @Test
    void fiftyTimesAreTrusted() {
        assertThat(new Autocorrelation(Estimate.of(10, 1), 60, 500).isTrusted()).isTrue();
        assertThat(new Autocorrelation(Estimate.of(10, 1), 60, 499).isTrusted()).isFalse();
        assertThat(new Autocorrelation(Estimate.of(10, 1), 60, 100)).asString()
                .contains("only 10 autocorrelation times").endsWith("at least 5 times as long)");
    }

    private static double covariance(double[] x, double mean, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < x.length; i++) {
            sum += (x[i] - mean) * (x[i + lag] - mean);
        }
        return sum / (x.length - lag);
    }

    @Test
    void stepsThatUndoEachOtherHaveAnErrorToo() {
        Autocorrelation found = Autocorrelation.of(IntStream.range(0, 1000).mapToDouble(i -> i % 2).toArray());
        assertThat(found.time().value()).isZero();
        assertThat(found.time().error()).isGreaterThan(0);
    }

    @Test
    @Timeout(60)
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Autocorrelation.of(IntStream.range(0, 400_000).asDoubleStream().toArray())).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The squares of numbers near 10^±300 are none. */
    @Test
    void unitsDoNotMatter() {
        double[] series = series(0.7, 1000, 8);
        Autocorrelation found = Autocorrelation.of(series);
        for (int power : new int[] {-1000, -500, 500, 1020}) {
            assertThat(Autocorrelation.of(Arrays.stream(series).map(x -> Math.scalb(x, power)).toArray())).isEqualTo(found);
        }
        assertThat(Autocorrelation.of(IntStream.range(0, 100).mapToDouble(i -> i % 2 == 0 ? Double.MIN_VALUE : 0).toArray()).time().value()).isZero();
    }
}
