package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
