package org.inverserg.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.descent.NetworkFile;
import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Provenance;
import org.inverserg.sampling.PhiFour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransposedNetworkTest {

    private static final Fields FIELDS = PhiFour.pointA().size(16).seed(1).sample(300);
    private static final TransposedNetwork NETWORK = TransposedNetwork.channels(4).epochs(3).seed(2).train(FIELDS);
    private static final TransposedNetwork LINEAR = TransposedNetwork.linear().train(FIELDS);
    private static final TransposedNetwork ZERO_EDGES = TransposedNetwork.linear().zeroEdges().train(FIELDS);
    private static final TransposedNetwork WIDE = TransposedNetwork.linear().zeroEdges().window(5).train(FIELDS);

    @TempDir
    private Path folder;

    /** φ → −φ of the whole way, blocking in training included: the same bits with the other sign. */
    @Test
    void isExactlyOdd() {
        Fields coarse = FIELDS.first(3).block();
        Fields negative = changed(coarse, field -> negated(field));
        for (TransposedNetwork network : new TransposedNetwork[] {NETWORK, LINEAR, ZERO_EDGES, WIDE}) {
            Fields fine = network.rescale(coarse).configurationsAt(32);
            assertThat(network.rescale(negative).configurationsAt(32)).isEqualTo(changed(fine, TransposedNetworkTest::negated));
        }
    }

    /** Coarse fields shifted around the periodic lattice by (dy, dx) give fine fields shifted by twice as much. Sums of nine rows begin at another row then. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "3, 6"})
    void shiftsWithTheCoarseField(int dy, int dx) {
        Fields coarse = FIELDS.first(3).block();
        Fields shifted = changed(coarse, field -> shifted(field, 8, dy, dx));
        Fields fine = NETWORK.upscale(coarse);
        Fields expected = changed(fine, field -> shifted(field, 16, 2 * dy, 2 * dx));
        Fields found = NETWORK.upscale(shifted);
        for (int index = 0; index < 3; index++) {
            assertThat(found.field(index)).usingComparatorWithPrecision(2e-6f).containsExactly(expected.field(index));
        }
    }

    @Test
    void responseIsThatOfAUniformField() {
        float[] uniform = new float[64];
        Arrays.fill(uniform, 0.8f);
        float[] fine = NETWORK.upscale(Fields.of(uniform)).field(0);
        double mean = IntStream.range(0, fine.length).mapToDouble(i -> fine[i]).average().orElseThrow();
        assertThat(NETWORK.response(0.8)).isCloseTo(mean, within(1e-6));
        assertThat(NETWORK.response(0)).isZero();
        assertThat(LINEAR.response(2)).isCloseTo(2 * LINEAR.response(1), within(1e-6));
    }

    /** A nonlinear network contains the linear ones; trained long enough it does better on fields it has not seen. */
    @Test
    void nonlinearityHelps() {
        var network = TransposedNetwork.channels(8).epochs(30).adamW(0.02).batch(32).seed(3).train(FIELDS);
        assertThat(network.loss().value()).isLessThan(LINEAR.loss().value());
        assertThat(network.curve().table().columnNames()).containsExactly("epoch", "rate", "training", "validation", "validation_err");
        assertThat(network.curve().table().rowCount()).isEqualTo(30);
        assertThat(network.provenance().inputs()).containsExactly(FIELDS.provenance());
    }

    @Test
    void trainingThatIsTooShortSaysSo() {
        var network = TransposedNetwork.channels(4).epochs(1).adamW(1e-4).seed(3).train(FIELDS);
        assertThat(network.isConverged()).isFalse();
        assertThat(network.gradient()).isGreaterThan(1);
        assertThat(network.provenance().allNotes().toString()).contains("training has not converged").contains("train for more epochs");
        assertThat(LINEAR.isConverged()).isTrue();
    }

    @Test
    void seedDecides() {
        var plan = TransposedNetwork.channels(2).epochs(1);
        assertThat(plan.train(FIELDS).parameters()).isEqualTo(plan.train(FIELDS).parameters());
        assertThat(plan.seed(1).train(FIELDS).parameters()).isNotEqualTo(plan.seed(2).train(FIELDS).parameters());
    }

    @Test
    void savedNetworkIsReadBackTheSame() {
        for (TransposedNetwork network : new TransposedNetwork[] {NETWORK, LINEAR, ZERO_EDGES, WIDE}) {
            Path file = folder.resolve("network.txt");
            network.save(file);
            var loaded = TransposedNetwork.load(file);
            assertThat(loaded.parameters()).isEqualTo(network.parameters());
            assertThat(loaded.name()).isEqualTo(network.name());
            assertThat(loaded.edges()).isEqualTo(network.edges());
            assertThat(loaded.curve()).isEqualTo(network.curve());
            assertThat(loaded.gradient()).isEqualTo(network.gradient());
            assertThat(loaded.provenance()).isEqualTo(network.provenance());
            assertThat(loaded).hasToString(network.toString());
            loaded.save(file);
            assertThat(TransposedNetwork.load(file).parameters()).isEqualTo(network.parameters());
        }
    }

    /** A file cut off anywhere, or with any one character changed, is refused with a message that names it. */
    @Test
    void damagedFileIsRefused() throws IOException {
        Path file = folder.resolve("network.txt");
        NETWORK.save(file);
        String text = Files.readString(file);
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(text.length());
            assertRefused(file, text.substring(0, at));
            char other = text.charAt(at) == 'x' ? 'y' : 'x';
            assertRefused(file, text.substring(0, at) + other + text.substring(at + 1));
        }
    }

    private static void assertRefused(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> TransposedNetwork.load(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network.txt").message().doesNotContain("null");
    }

    @Test
    void foreignFilesAreRefused() throws IOException {
        Path file = folder.resolve("network.txt");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});
        assertThatThrownBy(() -> TransposedNetwork.load(file)).hasMessageContaining("does not hold a network: it is not a text file; ");
        Files.writeString(file, "{\"cells\": []}");
        assertThatThrownBy(() -> TransposedNetwork.load(file)).hasMessageContaining("its first line must be \"InverseRG network, format 1\"");
        NETWORK.save(file);
        Files.writeString(file, Files.readString(file).replace("format 1", "format 2"));
        assertThatThrownBy(() -> TransposedNetwork.load(file)).hasMessageContaining("\"InverseRG network, format 2\"; this version of InverseRG")
                .hasMessageContaining("reads format 1");
        assertThatThrownBy(() -> TransposedNetwork.load(folder.resolve("none.txt"))).hasMessageContaining("could not be read from");
        assertThatThrownBy(() -> NETWORK.save(folder.resolve("no/folder/network.txt"))).hasMessageContaining("could not be written to");
    }

    /** Files of somebody's own, with a right checksum but wrong lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "channels 4      | channels 4.5 | must hold a whole number, but is \"channels 4.5\"",
        "channels 4      | channels -1  | must hold a whole number from 1 on",
        "channels 4      | channels 5   | must begin with \"parameter\", but the file ends before it",
        "channels 4      | channels 3   | must not be there",
        "channels 4      | channel 4    | must begin with \"channels\"",
        "edges PERIODIC  | edges round | must hold one of [PERIODIC, ZERO]",
        "epoch 1         | era 1        | must begin with \"epoch\"",
        "epoch 1         | epoch 1 NaN  | must hold a finite number",
        "parameter .*    | parameter NaN | must hold a finite number"})
    void wrongLinesAreNamed(String right, String wrong, String message) throws IOException {
        Path file = folder.resolve("network.txt");
        NETWORK.save(file);
        String text = Files.readString(file);
        String changed = text.substring(0, text.lastIndexOf("checksum")).replaceFirst(right, wrong);
        Files.writeString(file, changed + "checksum " + NetworkFile.checksum(changed) + "\n");
        assertThatThrownBy(() -> TransposedNetwork.load(file)).hasMessageContaining("is damaged: line ").hasMessageContaining(message);
    }

    @Test
    void windowsAreNamedAndCounted() {
        assertThat(LINEAR.name()).isEqualTo("linear 3×3");
        assertThat(WIDE.name()).isEqualTo("linear 5×5, zero edges");
        assertThat(WIDE.window()).isEqualTo(5);
        assertThat(WIDE.parameters()).hasSize(100);
        assertThat(NETWORK.window()).isEqualTo(3);
        assertThat(TransposedNetwork.linear().window(2)).hasToString("training of a linear 2×2 network, 16 weights");
        assertThat(TransposedNetwork.linear().window(2).zeroEdges().train(FIELDS).provenance().operation()).isEqualTo("train linear 2×2, zero edges on L=16");
    }

    /** Linear maps were kept as two layers with four channels before they had windows: such files are read still. */
    @Test
    void filesWithLinearMapsOfTwoLayersAreRead() throws IOException {
        Path file = folder.resolve("network.txt");
        NETWORK.save(file);
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("checksum")).replaceFirst("layers .*", "layers linear");
        Files.writeString(file, body + "checksum " + NetworkFile.checksum(body) + "\n");
        assertThat(TransposedNetwork.load(file).name()).isEqualTo("linear");
        assertThat(TransposedNetwork.load(file).parameters()).isEqualTo(NETWORK.parameters());
    }

    @Test
    void sizesItWasNotMadeForAreRefused() {
        Fields tiny = PhiFour.pointA().size(2).seed(1).sample(10);
        assertThatThrownBy(() -> NETWORK.rescale(tiny)).hasMessageContaining("made for fields of L = 3 to").hasMessageContaining("got 2");
        assertThatThrownBy(() -> TransposedNetwork.channels(4).train(tiny)).hasMessageContaining("of even L, at least 6, got L = 2");
        assertThatThrownBy(() -> TransposedNetwork.linear().train(Fields.of(new float[49]))).hasMessageContaining("got L = 7");
        assertThatThrownBy(() -> TransposedNetwork.linear().window(0)).hasMessageContaining("1 to 7 coarse sites wide, got 0");
        assertThatThrownBy(() -> TransposedNetwork.linear().window(8)).hasMessageContaining("1 to 7 coarse sites wide, got 8");
        assertThatThrownBy(() -> TransposedNetwork.linear().window(7).train(PhiFour.pointA().size(12).seed(1).sample(10)))
                .hasMessageContaining("sees 7×7 sites learns from fields of even L, at least 14, got L = 12");
        assertThatThrownBy(() -> WIDE.rescale(Fields.of(new float[16]))).hasMessageContaining("sees 5×5 sites is made for fields of L = 5 to").hasMessageContaining("got 4");
        assertThatThrownBy(() -> TransposedNetwork.channels(0)).hasMessageContaining("at least 1 hidden channel, got 0");
        assertThatThrownBy(() -> NETWORK.rescale(FIELDS).upTo(48))
                .hasMessageContaining("from L = 16 it reaches 32, 64, 128 and so on").hasMessageContaining("got 48; use 32");
        assertThatThrownBy(() -> NETWORK.rescale(FIELDS).upTo(16)).hasMessageContaining("got 16; use 32");
        assertThatThrownBy(() -> NETWORK.rescale(FIELDS).configurationsAt(1 << 30)).hasMessageContaining("got 1073741824; use ");
    }

    @FunctionalInterface
    private interface Change {
        float[] of(float[] field);
    }

    private static Fields changed(Fields fields, Change change) {
        return Fields.of(IntStream.range(0, fields.count()).mapToObj(i -> change.of(fields.field(i))).toArray(float[][]::new));
    }

    private static float[] negated(float[] field) {
        float[] negated = new float[field.length];
        IntStream.range(0, field.length).forEach(i -> negated[i] = -field[i]);
        return negated;
    }

    private static float[] shifted(float[] field, int size, int dy, int dx) {
        float[] shifted = new float[field.length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                shifted[(y + dy) % size * size + (x + dx) % size] = field[y * size + x];
            }
        }
        return shifted;
    }

    /** Names that other programs write aside under, and links: what they hold is somebody's work. */
    @Test
    void savingTouchesNoOtherFile() throws IOException {
        Path precious = Files.writeString(folder.resolve("m.part"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("m"), precious);
        NETWORK.save(link);
        NETWORK.save(folder.resolve("n"));
        assertThat(precious).hasContent("precious");
        assertThat(TransposedNetwork.load(link).parameters()).isEqualTo(NETWORK.parameters());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Slow
    @Test
    @Timeout(20)
    void pipesAndFoldersAreNeitherReadNorReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> TransposedNetwork.load(pipe)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("a pipe or a device");
        assertThatThrownBy(() -> NETWORK.save(pipe)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("a pipe or a device");
        assertThatThrownBy(() -> TransposedNetwork.load(folder)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("a folder");
    }

    /** What a file claims is believed when the lines for it are there. */
    @Test
    @Timeout(60)
    void filesThatClaimTooMuchAreRefusedBeforeThereIsRoomForIt() throws IOException {
        Path file = folder.resolve("network.txt");
        NETWORK.save(file);
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("checksum"));
        assertClaimRefused(file, body.replace("channels 4\n", "channels 20000000\n"), "got 20000000");
        assertClaimRefused(file, body.replace("channels 4\n", "channels 10000\n"), "must begin with \"parameter\", but the file ends before it");
        var nested = new StringBuilder();
        for (int depth = 2; depth < 3000; depth++) {
            nested.append("made ").append(depth).append(" 1 1 an input\n");
        }
        assertClaimRefused(file, body.replaceFirst("\nepoch", "\n" + nested + "epoch"), "within inputs up to 1000 times");
        assertClaimRefused(file, body.replaceFirst("\nepoch", "\n" + "made 1 1 1 an input\n".repeat(1_000_000) + "epoch"), "one of at most 10000 inputs");
    }

    @Test
    void numbersThatSinglePrecisionDoesNotHaveAreRefused() throws IOException {
        Path file = folder.resolve("network.txt");
        NETWORK.save(file);
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("checksum"));
        for (String number : new String[] {"1e39", "-1e39", "1e400", "Infinity", "NaN"}) {
            assertClaimRefused(file, body.replaceFirst("parameter [^\\n]+", "parameter " + number), "but is \"parameter " + number);
        }
        assertClaimRefused(file, body.replaceFirst("gradient [^\\n]+", "gradient 1e400"), "but is \"gradient 1e400");
    }

    /** What cannot be read back is not written. */
    @Test
    void aHistoryThatIsReadBackIsSavedAndALongerOneRefused() {
        Path file = folder.resolve("network.txt");
        var plan = TransposedNetwork.channels(1).epochs(1);
        Fields fields = FIELDS.first(40);
        for (int steps : new int[] {999, 1001}) {
            Provenance provenance = fields.provenance();
            for (int step = 1; step < steps; step++) {
                provenance = Provenance.of("step", 40, 1L, provenance);
            }
            float[][] sites = IntStream.range(0, 40).mapToObj(fields::field).toArray(float[][]::new);
            var network = plan.train(Fields.wrap(fields.size(), 1, sites, provenance));
            if (steps < 1000) {
                network.save(file);
                assertThat(TransposedNetwork.load(file).provenance()).hasToString(network.provenance().toString());
            } else {
                assertThatThrownBy(() -> network.save(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("up to 1000 times");
            }
        }
    }

    private static void assertClaimRefused(Path file, String body, String message) throws IOException {
        Files.writeString(file, body + "checksum " + NetworkFile.checksum(body) + "\n");
        assertThatThrownBy(() -> TransposedNetwork.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 20_000_000, 10_001})
    void moreChannelsThanConfigurationsCouldDetermineAreRefused(int channels) {
        assertThatThrownBy(() -> TransposedNetwork.channels(channels)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got " + channels);
    }

    @Test
    void trainingThatRanAwayReturnsNoNetwork() {
        assertThatThrownBy(() -> TransposedNetwork.channels(2).adamW(1e15).epochs(2).train(FIELDS)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ran away");
    }
}
