package org.inverserg.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionTest {

    private static final List<ConvolutionShape> SHAPES = List.of(ConvolutionShape.transposed(1), ConvolutionShape.transposed(8),
            ConvolutionShape.transposed(32), ConvolutionShape.upsampled(3, 32), ConvolutionShape.upsampled(7, 32),
            ConvolutionShape.upsampled(7, 1));
    private static final List<ConvolutionShape> LINEAR = IntStream.rangeClosed(1, 7).mapToObj(ConvolutionShape::linear).toList();

    static Stream<Arguments> allLattices() {
        return with(Stream.concat(SHAPES.stream(), LINEAR.stream()).toList(), new int[][] {{1, 1}, {1, 64}, {2, 3}, {3, 1}, {4, 16}, {8, 5}, {16, 1}, {33, 2}});
    }

    static Stream<Arguments> smallLattices() {
        return with(SHAPES, new int[][] {{1, 1}, {1, 64}, {2, 3}, {3, 1}, {4, 16}});
    }

    /** Sizes and lanes. */
    private static Stream<Arguments> with(List<ConvolutionShape> shapes, int[][] lattices) {
        return shapes.stream().flatMap(shape -> Stream.of(lattices).map(l -> Arguments.of(shape, l[0], l[1])));
    }

    /** Single precision: the tolerance is 3·10⁻⁷ of the sum of all terms' sizes, which is below 10⁻⁵ of the largest output here. */
    @ParameterizedTest
    @MethodSource("allLattices")
    void outputIsThatOfTheDefinition(ConvolutionShape shape, int size, int lanes) {
        float[] parameters = random(shape.parameters(), 1);
        float[] coarse = random(size * size * lanes, 2);
        float[] fine = new float[4 * size * size * lanes];
        new ConvolutionForward(shape, parameters).apply(coarse, size, lanes, fine);
        for (int lane = 0; lane < lanes; lane++) {
            double[] exact = NaiveConvolution.apply(shape, doubles(parameters), lane(coarse, lane, lanes), size);
            double[] found = lane(fine, lane, lanes);
            double terms = 0.25 * shape.flopsPerSite();
            for (int site = 0; site < exact.length; site++) {
                assertThat(found[site]).isCloseTo(exact[site], within(3e-7 * terms + 1e-6));
            }
        }
    }

    /** The same bits for every lane, whatever is in the others, and for the second use of the working memory. */
    @Test
    void lanesDoNotSeeEachOther() {
        for (ConvolutionShape shape : Stream.concat(SHAPES.stream(), LINEAR.stream()).toList()) {
            var forward = new ConvolutionForward(shape, random(shape.parameters(), 3));
            float[] coarse = random(16 * 16 * 8, 4);
            float[] together = new float[32 * 32 * 8];
            forward.apply(coarse, 16, 8, together);
            for (int lane = 0; lane < 8; lane++) {
                float[] alone = new float[32 * 32];
                forward.apply(floats(lane(coarse, lane, 8)), 16, 1, alone);
                assertThat(floats(lane(together, lane, 8))).isEqualTo(alone);
            }
        }
    }

    @Test
    void transposedNetworkIsExactlyOdd() {
        var shape = ConvolutionShape.transposed(8);
        var forward = new ConvolutionForward(shape, random(shape.parameters(), 5));
        float[] coarse = random(8 * 8 * 4, 6);
        float[] fine = new float[16 * 16 * 4];
        forward.apply(coarse, 8, 4, fine);
        float[] negative = new float[fine.length];
        IntStream.range(0, coarse.length).forEach(i -> coarse[i] = -coarse[i]);
        forward.apply(coarse, 8, 4, negative);
        for (int i = 0; i < fine.length; i++) {
            assertThat(negative[i]).isEqualTo(-fine[i]);
        }
    }

    /**
     * Derivatives of Σ c_s out_s for random c by every parameter against central differences of the definition. The second kernel and
     * the number added enter linearly; for the others a step of 10⁻⁵ crosses a kink of the activation at few sites.
     */
    @Slow
    @ParameterizedTest
    @MethodSource("smallLattices")
    void gradientIsThatOfFiniteDifferences(ConvolutionShape shape, int size, int lanes) {
        float[] parameters = random(shape.parameters(), 7);
        float[] coarse = random(size * size * lanes, 8);
        float[] factors = random(4 * size * size * lanes, 9);
        double[] gradient = new double[shape.parameters()];
        new ConvolutionGradient(shape, parameters).add(coarse, size, lanes, factors, gradient);
        var random = new Random(10);
        for (int check = 0; check < 40; check++) {
            int i = check == 0 ? gradient.length - 1 : random.nextInt(gradient.length);
            double exact = difference(shape, parameters, i, coarse, size, lanes, factors);
            assertThat(gradient[i]).as("by parameter %d of %d", i, gradient.length).isCloseTo(exact, within(2e-3 * size * Math.sqrt(lanes)));
        }
    }

    private static double difference(ConvolutionShape shape, float[] parameters, int i,
            float[] coarse, int size, int lanes, float[] factors) {
        double step = 1e-5;
        double[] moved = doubles(parameters);
        double result = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            moved[i] = parameters[i] + sign * step;
            for (int lane = 0; lane < lanes; lane++) {
                double[] out = NaiveConvolution.apply(shape, moved, lane(coarse, lane, lanes), size);
                double[] c = lane(factors, lane, lanes);
                for (int site = 0; site < out.length; site++) {
                    result += sign * c[site] * out[site] / (2 * step);
                }
            }
        }
        return result;
    }

    @Test
    void gradientsOfBatchesAdd() {
        var shape = ConvolutionShape.transposed(8);
        float[] parameters = random(shape.parameters(), 11);
        var gradient = new ConvolutionGradient(shape, parameters);
        float[] coarse = random(8 * 8 * 4, 12);
        float[] factors = random(16 * 16 * 4, 13);
        double[] together = new double[shape.parameters()];
        gradient.add(coarse, 8, 4, factors, together);
        double[] added = new double[shape.parameters()];
        for (int lane = 0; lane < 4; lane++) {
            gradient.add(floats(lane(coarse, lane, 4)), 8, 1, floats(lane(factors, lane, 4)), added);
        }
        assertThat(added).usingComparatorWithPrecision(1e-3).containsExactly(together);
    }

    @Test
    void whatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> ConvolutionShape.upsampled(5, 1)).hasMessageContaining("3, or 7 behind upsampling, got 5");
        assertThatThrownBy(() -> ConvolutionShape.transposed(0)).hasMessageContaining("at least 1 hidden channel, got 0");
        assertThatThrownBy(() -> new ConvolutionForward(ConvolutionShape.transposed(8), new float[3]))
                .hasMessageContaining("has 208 parameters, got 3");
    }

    private static float[] random(int n, long seed) {
        var random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }

    private static double[] lane(float[] x, int lane, int lanes) {
        return IntStream.range(0, x.length / lanes).mapToDouble(i -> x[i * lanes + lane]).toArray();
    }

    private static double[] doubles(float[] x) {
        return lane(x, 0, 1);
    }

    private static float[] floats(double[] x) {
        float[] result = new float[x.length];
        IntStream.range(0, x.length).forEach(i -> result[i] = (float) x[i]);
        return result;
    }
}
