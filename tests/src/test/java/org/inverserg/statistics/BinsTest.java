package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 63, 64, 65, 127, 255, 256, 257, 1000, 1025, 8191, 8192, 8193, 10_000, 1_000_001, 2_000_000_000, Integer.MAX_VALUE})
    void binsCoverTheEnsemble(int total) {
        Bins bins = Bins.of(total);
        long sum = 0;
        for (int bin = 0; bin < bins.count(); bin++) {
            assertThat(bins.of(sum)).isEqualTo(bin);
            assertThat(bins.size(bin)).isBetween(1, bins.width());
            sum += bins.size(bin);
            assertThat(bins.of(sum - 1)).isEqualTo(bin);
        }
        assertThat(sum).isEqualTo(total);
        assertThat(bins.count()).isBetween(1, 128);
        assertThat(bins.width() % 64 == 0 || 64 % bins.width() == 0).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1000, 5000, 8192, 10_000, 1_000_000})
    void thereAreManyBinsOfSeveralConfigurations(int total) {
        assertThat(Bins.of(total).count()).isBetween(32, 128);
        assertThat(Bins.of(total).width()).isGreaterThanOrEqualTo(8);
    }

    /** Bins number 32 to 64 until they hold 8 configurations, then up to 128; beyond 8192 configurations they are whole words. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1", "63, 1, 63", "64, 2, 32", "127, 2, 64", "128, 4, 32", "255, 4, 64", "256, 8, 32", "1024, 8, 128", "1025, 16, 65",
        "2048, 16, 128", "2049, 32, 65", "4097, 64, 65", "8192, 64, 128", "8193, 128, 65", "16384, 128, 128", "16385, 192, 86", "1000000, 7872, 128",
    })
    void numberAndWidthFollowTheEnsemble(int total, int width, int count) {
        assertThat(Bins.of(total)).isEqualTo(new Bins(width, total));
        assertThat(Bins.of(total).count()).isEqualTo(count);
    }

    /** Eight times τ_int, but at least four bins; nothing changes where neighbours are independent. */
    @ParameterizedTest
    @CsvSource({"1000, 0.5, 8", "1000, 1, 8", "1000, 1.1, 16", "256, 3.3, 32", "1000, 3.3, 32", "64, 3.3, 16", "40, 100, 8", "3, 9, 1", "1000000, 3, 7872",
        "1000000, 1000, 8000", "1000000, 1e9, 249984"})
    void binsAreLongAgainstTheCorrelation(int total, double time, int width) {
        Bins bins = Bins.of(total, time);
        assertThat(bins).isEqualTo(new Bins(width, total));
        assertThat(bins.width() % 64 == 0 || 64 % bins.width() == 0).isTrue();
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> Bins.of(10, -1)).hasMessageContaining("at least 0, got -1.0");
        assertThatThrownBy(() -> Bins.of(10, Double.NaN)).hasMessageContaining("finite");
    }

    @Test
    void refusesWhatIsBeyondTheEnsemble() {
        Bins bins = new Bins(8, 100);
        assertThat(bins.of(99L)).isEqualTo(12);
        assertThat(bins.size(12)).isEqualTo(4);
        assertThatThrownBy(() -> bins.of(100L)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("between 0 and 99, got 100");
        assertThatThrownBy(() -> bins.of(-1L)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got -1");
        assertThatThrownBy(() -> bins.size(13)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 13");
    }

    @Test
    void coefficientsOfEqualBinsAreThoseOfTheJackknife() {
        double[] coefficients = new Bins(10, 100).coefficients();
        assertThat(Arrays.stream(coefficients)).hasSize(10).allSatisfy(c -> assertThat(c).isCloseTo(0.9, within(1e-15)));
        assertThat(new Bins(64, 40).coefficients()).containsExactly(Double.NaN);
    }

    @Test
    void refusesEmptyEnsemble() {
        assertThatThrownBy(() -> Bins.of(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0");
    }
}
