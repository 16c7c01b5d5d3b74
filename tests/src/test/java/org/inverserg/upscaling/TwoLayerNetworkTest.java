package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.inverserg.Slow;
import org.inverserg.descent.LossCurve;
import org.inverserg.lattice.Spins;
import org.inverserg.likelihood.NetworkParameters;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Provenance;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoLayerNetworkTest {

    private static final Spins SPINS = Ising.critical(16).seed(11).sample(3000);

    /** A network can do what a symmetric kernel does: then it has that kernel's loss, and no asymmetry. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void networkOfASymmetricKernelIsSymmetric(int size) {
        SymmetricKernel kernel = SymmetricKernel.ofSize(size).train(SPINS);
        TwoLayerNetwork network = of(kernel);
        var losses = Losses.of(SPINS);
        assertThat(losses.of(network).value()).isCloseTo(kernel.loss().value(), within(1e-6));
        assertThat(Math.abs(losses.difference(network, kernel).value())).isLessThan(1e-6);
        Asymmetry asymmetry = network.asymmetry(SPINS.first(200).block());
        assertThat(asymmetry.signFlip().value()).isLessThan(1e-6);
        assertThat(asymmetry.lattice().value()).isLessThan(1e-6);
    }

    /** Dreams of such a network have the susceptibility of those of the kernel; 4.5σ, wrong once in 10⁵. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void dreamsLikeTheKernel(int size) {
        SymmetricKernel kernel = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5);
        if (size == 7) {
            kernel = SymmetricKernel.withWeights(7, 1.4, 0.7, 0.5, -0.15, 0.1, -0.1, 0.05, -0.1, 0.05, 0.05);
        }
        Estimate dreamed = of(kernel).dream(6400).seed(1).upTo(16).observables().estimate("chi", 16);
        Estimate expected = kernel.dream(64_000).seed(2).upTo(16).observables().estimate("chi", 16);
        assertThat(Math.abs(dreamed.sigmasFrom(expected))).isLessThan(4.5);
    }

    /** Nothing but a constant field c: p = 1/(1 + e^{−c}) whatever τ is, so turned around it is wrong by 2p − 1; rotated it stays. */
    @Test
    void constantFieldBreaksTheSymmetryOfTheSpins() {
        var shape = ConvolutionShape.upsampled(3, 2);
        float[] parameters = new float[shape.parameters()];
        parameters[parameters.length - 1] = 0.8f;
        Asymmetry asymmetry = of(shape, parameters).asymmetry(SPINS.first(100).block());
        assertThat(asymmetry.signFlip().value()).isCloseTo(2 / (1 + Math.exp(-0.8)) - 1, within(1e-6));
        assertThat(asymmetry.signFlip().error()).as("what does not vary tells no error").isNaN();
        assertThat(asymmetry.lattice().value()).isZero();
    }

    /**
     * A field that is the right neighbour's spin, h = s/2 or −s/2 for s = ±1: of the seven other symmetries one leaves it alone, and two neighbours
     * differ by p(½) − p(−½) or agree.
     */
    @Test
    void oneNeighbourBreaksTheSymmetryOfTheSquare() {
        var shape = ConvolutionShape.upsampled(3, 1);
        float[] parameters = new float[shape.parameters()];
        parameters[1 * 3 + 2] = 1; // row 0, column +1
        parameters[shape.secondKernels() + 4] = 1;
        parameters[parameters.length - 1] = -0.5f;
        Spins coarse = SPINS.block();
        double sum = 0;
        for (int c = 0; c < 500; c++) {
            for (int site = 0; site < 256; site++) {
                int row = site / 16;
                int column = site % 16;
                int right = at(coarse, c, row, column + 1);
                int[] others = {right, at(coarse, c, row, column - 1), at(coarse, c, row, column - 1), at(coarse, c, row - 1, column),
                    at(coarse, c, row - 1, column), at(coarse, c, row + 1, column), at(coarse, c, row + 1, column)};
                for (int other : others) {
                    sum += other == right ? 0 : 1;
                }
            }
        }
        double difference = 1 / (1 + Math.exp(-0.5)) - 1 / (1 + Math.exp(0.5));
        Asymmetry asymmetry = of(shape, parameters).asymmetry(coarse.first(500));
        assertThat(asymmetry.lattice().value()).isCloseTo(difference * Math.sqrt(sum / 500 / 256 / 7), within(1e-6));
        assertThat(asymmetry.signFlip().value()).isLessThan(1e-6);
        assertThat(asymmetry.lattice().error()).isPositive();
    }

    private static int at(Spins coarse, int c, int row, int column) {
        return coarse.spin(c, Math.floorMod(row, 16) / 2, Math.floorMod(column, 16) / 2);
    }

    /** Trained for a while a network with k = 3 is about as good as the best kernel k = 3, which sees fewer spins and has a three-hundredth of its parameters. */
    @Slow
    @Test
    void learnsFromCounts() {
        var training = TwoLayerNetwork.kernel(3).adamW(0.01).epochs(60).batch(300).oneCycle().seed(1);
        TwoLayerNetwork network = training.train(SPINS);
        SymmetricKernel kernel = SymmetricKernel.ofSize(3).train(SPINS);
        var losses = Losses.of(SPINS);
        assertThat(losses.difference(network, kernel).value()).isBetween(-2e-3, 1e-3);
        assertThat(network.curve().last().training()).isCloseTo(losses.of(network).value(), within(1e-6));
        assertThat(network.parameters()).hasSize(609);
        assertThat(network.samples()).isEqualTo(3000L * 256);
        assertThat(network.asymmetry(SPINS.block()).signFlip().value()).isBetween(1e-4, 0.1);
        assertSameOnAnyNumberOfThreads(TwoLayerNetwork.kernel(3).channels(4).adamW(0.01).epochs(2).batch(500));
    }

    @Slow
    @Test
    void learnsFromConfigurations() {
        TwoLayerNetwork network = TwoLayerNetwork.kernel(7).channels(4).adamW(0.01).epochs(6).batch(100).validation(0.1).seed(2).train(SPINS);
        LossCurve curve = network.curve();
        assertThat(curve.last().training()).isLessThan(curve.points().get(0).training());
        assertThat(Losses.of(SPINS).of(network).value()).isLessThan(0.30);
        assertThat(Math.abs(curve.last().validation().value() - Losses.of(SPINS.first(2700)).of(network).value())).isLessThan(0.01);
        assertThat(network.samples()).isEqualTo(2700L * 256);
        assertSameOnAnyNumberOfThreads(TwoLayerNetwork.kernel(7).channels(2).adamW(0.01).epochs(1).batch(100));
    }

    private static void assertSameOnAnyNumberOfThreads(TwoLayerTraining training) {
        float[] expected = training.train(SPINS.first(500)).parameters();
        int before = Parallel.threads();
        try {
            for (int threads : new int[] {1, 3}) {
                Parallel.setThreads(threads);
                assertThat(training.train(SPINS.first(500)).parameters()).containsExactly(expected);
            }
        } finally {
            Parallel.setThreads(before);
        }
        assertThat(training.seed(9).train(SPINS.first(500)).parameters()).isNotEqualTo(expected);
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLayerNetwork.kernel(5)).withMessageContaining("3, or 7");
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLayerNetwork.kernel(3).channels(0)).withMessageContaining("at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLayerNetwork.kernel(7).adamW(0.01).train(Ising.critical(8).sample(100)))
                .withMessageContaining("at least 14").withMessageContaining("got L = 8");
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLayerNetwork.kernel(7).adamW(0.01).train(Ising.critical(16).stream(100)))
                .withMessageContaining("kept");
        TwoLayerNetwork network = of(SymmetricKernel.withWeights(7, new double[10]));
        assertThatIllegalArgumentException().isThrownBy(() -> network.asymmetry(Ising.critical(4).sample(10))).withMessageContaining("at least L = 7");
        assertThatIllegalArgumentException().isThrownBy(() -> Losses.of(SPINS).weighted().of(network)).withMessageContaining("count equally");
    }

    /** Two channels, K and −K: with 0 or 1 for a coarse spin, a = Σ K s − ½ Σ K is h, and max(0, a) − max(0, −a) = a. */
    private static TwoLayerNetwork of(SymmetricKernel kernel) {
        var shape = ConvolutionShape.upsampled(kernel.size(), 2);
        int radius = kernel.size() / 2;
        int weights = kernel.size() * kernel.size();
        float[] parameters = new float[shape.parameters()];
        double sum = 0;
        for (int i = 0; i < weights; i++) {
            double weight = kernel.at(i / kernel.size() - radius, i % kernel.size() - radius).value();
            parameters[i] = (float) weight;
            parameters[weights + i] = (float) -weight;
            sum += weight;
        }
        parameters[shape.biases()] = (float) (-sum / 2);
        parameters[shape.biases() + 1] = (float) (sum / 2);
        parameters[shape.secondKernels() + weights / 2] = 1;
        parameters[shape.secondKernels() + weights + weights / 2] = -1;
        return of(shape, parameters);
    }

    private static TwoLayerNetwork of(ConvolutionShape shape, float[] parameters) {
        var point = new LossCurve.Point(1, 0.01, 0.26, Estimate.of(Double.NaN, Double.NaN));
        return new TwoLayerNetwork(new NetworkParameters(shape, parameters, new LossCurve(List.of(point)), 0),
                Provenance.of("given network " + Arrays.hashCode(parameters), 0, 1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void trainingOnAPlanIsTrainingOnWhatItSamples(int kernel) {
        Ising plan = Ising.critical(16).seed(5).thermalization(20).thinning(2);
        var training = TwoLayerNetwork.kernel(kernel).channels(2).adamW(0.01).epochs(1).batch(64).seed(3);
        var onPlan = training.train(plan, 200);
        var onSample = training.train(plan.sample(200));
        assertThat(onPlan.parameters()).isEqualTo(onSample.parameters());
        assertThat(onPlan.provenance()).isEqualTo(onSample.provenance());
    }
}
