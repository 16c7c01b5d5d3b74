package org.inverserg.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedDecimationTest {

    private static final InverseDecimation INVERSE = InverseDecimation.of(Ising.critical(8)).seed(1).train(2_000);

    @TempDir
    private Path folder;

    @Test
    void whatIsLoadedDreamsTheSameBits() throws IOException {
        Path file = folder.resolve("inverse.json");
        INVERSE.save(file);
        InverseDecimation loaded = InverseDecimation.load(file);
        assertThat(loaded.provenance()).isEqualTo(INVERSE.provenance());
        assertThat(loaded.table().print(1000)).isEqualTo(INVERSE.table().print(1000));
        var dream = INVERSE.dream(300).seed(2);
        assertThat(loaded.dream(300).seed(2).configurationsAt(8)).isEqualTo(dream.configurationsAt(8));
        assertThat(loaded.dream(300).seed(2).upTo(8).logProbabilities()).isEqualTo(dream.upTo(8).logProbabilities());
        loaded.save(folder.resolve("again.json"));
        assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(file);
    }

    @Test
    void theTableAloneIsSavedToo() {
        InverseDecimation smallest = InverseDecimation.of(Ising.critical(4)).seed(1).train(1_000);
        smallest.save(folder.resolve("smallest.json"));
        assertThat(InverseDecimation.load(folder.resolve("smallest.json")).dream(64).seed(2).configurationsAt(4))
                .isEqualTo(smallest.dream(64).seed(2).configurationsAt(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"size\": 8 | \"size\": 12 | \"size\" must be 4, 8, 16 and so on",
            "\"size\": 8 | \"size\": 4 | \"kernels\" must be 0 kernels for L = 4",
            "\"size\": 8 | \"size\": 16 | \"kernels\" must be a kernel for each class of each level to L = 16",
            "\"beta\": 0.44 | \"beta\": -0.44 | \"beta\" must be a number above 0",
            "\"start\": [ | \"start\": [0, | a list of 65536 numbers",
            "\"class\":\"B2\" | \"class\":\"B1\" | \"class\" must be B2 in this place",
            "\"level\":8 | \"level\":16 | \"level\" must be a whole number from 8 to 8",
            "\"(1,1)\" | \"(2,1)\" | \"features\" must be"})
    void whatCannotBeIsRefused(String part, String instead, String message) throws IOException {
        Path file = folder.resolve("inverse.json");
        INVERSE.save(file);
        String text = Files.readString(file).replaceFirst(",\n\"checksum\": \"[0-9a-f]{8}\"", "");
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, instead));
        assertThatThrownBy(() -> InverseDecimation.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path file = folder.resolve("inverse.json");
        INVERSE.save(file);
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(5);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length - 2)) : whole.clone();
            if (i % 2 != 0) {
                bytes[random.nextInt(bytes.length - 30)] ^= (byte) (1 + random.nextInt(127));
            }
            Files.write(file, bytes);
            assertThatThrownBy(() -> InverseDecimation.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got ");
        }
        Files.write(file, "{\"format\": \"InverseRG symmetric kernel\"}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> InverseDecimation.load(file)).hasMessageContaining("must hold a ");
    }
}
