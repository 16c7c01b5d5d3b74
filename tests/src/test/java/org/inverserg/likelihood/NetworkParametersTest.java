package org.inverserg.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.inverserg.descent.CrossEntropy;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.NaiveConvolution;
import org.inverserg.parallel.Provenance;
import org.inverserg.patterns.NeighbourhoodCounter;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses and gradients of two-layer networks: from counts, from configurations, by the definition and by differences. */
class NetworkParametersTest {

    private static final Spins FINE = Ising.critical(14).seed(1).sample(200);
    private static final Provenance BLOCKING = MajorityRule.provenance(FINE, 2L);
    private static final Spins COARSE = FINE.block(Ties.seed(2));
    private static final int[] ORDER = IntStream.range(0, 200).toArray();

    /** The definition in double precision, lattice by lattice; the loss of single precision agrees to 10⁻⁵. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void lossIsThatOfTheDefinition(int kernel) {
        var shape = ConvolutionShape.upsampled(kernel, 3);
        double[] parameters = parameters(shape, 3);
        double sum = 0;
        for (int c = 0; c < 200; c++) {
            double[] input = new double[49];
            for (int site = 0; site < 49; site++) {
                input[site] = COARSE.spin(c, site / 7, site % 7) > 0 ? 1 : 0;
            }
            double[] fields = NaiveConvolution.apply(shape, parameters, input, 7);
            for (int site = 0; site < 196; site++) {
                sum += Math.log1p(Math.exp(-fields[site] * FINE.spin(c, site / 14, site % 14)));
            }
        }
        double exact = sum / 200 / 196;
        assertThat(new NetworkLosses(FINE, BLOCKING).of(shape, NetworkParameters.floats(parameters)).value()).isCloseTo(exact, within(1e-5));
        double[] single = new CrossEntropy(shape, COARSE, FINE, 200).losses(NetworkParameters.floats(parameters), ORDER, 0, 200).losses();
        assertThat(Arrays.stream(single).average().orElseThrow()).isCloseTo(exact, within(1e-5));
    }

    /** Differences over ±0.002: single precision and the kinks of max(0, ·) leave 10⁻³ of the largest derivative. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void gradientMatchesDifferencesOfTheLoss(int kernel) {
        var shape = ConvolutionShape.upsampled(kernel, 3);
        double[] parameters = parameters(shape, 4);
        var loss = new CrossEntropy(shape, COARSE, FINE, 200);
        double[] gradient = loss.withGradient(NetworkParameters.floats(parameters), ORDER, 0, 200).gradient();
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        double step = 0.002;
        for (int i = 0; i < parameters.length; i += kernel) {
            double[] moved = parameters.clone();
            moved[i] += step;
            double above = loss.losses(NetworkParameters.floats(moved), ORDER, 0, 200).total();
            moved[i] -= 2 * step;
            double below = loss.losses(NetworkParameters.floats(moved), ORDER, 0, 200).total();
            assertThat((above - below) / (2 * step)).isCloseTo(gradient[i], within(2e-3 * largest));
        }
    }

    /** Counts of patterns and the configurations themselves lead to the same loss and the same derivatives. */
    @Test
    void countsAreAsGoodAsConfigurations() {
        var shape = ConvolutionShape.upsampled(3, 5);
        double[] parameters = parameters(shape, 5);
        double[] counts = PatternCounts.of(NeighbourhoodCounter.tabulation(), FINE, new Bins(200, 200), BLOCKING).table()[0];
        assertThat(CountedLoss.total(counts)).isEqualTo(200.0 * 196);
        var model = new NeighbourhoodModel(shape);
        var sums = new CrossEntropy(shape, COARSE, FINE, 200).withGradient(NetworkParameters.floats(parameters), ORDER, 0, 200);
        assertThat(CountedLoss.of(counts, model.losses(parameters))).isCloseTo(sums.total() / 200, within(1e-6));
        double[] gradient = model.gradient(parameters, counts);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i] / 196).isCloseTo(sums.gradient()[i], within(1e-4 * largest / 196));
        }
    }

    /** In bins of less than a batch, of one, and in all: the parts make up the whole. */
    @Test
    void groupsAddUp() {
        double[] whole = PatternCounts.of(NeighbourhoodCounter.tabulation(), FINE, new Bins(200, 200), BLOCKING).table()[0];
        for (int width : new int[] {1, 4, 64, 128}) {
            double[][] parts = PatternCounts.of(NeighbourhoodCounter.tabulation(), FINE, new Bins(width, 200), BLOCKING).table();
            double[] sum = new double[whole.length];
            for (double[] part : parts) {
                Arrays.setAll(sum, slot -> sum[slot] + part[slot]);
            }
            assertThat(parts).hasDimensions((199 + width) / width, whole.length);
            assertThat(sum).containsExactly(whole);
        }
    }

    private static double[] parameters(ConvolutionShape shape, long seed) {
        return new Random(seed).doubles(shape.parameters(), -0.6, 0.6).toArray();
    }
}
