package org.inverserg.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.network.NaiveConvolution;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresTest {

    private static final ConvolutionShape SHAPE = ConvolutionShape.transposed(3);
    private static final Provenance ORIGIN = Provenance.of("test", 1, 1L);

    private final int threadsBefore = Parallel.threads();

    @AfterEach
    void restoreSettings() {
        Parallel.setThreads(threadsBefore);
    }

    /** Derivatives of the summed error of five configurations by every parameter, against central differences of the definition. */
    @Test
    void gradientIsThatOfFiniteDifferences() {
        Fields coarse = random(5, 4, 1);
        Fields fine = random(5, 8, 2);
        float[] parameters = parameters(SHAPE, 3);
        int[] order = {4, 2, 0, 1, 3};
        var sums = new SquaredError(SHAPE, coarse, fine, 8).withGradient(parameters, order, 0, 5);
        assertThat(sums.losses()[1]).isCloseTo(loss(SHAPE, doubles(parameters), coarse, fine, 2), within(1e-5));
        for (int i = 0; i < parameters.length; i++) {
            double exact = 0;
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] moved = doubles(parameters);
                moved[i] += sign * 1e-5;
                for (int index = 0; index < 5; index++) {
                    exact += sign * loss(SHAPE, moved, coarse, fine, index) / 2e-5;
                }
            }
            assertThat(sums.gradient()[i]).as("by parameter %d", i).isCloseTo(exact, within(2e-3));
        }
    }

    /** What another network made can be learned: of the squares of its output 1 % at most is left. */
    @Test
    void descentLearnsWhatAnotherNetworkDoes() {
        Fields coarse = random(512, 4, 4);
        Fields fine = made(SHAPE, parameters(SHAPE, 5), coarse);
        double squares = IntStream.range(0, 512).mapToDouble(i -> meanSquare(fine.field(i))).average().orElseThrow();
        var fit = LeastSquares.descend(ConvolutionShape.transposed(6), coarse, fine, new TrainingSchedule(100, 32, 0.02, 0.25), ORIGIN);
        assertThat(fit.curve().points()).hasSize(100);
        assertThat(fit.curve().last().validation().value()).isLessThan(0.01 * squares);
        assertThat(fit.curve().last().training()).isLessThan(0.01 * squares);
        assertThat(fit.curve().last().rate()).isZero();
    }

    /** Countless networks make them, and none of these says anything about fields that vary. */
    @Test
    void fieldsOfOneValueEachAreRefused() {
        float[][] same = new float[100][64];
        for (int index = 0; index < same.length; index++) {
            Arrays.fill(same[index], index - 50);
        }
        var schedule = new TrainingSchedule(1, 32, 0.02, 0.25);
        assertThatThrownBy(() -> LeastSquares.descend(SHAPE, Fields.of(same).block(), Fields.of(same), schedule, ORIGIN)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("each has one value throughout").hasMessageContaining("train on fields that vary");
        same[99][5] = 3;
        assertThat(LeastSquares.descend(SHAPE, Fields.of(same).block(), Fields.of(same), schedule, ORIGIN).curve().points()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void sameBitsForAnyNumberOfThreads(int threads) {
        Fields coarse = random(150, 8, 6);
        Fields fine = random(150, 16, 7);
        var schedule = new TrainingSchedule(2, 100, 0.01, 0.1);
        Parallel.setThreads(1);
        var one = LeastSquares.descend(SHAPE, coarse, fine, schedule, ORIGIN);
        var linear = LeastSquares.linear(3, coarse, fine, Edges.PERIODIC, schedule);
        Parallel.setThreads(threads);
        var several = LeastSquares.descend(SHAPE, coarse, fine, schedule, ORIGIN);
        assertThat(several.parameters()).isEqualTo(one.parameters());
        assertThat(several.curve()).isEqualTo(one.curve());
        assertThat(several.gradient()).isEqualTo(one.gradient());
        assertThat(LeastSquares.linear(3, coarse, fine, Edges.PERIODIC, schedule).parameters()).isEqualTo(linear.parameters());
    }

    /** Any other weights, one of them changed up or down, have a larger error on the configurations that were trained on. */
    @ParameterizedTest
    @CsvSource({"1, PERIODIC", "2, PERIODIC", "3, PERIODIC", "4, PERIODIC", "5, PERIODIC", "7, PERIODIC", "2, ZERO", "5, ZERO"})
    void linearNetworkIsTheOptimum(int window, Edges edges) {
        Fields coarse = random(100, 8, 8);
        Fields fine = random(100, 16, 9);
        var fit = LeastSquares.linear(window, coarse, fine, edges, new TrainingSchedule(1, 1, 1, 0.5));
        float[] weights = fit.parameters();
        double least = linearError(fit.shape(), weights, coarse, fine, edges);
        assertThat(fit.curve().last().training()).isCloseTo(least, within(1e-6));
        for (int i = 0; i < weights.length; i += 1 + window / 3) {
            double[] changed = new double[2];
            for (int sign = 0; sign < 2; sign++) {
                float[] other = weights.clone();
                other[i] += sign == 0 ? 0.1f : -0.1f;
                changed[sign] = linearError(fit.shape(), other, coarse, fine, edges) - least;
            }
            assertThat(changed[0]).isPositive();
            assertThat((changed[1] - changed[0]) / changed[0]).as("the derivative").isCloseTo(0, within(1e-3));
        }
    }

    /** The mean squared error of the first half, by definition; zeros beyond the edges are sites of a frame. */
    private static double linearError(ConvolutionShape shape, float[] parameters, Fields coarse, Fields fine, Edges edges) {
        int frame = edges == Edges.ZERO ? shape.kernel() / 2 : 0;
        int size = coarse.size() + 2 * frame;
        double[] weights = IntStream.range(0, parameters.length).mapToDouble(i -> parameters[i]).toArray();
        double error = 0;
        for (int index = 0; index < coarse.count() / 2; index++) {
            double[] framed = new double[size * size];
            for (int site = 0; site < coarse.size() * coarse.size(); site++) {
                framed[(frame + site / coarse.size()) * size + frame + site % coarse.size()] = coarse.field(index)[site];
            }
            double[] made = NaiveConvolution.apply(shape, weights, framed, size);
            for (int site = 0; site < fine.size() * fine.size(); site++) {
                double difference = made[(2 * frame + site / fine.size()) * 2 * size + 2 * frame + site % fine.size()] - fine.field(index)[site];
                error += difference * difference;
            }
        }
        return 2 * error / coarse.count() / fine.size() / fine.size();
    }

    /** A map is found in every weight, also by windows that see more: its output is made again to single precision. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 2", "2, 3", "3, 3", "3, 5", "4, 4", "5, 5", "5, 7", "7, 7"})
    void linearNetworkIsFoundAgain(int window, int seen) {
        var shape = ConvolutionShape.linear(window);
        float[] parameters = new float[shape.parameters()];
        var random = new Random(10);
        IntStream.range(0, parameters.length).forEach(i -> parameters[i] = (float) random.nextGaussian());
        Fields coarse = random(200, 8, 11);
        var fit = LeastSquares.linear(seen, coarse, made(shape, parameters, coarse), Edges.PERIODIC, new TrainingSchedule(1, 1, 1, 0.1));
        Fields unseen = random(1, 9, 12);
        float[] wanted = made(shape, parameters, unseen).field(0);
        float[] found = made(fit.shape(), fit.parameters(), unseen).field(0);
        assertThat(found).usingComparatorWithPrecision(2e-5f).containsExactly(wanted);
    }

    /** What two layers without an activation can do, the map of their window 3×3 can do too. */
    @Test
    void twoLinearLayersAreAMapOfWindow3() {
        var shape = ConvolutionShape.transposed(5);
        float[] parameters = parameters(shape, 10);
        Arrays.fill(parameters, shape.biases(), shape.secondKernels(), 0);
        Fields coarse = random(100, 6, 11);
        var fit = LeastSquares.linear(3, coarse, made(shape, parameters, coarse), Edges.PERIODIC, new TrainingSchedule(1, 1, 1, 0.1));
        Fields unseen = random(1, 9, 12);
        assertThat(made(fit.shape(), fit.parameters(), unseen).field(0)).usingComparatorWithPrecision(1e-5f)
                .containsExactly(made(shape, parameters, unseen).field(0));
    }

    @Test
    void whatCannotBeTrainedIsRefused() {
        Fields coarse = random(20, 4, 13);
        Fields fine = random(20, 8, 14);
        assertThatThrownBy(() -> LeastSquares.descend(SHAPE, coarse, fine, new TrainingSchedule(1, 8, 0.01, 0.05), ORIGIN))
                .hasMessageContaining("at least 2 configurations to learn from and 2 to validate, got 20");
        assertThatThrownBy(() -> LeastSquares.descend(SHAPE, coarse, fine, new TrainingSchedule(20, 2, 1e30, 0.5), ORIGIN))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("use a learning rate below 1.0E30");
        Fields flat = Fields.of(IntStream.range(0, 20).mapToObj(i -> new float[16]).toArray(float[][]::new));
        assertThatThrownBy(() -> LeastSquares.linear(3, flat, fine, Edges.PERIODIC, new TrainingSchedule(1, 1, 1, 0.5)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("linearly dependent");
        assertThatThrownBy(() -> new TrainingSchedule(0, 1, 1, 0.5)).hasMessageStartingWith("training needs at least 1 epoch, got 0; ");
        assertThatThrownBy(() -> new TrainingSchedule(1, 0, 1, 0.5)).hasMessageStartingWith("a mini-batch must hold at least 1 configuration, got 0; ");
        assertThatThrownBy(() -> new TrainingSchedule(1, 1, Double.NaN, 0.5)).hasMessageStartingWith("the learning rate must be positive and finite, got NaN; ");
    }

    private static double loss(ConvolutionShape shape, double[] parameters, Fields coarse, Fields fine, int index) {
        double[] out = NaiveConvolution.apply(shape, parameters, doubles(coarse.field(index)), coarse.size());
        double[] wanted = doubles(fine.field(index));
        return IntStream.range(0, out.length).mapToDouble(i -> (out[i] - wanted[i]) * (out[i] - wanted[i])).average().orElseThrow();
    }

    private static Fields made(ConvolutionShape shape, float[] parameters, Fields coarse) {
        var forward = new ConvolutionForward(shape, parameters);
        return Fields.of(IntStream.range(0, coarse.count()).mapToObj(index -> {
            float[] fine = new float[4 * coarse.size() * coarse.size()];
            forward.apply(coarse.field(index), coarse.size(), 1, fine);
            return fine;
        }).toArray(float[][]::new));
    }

    private static double meanSquare(float[] field) {
        return Arrays.stream(doubles(field)).map(x -> x * x).average().orElseThrow();
    }

    private static Fields random(int count, int size, long seed) {
        var random = new Random(seed);
        return Fields.of(IntStream.range(0, count).mapToObj(i -> numbers(random, size * size, 1)).toArray(float[][]::new));
    }

    private static float[] parameters(ConvolutionShape shape, long seed) {
        return numbers(new Random(seed), shape.parameters(), 0.7f);
    }

    private static float[] numbers(Random random, int count, float scale) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = scale * (2 * random.nextFloat() - 1);
        }
        return numbers;
    }

    private static double[] doubles(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
    }
}
