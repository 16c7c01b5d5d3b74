package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoTailTest {

    /** Pure Pareto numbers u^{−k}: the tail has 949 of 10⁵ numbers, so k̂ is known to about (1 + k)/√949 = 0.05; five of these. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.7, 1, 1.5})
    void findsTheShapeOfParetoNumbers(double shape) {
        var random = new Random(1);
        double[] values = random.doubles(100_000).map(u -> Math.pow(u, -shape)).toArray();
        assertThat(ParetoTail.shape(values)).isCloseTo(shape, within(5 * (1 + shape) / Math.sqrt(949)));
    }

    @Test
    void boundedAndExponentialTailsAreLight() {
        var random = new Random(2);
        assertThat(ParetoTail.shape(random.doubles(100_000).toArray())).isLessThan(-0.5);
        assertThat(ParetoTail.shape(random.doubles(100_000).map(u -> -Math.log(u)).toArray())).isCloseTo(0, within(0.2));
    }

    @Test
    void theScaleDoesNotMatter() {
        var random = new Random(3);
        double[] values = random.doubles(10_000).map(u -> 1 / Math.sqrt(u)).toArray();
        double[] larger = Arrays.stream(values).map(x -> 1e6 * x).toArray();
        assertThat(ParetoTail.shape(larger)).isCloseTo(ParetoTail.shape(values), within(1e-9));
    }

    @Test
    void saysNothingOfTooFewAndOfEqualNumbers() {
        assertThat(ParetoTail.shape(1, 2, 3)).isNaN();
        assertThat(ParetoTail.shape(new double[1000])).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
