package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.inverserg.descent.NetworkFile;
import org.inverserg.lattice.Spins;
import org.inverserg.sampling.Ising;
import org.inverserg.tower.TransposedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two-layer networks that were saved, or trained elsewhere. */
class TwoLayerFileTest {

    private static final Spins SPINS = Ising.critical(16).seed(11).sample(200);
    private static final TwoLayerNetwork TRAINED = TwoLayerNetwork.kernel(3).channels(3).adamW(0.01).epochs(2).batch(100).seed(5).train(SPINS);

    @TempDir
    private Path folder;

    private static TwoLayerNetwork given(int size, int channels, long seed) {
        var random = new Random(seed);
        return TwoLayerNetwork.withWeights(size, random.doubles((long) channels * size * size, -1, 1).toArray(), random.doubles(channels, -1, 1).toArray(),
                random.doubles((long) channels * size * size, -1, 1).toArray(), new double[] {0.25});
    }

    @Test
    void savedNetworkIsReadBackTheSame() {
        for (TwoLayerNetwork network : new TwoLayerNetwork[] {TRAINED, given(3, 32, 1), given(7, 2, 2)}) {
            Path file = folder.resolve("network.txt");
            network.save(file);
            var loaded = TwoLayerNetwork.load(file);
            assertThat(loaded.parameters()).isEqualTo(network.parameters());
            assertThat(loaded.size()).isEqualTo(network.size());
            assertThat(loaded.channels()).isEqualTo(network.channels());
            assertThat(loaded.samples()).isEqualTo(network.samples());
            assertThat(loaded.isTrained()).isEqualTo(network.isTrained());
            assertThat(loaded.provenance()).isEqualTo(network.provenance());
            assertThat(loaded).hasToString(network.toString());
            assertThat(loaded.upscale(SPINS, 3).configuration(7)).isEqualTo(network.upscale(SPINS, 3).configuration(7));
        }
        assertThat(TwoLayerNetwork.load(saved(TRAINED)).curve()).isEqualTo(TRAINED.curve());
    }

    private Path saved(TwoLayerNetwork network) {
        Path file = folder.resolve("network.txt");
        network.save(file);
        return file;
    }

    /** h(x) as PyTorch has it: upsample, pad circularly, Conv2d, ReLU, pad, Conv2d, on 0/1 spins; checked by the probability of ten spins drawn 6400 times, 4.5σ. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void givenWeightsAreThoseOfTwoConvolutionsInTheOrderOfPyTorch(int size) {
        int channels = 3;
        var random = new Random(7);
        double[] weight1 = random.doubles((long) channels * size * size, -0.5, 0.5).toArray();
        double[] bias1 = random.doubles(channels, -0.5, 0.5).toArray();
        double[] weight2 = random.doubles((long) channels * size * size, -0.5, 0.5).toArray();
        var network = TwoLayerNetwork.withWeights(size, weight1, bias1, weight2, new double[] {-0.3}).withoutTurning();
        byte[] coarse = SPINS.configuration(3);
        int draws = 6400;
        Spins drawn = network.upscale(Spins.of(repeated(coarse, draws)), 1);
        for (int site = 0; site < 1024; site += 101) {
            int row = site / 32;
            int column = site % 32;
            double mean = 0;
            for (int c = 0; c < draws; c++) {
                mean += (drawn.spin(c, row, column) + 1) / 2.0 / draws;
            }
            double p = 1 / (1 + Math.exp(-field(coarse, size, weight1, bias1, weight2, -0.3, row, column)));
            assertThat(Math.abs(mean - p) / Math.sqrt(p * (1 - p) / draws)).isLessThan(4.5);
        }
    }

    private static byte[][] repeated(byte[] configuration, int count) {
        byte[][] all = new byte[count][];
        Arrays.fill(all, configuration);
        return all;
    }

    private static double field(byte[] coarse, int size, double[] weight1, double[] bias1, double[] weight2, double bias2, int row, int column) {
        int radius = size / 2;
        double field = bias2;
        for (int channel = 0; channel < bias1.length; channel++) {
            for (int i = 0; i < size * size; i++) {
                double hidden = bias1[channel];
                int y = row + i / size - radius;
                int x = column + i % size - radius;
                for (int j = 0; j < size * size; j++) {
                    int fineRow = Math.floorMod(y + j / size - radius, 32);
                    int fineColumn = Math.floorMod(x + j % size - radius, 32);
                    hidden += weight1[channel * size * size + j] * (coarse[fineRow / 2 * 16 + fineColumn / 2] > 0 ? 1 : 0);
                }
                field += weight2[channel * size * size + i] * Math.max(0, hidden);
            }
        }
        return field;
    }

    /** A network that always draws +1 stays so, unless configurations are turned around; the two have keys of their own in caches. */
    @Test
    void withoutTurningAPreferenceForOneSignStays() {
        var network = TwoLayerNetwork.withWeights(3, new double[9], new double[1], new double[9], new double[] {20});
        Spins all = network.withoutTurning().dream(640).seed(1).configurationsAt(4);
        assertThat(all.configuration(100)).containsOnly(1);
        double mean = network.dream(640).seed(1).upTo(4).observables().estimate("m", 4).value();
        assertThat(mean).isBetween(-0.2, 0.2);
        assertThat(network.withoutTurning().dream(10).seed(1).cached(folder).upTo(4).observables().estimate("m", 4).value()).isEqualTo(1);
        assertThat(network.dream(640).seed(1).cached(folder).upTo(4).observables().estimate("m", 4).value()).isEqualTo(mean);
    }

