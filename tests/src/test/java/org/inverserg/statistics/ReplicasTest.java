package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    @Test
    void jackknifeOfMeanIsItsStandardError() {
        double[] sample = gaussian(100, 1);
        double mean = Arrays.stream(sample).average().orElseThrow();
        double squares = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
        Estimate found = mean(sample, new Bins(1, 100)).estimate();
        assertThat(found.value()).isCloseTo(mean, within(1e-14));
        assertThat(found.error()).isCloseTo(Math.sqrt(squares / (100.0 * 99)), within(1e-14));
    }

    /**
     * Bins of 30, 30, 30 and 10: the expectation of the squared error is 1/n for unit variance. Over 4000 samples the mean of the
     * squared error is known to 2 %; 4.5σ is below 10 %.
     */
    @Test
    void shorterLastBinLeavesTheErrorUnbiased() {
        double sum = 0;
        int repetitions = 4000;
        for (int i = 0; i < repetitions; i++) {
            double error = mean(gaussian(100, 10 + i), new Bins(30, 100)).estimate().error();
            sum += error * error;
        }
        assertThat(sum / repetitions).isCloseTo(0.01, within(0.001));
    }

    /** A frozen chain and a single bin know nothing of their error: it is never 0. */
    @Test
    void whatDoesNotVaryHasNoError() {
        double[] frozen = new double[1000];
        Arrays.fill(frozen, 0.1);
        assertThat(mean(frozen, new Bins(8, 1000)).estimate().error()).isNaN();
        assertThat(mean(gaussian(8, 1), new Bins(8, 8)).estimate().error()).isNaN();
    }

    /** exp of a mean: the error is |exp| times that of the mean to first order; 1000 bins leave 1 % beyond that. */
    @Test
    void formulaOfQuantitiesCarriesTheirErrors() {
        double[] sample = gaussian(10_000, 2);
        Replicas mean = mean(sample, new Bins(10, 10_000));
        Replicas exponential = Replicas.combine(x -> Math.exp(3 * x[0]), mean);
        assertThat(exponential.estimate().error())
                .isCloseTo(3 * Math.exp(3 * mean.value()) * mean.estimate().error(), within(0.002));
        assertThat(Replicas.combine(x -> x[0] - x[1], mean, mean).covariance(mean)).isZero();
        assertThat(mean.covariance(mean)).isCloseTo(Math.pow(mean.estimate().error(), 2), within(1e-15));
    }

    @Test
    void independentSamplesBesideEachOtherAddInQuadrature() {
        Replicas first = mean(gaussian(100, 3), new Bins(1, 100));
        Replicas second = mean(gaussian(350, 4), new Bins(7, 350));
        Replicas firstBeside = first.beside(new double[0], second.coefficients());
        Replicas secondBeside = second.beside(first.coefficients(), new double[0]);
        assertThat(firstBeside.estimate()).isEqualTo(first.estimate());
        assertThat(secondBeside.estimate()).isEqualTo(second.estimate());
        assertThat(firstBeside.covariance(secondBeside)).isZero();
        assertThat(Replicas.combine(x -> x[0] - 2 * x[1], firstBeside, secondBeside).estimate().error())
                .isCloseTo(Math.hypot(first.estimate().error(), 2 * second.estimate().error()), within(1e-14));
    }

    @Test
    void refusesToMixDifferentBins() {
        Replicas first = mean(gaussian(100, 3), new Bins(1, 100));
        Replicas second = mean(gaussian(100, 4), new Bins(2, 100));
        assertThatThrownBy(() -> Replicas.combine(x -> x[0] + x[1], first, second)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 100 and 50 replicas").hasMessageContaining("beside");
        assertThatThrownBy(() -> Replicas.of(1, new double[2], new double[3])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 3 for 2");
    }

    @Test
    void oneBinHasNoError() {
        assertThat(mean(gaussian(10, 5), new Bins(64, 10)).estimate().error()).isNaN();
    }

    private static Replicas mean(double[] sample, Bins bins) {
        double total = Arrays.stream(sample).sum();
        double[] replicas = new double[bins.count()];
        for (int bin = 0; bin < replicas.length; bin++) {
            int from = bin * bins.width();
            double left = total - Arrays.stream(sample, from, from + bins.size(bin)).sum();
            replicas[bin] = left / (sample.length - bins.size(bin));
        }
        return Replicas.of(total / sample.length, replicas, bins.coefficients());
    }

    private static double[] gaussian(int count, long seed) {
        var random = new Random(seed);
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
