package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.inverserg.Slow;
import org.inverserg.environment.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final String OLD = "what was there before";

    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void replacesWhatIsThere() throws IOException {
        Path file = folder.resolve("file");
        write(file, OLD);
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aWriterThatFailsLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), OLD);
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        })).hasMessage("No space left on device");
        assertThat(file).hasContent(OLD);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    /** The names that other programs give to what they write aside. */
    @Test
    void touchesNoOtherFile() throws IOException {
        Path part = Files.writeString(folder.resolve("m.part"), OLD);
        Path link = Files.createSymbolicLink(folder.resolve("m.tmp"), part);
        write(folder.resolve("m"), "new");
        assertThat(part).hasContent(OLD);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aLinkIsReplacedAndWhatItNamesLeftAlone() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), OLD);
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        write(link, "new");
        write(dangling, "new");
        assertThat(precious).hasContent(OLD);
        assertThat(link).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(dangling).hasContent("new");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Slow
    @Test
    @Timeout(20)
    void whatIsNoFileIsNeitherReplacedNorRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        for (Path other : new Path[] {pipe, Files.createDirectory(folder.resolve("below")), Path.of("/dev/null")}) {
            assertThatThrownBy(() -> write(other, "new")).isInstanceOf(IOException.class).hasMessageContaining("which is not replaced");
            assertThatThrownBy(() -> WholeFile.read(other)).isInstanceOf(IOException.class).hasMessageContaining("not a file");
        }
    }

    @Test
    void keepsThePermissionsOfWhatItReplaces() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        write(file, "new");
        write(folder.resolve("other"), "new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.getPosixFilePermissions(folder.resolve("other")))
                .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("usual"), "")));
    }

    /** Killed at any moment, a program leaves the old file or the new one, and the next writer removes what it left. */
    @Slow
    @Test
    @Timeout(120)
    void whatKilledProgramsLeaveIsRemoved() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), OLD);
        var random = new Random(14);
        for (int kill = 0; kill < Running.kills(12); kill++) {
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), EndlessWriter.class.getName(),
                    file.toString()).redirectErrorStream(true).start();
            assertThat(writer.getInputStream().read()).isEqualTo('.');
            TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
            writer.destroyForcibly().waitFor();
            assertThat(Files.readString(file)).isIn(OLD, EndlessWriter.TEXT);
        }
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    /** What another program is just writing is not taken for what a killed one has left. */
    @Slow
    @Test
    @Timeout(60)
    void whatAnotherProgramWritesIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), OLD);
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), EndlessWriter.class.getName(),
                file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(writer.getInputStream().read()).isEqualTo('.');
            for (int i = 0; i < 200; i++) {
                write(folder.resolve("other"), "new");
            }
            assertThat(writer.isAlive()).as("it stops when a file that it writes is taken away").isTrue();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
