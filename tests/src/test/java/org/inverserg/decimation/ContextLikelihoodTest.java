package org.inverserg.decimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Function;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.likelihood.Likelihood;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Rounds;
import org.junit.jupiter.api.Test;

/** On contexts of random spins, of which the spin in the middle is drawn with known weights. */
class ContextLikelihoodTest {

    private static final int SITES = 8;

    private final Features features = new Features(Context.of(SiteClass.B1, 8, 6.5));
    private final double[] truth = new Random(1).doubles(features.count(), -0.2, 0.2).toArray();

    private static <R> R inRounds(Function<Rounds<Object>, R> call) {
        var result = new Object[1];
        Batches.inRounds(Progress.of("test", 1), 1000, Object::new, rounds -> result[0] = call.apply(rounds));
        @SuppressWarnings("unchecked")
        R found = (R) result[0];
        return found;
    }

    private ContextSamples samples(int count) {
        var random = new Random(2);
        int batches = Batches.count(count);
        var samples = new ContextSamples(new long[batches][SITES * 64], new long[batches][SITES], SITES, count, 0.5);
        double[] values = new double[features.count()];
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < SITES * 64; i++) {
                long context = random.nextLong() & 0xffff;
                features.of(context, values);
                double z = dot(truth, values);
                samples.contexts()[batch][i] = context;
                samples.spins()[batch][i / 64] |= (random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1L : 0) << i % 64;
            }
        }
        return samples;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void gradientAndHessianAreDerivativesOfTheLoss() {
        ContextSamples samples = samples(150); // the last batch is not full
        inRounds(rounds -> {
            var likelihood = new ContextLikelihood(features, samples, rounds);
            Likelihood.Evaluation here = likelihood.at(truth);
            for (int f = 0; f < truth.length; f += 3) {
                double step = 1e-4;
                double[] above = truth.clone();
                double[] below = truth.clone();
                above[f] += step;
                below[f] -= step;
                Likelihood.Evaluation up = likelihood.at(above);
                Likelihood.Evaluation down = likelihood.at(below);
                assertThat((up.loss() - down.loss()) / (2 * step)).isCloseTo(here.gradient()[f], within(1e-6));
                for (int g = 0; g < truth.length; g++) {
                    assertThat((up.gradient()[g] - down.gradient()[g]) / (2 * step)).isCloseTo(here.hessian()[f][g], within(1e-5));
                    assertThat(here.hessian()[g][f]).isEqualTo(here.hessian()[f][g]);
                }
            }
            return null;
        });
    }

    @Test
    void sumsOverBinsAddUpToTheWholeGradient() {
        ContextSamples samples = samples(5000);
        inRounds(rounds -> {
            var likelihood = new ContextLikelihood(features, samples, rounds);
            double[][] sums = likelihood.binSums(truth, 0);
            Likelihood.Evaluation whole = likelihood.at(truth);
            for (int column = 0; column <= truth.length; column++) {
                double sum = 0;
                for (double[] bin : sums) {
                    sum += bin[column];
                }
                double expected = column == 0 ? whole.loss() : whole.gradient()[column - 1];
                assertThat(sum / likelihood.total()).isCloseTo(expected, within(1e-11));
            }
            return null;
        });
    }

    /** 40 weights, each 5σ off with a probability of 6·10⁻⁷; the mean square of their deviations is 1 ± 0.22. */
    @Test
    void theOptimumIsTheTruthWithinItsErrors() {
        ContextSamples samples = samples(20_000);
        KernelWeights optimum = inRounds(rounds ->
                KernelWeights.of(new ContextLikelihood(features, samples, rounds), samples.count(), new double[features.count()]));
        double squares = 0;
        for (int f = 0; f < truth.length; f++) {
            double pull = (optimum.weights()[f] - truth[f]) / Math.sqrt(optimum.covariance().getEntry(f, f));
            assertThat(pull).as(features.names().get(f)).isBetween(-5.0, 5.0);
            squares += pull * pull / truth.length;
        }
        assertThat(squares).isBetween(0.2, 2.1);
        assertThat(optimum.gradient()).isLessThan(1e-10);
        assertThat(optimum.samples()).isEqualTo(20_000L * SITES);
    }
}
