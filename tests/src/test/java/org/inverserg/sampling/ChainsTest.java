package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 50, 1, 1", "64, 0, 1, 1", "65, 0, 1, 2", "128, 60, 6, 2", "1000, 60, 6, 16", "1000, 0, 1, 16", "1000, 1000, 1, 1",
        "10000, 65, 7, 16", "2147483647, 50, 1, 16",
    })
    void chainsDrawNeighbouringWholeBatches(int configurations, int thermalization, int thinning, int count) {
        Chains chains = Chains.of(configurations, thermalization, thinning);
        assertThat(chains.count()).isEqualTo(count);
        assertThat(chains.firstBatch(0)).isZero();
        long drawn = 0;
        for (int chain = 0; chain < count; chain++) {
            assertThat(chains.draws(chain)).isPositive();
            assertThat(drawn).isEqualTo(64L * chains.firstBatch(chain));
            drawn += chains.draws(chain);
        }
        assertThat(drawn).isEqualTo(configurations);
    }

    @ParameterizedTest
    @CsvSource({"300, 100, 2", "1000, 65, 1", "5000, 50, 3", "10000, 400, 1"})
    void thermalizationIsAModestShare(int configurations, int thermalization, int thinning) {
        Chains chains = Chains.of(configurations, thermalization, thinning);
        assertThat(4L * chains.count() * thermalization).isLessThanOrEqualTo((long) configurations * thinning);
    }
}
