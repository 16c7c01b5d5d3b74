package org.inverserg.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.inverserg.Slow;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.NaiveConvolution;
import org.inverserg.network.Neighbourhoods;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoLayerStepTest {

    /** Fields so large that nothing is left to chance: every spin of every lane, but for less than 1 %, is the sign of the definition's output. */
    @ParameterizedTest
    @CsvSource({"3, 1", "3, 2", "3, 3", "3, 8", "3, 17", "7, 1", "7, 2", "7, 4", "7, 10"})
    void strongFieldsDecide(int kernel, int size) {
        var shape = ConvolutionShape.upsampled(kernel, 4);
        float[] parameters = parameters(shape, 1, 1e4f);
        long[] coarse = words(size * size, 2);
        double[][] fields = new double[64][];
        Arrays.setAll(fields, lane -> fields(shape, parameters, coarse, size, lane));
        for (UpscalingStep step : steps(shape, parameters)) {
            long[] fine = words(4 * size * size, 3);
            step.apply(coarse, size, fine, new RandomBits(4));
            int weak = 0;
            for (int site = 0; site < fine.length; site++) {
                for (int lane = 0; lane < 64; lane++) {
                    if (Math.abs(fields[lane][site]) > 25) {
                        assertThat(fine[site] >>> lane & 1).isEqualTo(fields[lane][site] > 0 ? 1 : 0);
                    } else {
                        weak++;
                    }
                }
            }
            assertThat(weak).isLessThan(1 + fine.length * 64 / 100);
        }
    }

    /** χ² of 64·4·L² counts in units of its own deviation; 4.5σ, false alarms below 10⁻⁴ (the seeds are fixed besides). */
    @Slow
    @ParameterizedTest
    @CsvSource({"3, 4", "3, 9", "7, 4", "7, 9"})
    void weakFieldsGiveProbabilities(int kernel, int size) {
        var shape = ConvolutionShape.upsampled(kernel, 4);
        float[] parameters = parameters(shape, 5, 2f / kernel);
        long[] coarse = words(size * size, 6);
        for (UpscalingStep step : steps(shape, parameters)) {
            int repetitions = 2000;
            int[][] up = new int[64][4 * size * size];
            long[] fine = new long[4 * size * size];
            var random = new RandomBits(7);
            for (int i = 0; i < repetitions; i++) {
                step.apply(coarse, size, fine, random);
                for (int lane = 0; lane < 64; lane++) {
                    for (int site = 0; site < fine.length; site++) {
                        up[lane][site] += (int) (fine[site] >>> lane & 1);
                    }
                }
            }
            double chiSquare = 0;
            int counts = 0;
            for (int lane = 0; lane < 64; lane++) {
                double[] fields = fields(shape, parameters, coarse, size, lane);
                for (int site = 0; site < fine.length; site++) {
                    double p = 1 / (1 + Math.exp(-fields[site]));
                    if (repetitions * p * (1 - p) > 20) {
                        chiSquare += Math.pow(up[lane][site] - repetitions * p, 2) / (repetitions * p * (1 - p));
                        counts++;
                    }
                }
            }
            assertThat(counts).isGreaterThan(fine.length * 64 / 2);
            assertThat((chiSquare - counts) / Math.sqrt(2.0 * counts)).isBetween(-4.5, 4.5);
        }
    }

    @Test
    void lookUpHasTheFieldsOfTheDefinition() {
        var shape = ConvolutionShape.upsampled(3, 32);
        float[] parameters = parameters(shape, 8, 1);
        float[] found = Neighbourhoods.fields(new ConvolutionForward(shape, parameters));
        for (int pattern = 0; pattern < 512; pattern += 7) {
            double[] coarse = new double[25];
            for (int cell = 0; cell < 9; cell++) {
                coarse[(1 + cell % 3) * 5 + 1 + cell / 3] = pattern >> cell & 1;
            }
            double[] exact = NaiveConvolution.apply(shape, doubles(parameters), coarse, 5);
            for (int place = 0; place < 4; place++) {
                assertThat((double) found[4 * pattern + place]).isCloseTo(exact[(4 + place / 2) * 10 + 4 + place % 2], within(1e-4));
            }
        }
    }

    @Test
    void signFlipsMakeAnyStepSymmetric() {
        long[] fine = new long[16];
        new SignFlipStep((coarse, size, spins, random) -> Arrays.fill(spins, -1L)).apply(new long[4], 2, fine, new RandomBits(9));
        assertThat(Long.bitCount(fine[0])).isBetween(14, 50); // 4.5σ
        assertThat(fine).containsOnly(fine[0]);

        long[] coarse = words(4, 10);
        long[] kept = coarse.clone();
        UpscalingStep copy = (from, size, spins, random) -> Arrays.setAll(spins, site -> from[site / 8 * 2 + site % 4 / 2]);
        new SignFlipStep(copy).apply(coarse, 2, fine, new RandomBits(11));
        assertThat(coarse).isEqualTo(kept);
        for (int site = 0; site < 16; site++) {
            assertThat(fine[site]).isEqualTo(coarse[site / 8 * 2 + site % 4 / 2]);
        }
    }

    /** Look-up and convolutions for k = 3, convolutions for k = 7. */
    private static UpscalingStep[] steps(ConvolutionShape shape, float[] parameters) {
        return new UpscalingStep[] {
            TwoLayerStep.of(shape, parameters), new TwoLayerStep(new ConvolutionForward(shape, parameters))};
    }

    private static float[] parameters(ConvolutionShape shape, long seed, float scale) {
        var random = new Random(seed);
        float[] parameters = new float[shape.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (random.nextFloat() * 2 - 1) * (i < shape.secondKernels() ? 1 : scale);
        }
        return parameters;
    }

    private static long[] words(int n, long seed) {
        return new Random(seed).longs(n).toArray();
    }

    private static double[] fields(ConvolutionShape shape, float[] parameters, long[] coarse, int size, int lane) {
        return NaiveConvolution.apply(shape, doubles(parameters), Arrays.stream(coarse).mapToDouble(w -> w >>> lane & 1).toArray(), size);
    }

    private static double[] doubles(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
    }
}