    @Test
    void givenWeightsHaveNoLossCurve() {
        var network = given(3, 2, 3);
        assertThat(network).hasToString("two-layer network 1-2-1, k=3, given weights");
        assertThat(network.samples()).isZero();
        assertThatThrownBy(network::curve).isInstanceOf(IllegalStateException.class).hasMessageContaining("given weights; Losses.of(spins).of(network)");
        assertThat(given(3, 2, 3).provenance()).isEqualTo(network.provenance()).isNotEqualTo(given(3, 2, 4).provenance());
    }

    @Test
    void arraysThatDoNotGoTogetherAreRefused() {
        double[] nine = new double[9];
        double[] one = new double[1];
        assertThatThrownBy(() -> TwoLayerNetwork.withWeights(5, nine, one, nine, one)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 5");
        assertThatThrownBy(() -> TwoLayerNetwork.withWeights(3, nine, new double[2], nine, one)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[18, 2, 18, 1] numbers, got [9, 2, 9, 1]; give weights, biases, weights and bias");
        assertThatThrownBy(() -> TwoLayerNetwork.withWeights(3, nine, one, nine, null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the bias of the second convolution must be given");
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
            assertThatThrownBy(() -> TwoLayerNetwork.withWeights(3, nine, one, nine, new double[] {wrong})).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("finite in single precision, got " + wrong + " as number 20");
        }
    }

    /** A file cut off anywhere, or with any one character changed, is refused with a message that names it. */
    @Test
    void damagedFileIsRefused() throws IOException {
        Path file = saved(TRAINED);
        String text = Files.readString(file);
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(text.length());
            char other = text.charAt(at) == 'x' ? 'y' : 'x';
            for (String damaged : new String[] {text.substring(0, at), text.substring(0, at) + other + text.substring(at + 1)}) {
                Files.writeString(file, damaged);
                assertThatThrownBy(() -> TwoLayerNetwork.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("network.txt");
            }
        }
    }

    /** Files of somebody's own, with a right checksum but wrong lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "channels 3   | channels 3.5  | must hold a whole number, but is \"channels 3.5\"",
        "channels 3   | channels 4    | must begin with \"parameter\", but the file ends before it",
        "channels 3   | channels 2    | must not be there",
        "kernel 3     | kernel 0      | must hold a whole number from 1 on",
        "kernel 3     | core 3        | must begin with \"kernel\"",
        "samples .*   | samples -1    | must hold a whole number from 0 on",
        "made 0       | made 1        | must hold a whole number from 0 to 0",
        "epoch 1      | epoch 1 NaN   | must hold a finite number",
        "parameter .* | parameter NaN | must hold a finite number",
        "parameter .* | parameter 1e39 | must hold a finite number"})
    void wrongLinesAreNamed(String right, String wrong, String message) throws IOException {
        Path file = saved(TRAINED);
        String text = Files.readString(file);
        String changed = text.substring(0, text.lastIndexOf("checksum")).replaceFirst(right, wrong);
        Files.writeString(file, changed + "checksum " + NetworkFile.checksum(changed) + "\n");
        assertThatThrownBy(() -> TwoLayerNetwork.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is damaged: line ")
                .hasMessageContaining(message);
    }

    @Test
    void filesOfOtherKindsAreRefused() throws IOException {
        Path file = saved(TRAINED);
        assertThatThrownBy(() -> TransposedNetwork.load(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its first line must be \"InverseRG network, format 1\"");
        Files.writeString(file, Files.readString(file).replace("format 1", "format 2"));
        assertThatThrownBy(() -> TwoLayerNetwork.load(file)).hasMessageContaining("\"InverseRG two-layer network, format 2\"; this version of InverseRG");
        Files.writeString(file, "3\n0.1 0.2\n");
        assertThatThrownBy(() -> TwoLayerNetwork.load(file)).hasMessageContaining("its first line must be \"InverseRG two-layer network, format 1\"");
        assertThatThrownBy(() -> TwoLayerNetwork.load(folder.resolve("none.txt"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be read from");
        assertThatThrownBy(() -> TRAINED.save(folder.resolve("no/folder"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be written to");
    }

    @Test
    void savingLeavesNothingElseBehind() throws IOException {
        Path file = saved(TRAINED);
        given(7, 2, 2).save(file);
        assertThat(TwoLayerNetwork.load(file).size()).isEqualTo(7);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
