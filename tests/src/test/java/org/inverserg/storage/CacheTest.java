package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {

    private static final int LENGTH = 100;

    private static final Form<double[]> NUMBERS = new Numbers(LENGTH);

    @TempDir
    private Path folder;
    private int computed;

    private double[] numbers() {
        computed++;
        double[] numbers = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            numbers[i] = i == 7 ? Double.NaN : -1.0 / i;
        }
        return numbers;
    }

    private Cached<double[]> ask(String key) {
        return Cache.in(folder.resolve("new/folder")).get(key, NUMBERS, this::numbers);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("new/folder"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void readsBackWhatItKept() throws IOException {
        Cached<double[]> first = ask("a");
        Cached<double[]> second = ask("a");
        assertThat(computed).isEqualTo(1);
        assertThat(second.result()).isEqualTo(first.result());
        assertThat(first.notes()).isEmpty();
        assertThat(second.notes()).singleElement().asString().contains("read back");
        assertThat(onlyFile()).exists();
    }

    @Test
    void keepsResultsWithOtherKeysApart() {
        ask("a");
        ask("b");
        ask("b");
        assertThat(computed).isEqualTo(2);
    }

    /** Cut anywhere: within the first line, the key, the numbers and the checksum. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 27, 30, 400, -9, -8, -1})
    void makesAFileThatIsCutShortAgain(int length) throws IOException {
        ask("a");
        byte[] bytes = Files.readAllBytes(onlyFile());
        Files.write(onlyFile(), Arrays.copyOf(bytes, Math.floorMod(length, bytes.length)));
        assertMadeAgain();
    }

    /** One bit flipped in the first line, the key, the numbers, the checksum. */
    @ParameterizedTest
    @ValueSource(ints = {0, 26, 30, 500, -1})
    void makesADamagedFileAgain(int place) throws IOException {
        ask("a");
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[Math.floorMod(place, bytes.length)] ^= 4;
        Files.write(onlyFile(), bytes);
        assertMadeAgain();
    }

    @Test
    void makesALongerFileAgain() throws IOException {
        ask("a");
        byte[] bytes = Files.readAllBytes(onlyFile());
        Files.write(onlyFile(), Arrays.copyOf(bytes, bytes.length + 1));
        assertMadeAgain();
    }

    /** The file of another key, under the name of this one. */
    @Test
    void recognisesTheFileOfAnotherResult() throws IOException {
        ask("b");
        Path other = onlyFile();
        Path moved = Files.move(other, folder.resolve("moved"));
        ask("a");
        Files.move(moved, onlyFile(), StandardCopyOption.REPLACE_EXISTING);
        computed--;
        assertMadeAgain();
    }

    private void assertMadeAgain() throws IOException {
        Cached<double[]> again = ask("a");
        assertThat(computed).isEqualTo(2);
        assertThat(again.result()).isEqualTo(numbers());
        assertThat(again.notes()).singleElement().asString().contains("made again").contains("the file ");
        computed = 0;
        assertThat(ask("a").notes()).singleElement().asString().contains("read back");
        assertThat(computed).isZero();
        assertThat(onlyFile()).exists();
    }

    @Test
    void aFolderThatCannotBeLosesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Cached<double[]> result = Cache.in(file.resolve("below")).get("a", NUMBERS, this::numbers);
        assertThat(result.result()).isEqualTo(numbers());
        assertThat(result.notes()).singleElement().asString().contains("could not be kept").contains(Cache.VARIABLE);
    }

    /** A disk that is full in the middle of the file leaves nothing behind. */
    @Test
    void aFullDiskLosesNothing() throws IOException {
        Form<double[]> full = new Form<>() {
            @Override
            public void write(double[] result, DataOutput out) throws IOException {
                out.write(new byte[1 << 20]);
                throw new IOException("No space left on device");
            }

            @Override
            public double[] read(DataInput in) throws IOException {
                return NUMBERS.read(in);
            }
        };
        Cached<double[]> result = Cache.in(folder).get("a", full, this::numbers);
        assertThat(result.result()).isEqualTo(numbers());
        assertThat(result.notes()).singleElement().asString().contains("could not be kept in the cache: No space left on device");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNothingOfACallThatFails() {
        assertThatThrownBy(() -> Cache.in(folder).get("a", NUMBERS, () -> {
            throw new CancellationException("stopped");
        })).hasMessage("stopped");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noneKeepsNothing() {
        assertThat(Cache.NONE.get("a", NUMBERS, this::numbers).notes()).isEmpty();
        assertThat(Cache.NONE.get("a", NUMBERS, this::numbers).result()).isEqualTo(numbers());
        assertThat(computed).isEqualTo(3);
        assertThat(Cache.NONE.isUsed()).isFalse();
    }

    private static String users(Map<String, String> environment, String system, String home) {
        return Cache.ofUser(environment, system, home).toString();
    }

    @Test
    void theUsersFolderFollowsTheEnvironmentThenTheSystem() {
        assertThat(users(Map.of(Cache.VARIABLE, "/chosen"), "Linux", "/home/me")).isEqualTo("/chosen");
        assertThat(users(Map.of("XDG_CACHE_HOME", "/x"), "Linux", "/home/me")).isEqualTo("/x/inverserg");
        assertThat(users(Map.of("XDG_CACHE_HOME", "relative"), "Linux", "/home/me")).isEqualTo("/home/me/.cache/inverserg");
        assertThat(users(Map.of(Cache.VARIABLE, " "), "Linux", "/home/me")).isEqualTo("/home/me/.cache/inverserg");
        assertThat(users(Map.of(), "Mac OS X", "/home/me")).isEqualTo("/home/me/Library/Caches/inverserg");
    }

    @Test
    void aTildeInTheVariableIsTheHomeOfTheUser() {
        assertThat(users(Map.of(Cache.VARIABLE, "~/results"), "Linux", "/home/me")).isEqualTo("/home/me/results");
        assertThat(users(Map.of(Cache.VARIABLE, "~"), "Linux", "/home/me")).isEqualTo("/home/me");
        assertThat(users(Map.of(Cache.VARIABLE, "~you/results"), "Linux", "/home/me")).startsWith("none, ").contains("\"~you/results\"");
    }

    /** Java says "?" for the home of a user whom the system does not know by name. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative"})
    void aUserWhomTheSystemDoesNotKnowHasTheHomeOfTheVariableOrNoCache(String home) {
        if (!home.equals("relative")) {
            assertThat(users(Map.of("HOME", "/tmp/me"), "Linux", home)).isEqualTo("/tmp/me/.cache/inverserg");
        }
        assertThat(users(Map.of(), "Linux", home)).startsWith("none, ").contains("no home");
        Cached<double[]> result = Cache.ofUser(Map.of(), "Linux", home).get("a", NUMBERS, this::numbers);
        assertThat(result.result()).isEqualTo(numbers());
        assertThat(result.notes()).singleElement().asString().contains("could not be kept").contains("no home").contains(Cache.VARIABLE);
    }

    /** As names with such letters come out of the environment under {@code LC_ALL=C}. */
    @ParameterizedTest
    @ValueSource(strings = {"/tmp/\uFFFD\uFFFD", "/tmp/a\u0000b"})
    void lettersThatTheSystemDoesNotKnowLoseNothing(String name) {
        for (Cache cache : List.of(Cache.ofUser(Map.of(Cache.VARIABLE, name), "Linux", "/home/me"), Cache.ofUser(Map.of(), "Linux", name),
                Cache.ofUser(Map.of("XDG_CACHE_HOME", name), "Linux", "/home/me"))) {
            assertThat(cache.get("a", NUMBERS, this::numbers).notes()).singleElement().asString().contains("LC_ALL=C.UTF-8");
        }
    }

    /** Opened like a file it would be waited for without end. */
    @Slow
    @Test
    @Timeout(20)
    void aPipeInPlaceOfAFileHoldsNobodyUp() throws Exception {
        ask("a");
        Path file = onlyFile();
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        Cached<double[]> result = ask("a");
        assertThat(result.result()).isEqualTo(numbers());
        assertThat(result.notes()).singleElement().asString().contains("could not be kept").contains("a pipe or a device");
    }
}
