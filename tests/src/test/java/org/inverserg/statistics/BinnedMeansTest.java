package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinnedMeansTest {

    @Test
    void replicasLeaveOutOneBinEach() {
        var means = new BinnedMeans(new Bins(2, 5), 2);
        double[] x = {1, 2, 3, 4, 5};
        double[] w = {1, 2, 1, 0.5, 2};
        for (int i = 0; i < 5; i++) {
            means.add(i, w[i], x[i], x[i] * x[i]);
        }
        Replicas mean = means.of(m -> m[0]);
        assertThat(mean.value()).isCloseTo((1 + 4 + 3 + 2 + 10) / 6.5, within(1e-15));
        assertThat(mean.replica(0)).isCloseTo((3 + 2 + 10) / 3.5, within(1e-15));
        assertThat(mean.replica(2)).isCloseTo((1 + 4 + 3 + 2) / 4.5, within(1e-15));
        assertThat(mean.coefficients()).isEqualTo(new Bins(2, 5).coefficients());
        List<Replicas> both = means.of(List.of(m -> m[0], m -> m[1] - m[0] * m[0]));
        assertThat(both.get(0).value()).isEqualTo(mean.value());
        assertThat(both.get(1).value()).isCloseTo((1 + 8 + 9 + 8 + 50) / 6.5 - Math.pow(20 / 6.5, 2), within(1e-12));
    }

    /** Batches are summed where they are drawn, and added to each other in their order. */
    @Test
    void partsAddUpToTheWhole() {
        var bins = new Bins(2, 5);
        var whole = new BinnedMeans(bins, 2);
        var first = new BinnedMeans(bins, 2);
        var second = new BinnedMeans(bins, 2);
        for (int i = 0; i < 5; i++) {
            whole.add(i, i + 1, i, 3 * i);
            (i < 3 ? first : second).add(i, i + 1, i, 3 * i);
        }
        first.add(second);
        Replicas expected = whole.of(m -> m[0] + m[1] * m[1]);
        Replicas found = first.of(m -> m[0] + m[1] * m[1]);
        assertThat(found.value()).isEqualTo(expected.value());
        assertThat(found.replica(0)).isEqualTo(expected.replica(0));
        assertThat(found.replica(2)).isEqualTo(expected.replica(2));
        for (BinnedMeans other : List.of(new BinnedMeans(bins, 1), new BinnedMeans(new Bins(1, 5), 2))) {
            assertThatThrownBy(() -> first.add(other)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("only be added to those over the same bins").hasMessageContaining("make both for the same ensemble");
        }
    }

    /** The error of a mean of equal weights is the textbook one, σ/√n with σ from the bins. */
    @Test
    void errorOfAMeanOfSingleValuesIsTheTextbookOne() {
        var random = new Random(1);
        int n = 100;
        var means = new BinnedMeans(new Bins(1, n), 1);
        double[] x = random.doubles(n).toArray();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            means.add(i, 1, x[i]);
            sum += x[i];
            squares += x[i] * x[i];
        }
        double variance = (squares - sum * sum / n) / (n - 1);
        assertThat(means.of(m -> m[0]).estimate().error()).isCloseTo(Math.sqrt(variance / n), within(1e-12));
    }
}
