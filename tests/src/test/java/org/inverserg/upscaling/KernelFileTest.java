package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {

    private static final SymmetricKernel K3 = SymmetricKernel.ofSize(3).train(Ising.critical(8).seed(1).sample(400));

    @TempDir
    private Path folder;

    @Test
    void whatIsLoadedIsWhatWasSaved() {
        Path file = folder.resolve("k3.json");
        K3.save(file);
        SymmetricKernel loaded = SymmetricKernel.load(file);
        assertThat(loaded.weights()).isEqualTo(K3.weights());
        assertThat(loaded.covariance()).isEqualTo(K3.covariance());
        assertThat(loaded.loss()).isEqualTo(K3.loss());
        assertThat(loaded.samples()).isEqualTo(K3.samples());
        assertThat(loaded.effectiveConfigurations()).isEqualTo(K3.effectiveConfigurations());
        assertThat(loaded.provenance()).isEqualTo(K3.provenance());
        assertThat(loaded.dream(64).seed(2).configurationsAt(8)).isEqualTo(K3.dream(64).seed(2).configurationsAt(8));
        loaded.save(folder.resolve("again.json"));
        assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(file);
    }

    @Test
    void givenWeightsSayThatTheyKnowNoErrorsInEveryResult() {
        Path file = folder.resolve("given.json");
        SymmetricKernel.withWeights(3, 0.519, 0.625, 1.477).save(file);
        SymmetricKernel loaded = SymmetricKernel.load(file);
        assertThat(loaded.loss().value()).isNaN();
        assertThat(loaded.dream(64).seed(1).upTo(4).observables().provenance().toString()).contains("note: the weights were given without errors");
    }

    @Test
    void aFileMadeByHandNeedsNoChecksum() throws IOException {
        Path file = folder.resolve("hand.json");
        K3.save(file);
        String text = Files.readString(file).replaceFirst(",\n\"checksum\": \"[0-9a-f]{8}\"", "");
        assertThat(SymmetricKernel.load(Files.writeString(file, text)).weights()).isEqualTo(K3.weights());
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path file = folder.resolve("k3.json");
        K3.save(file);
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length - 2)) : whole.clone();
            if (i % 3 != 0) {
                bytes[random.nextInt(bytes.length - 30)] ^= (byte) (1 + random.nextInt(127));
            }
            Files.write(file, bytes);
            assertThatThrownBy(() -> SymmetricKernel.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(file.toString())
                    .hasMessageContaining("got ");
        }
        assertThatThrownBy(() -> SymmetricKernel.load(Files.writeString(file, "[".repeat(100_000)))).hasMessageContaining("within each other");
        assertThatThrownBy(() -> SymmetricKernel.load(Files.writeString(file, "{\"format\": \"InverseRG table of observables\"}")))
                .hasMessageContaining("must hold a symmetric kernel");
        assertThatThrownBy(() -> SymmetricKernel.load(folder)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("it is a folder and not a file");
    }
}
