package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.environment.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three programs share a folder: one is killed, one comes late. */
@Slow
class KilledSharingTest {

    /** About as many as the calls of the program have in all. */
    private static final int CHUNKS = 220;

    @TempDir
    private Path parent;

    @Test
    @Timeout(1200)
    void programsThatShareAFolderGiveTheBitsOfOne() throws Exception {
        String expected = SharingProgram.result();
        var random = new Random(18);
        for (int kill = 1; kill <= Running.kills(2); kill++) {
            Path folder = Files.createDirectory(parent.resolve("share-" + kill));
            Process steady = start(folder, "steady");
            Process killed = start(folder, "killed");
            int chunks = 1 + random.nextInt(CHUNKS);
            awaitChunks(folder, chunks, steady);
            killed.destroyForcibly().waitFor();
            Process late = start(folder, "late");
            for (Process process : List.of(steady, late)) {
                assertThat(process.waitFor(600, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
            assertThat(output(folder, "steady")).as("kill %d after %d chunks", kill, chunks).isEqualTo(expected);
            assertThat(output(folder, "late")).as("kill %d after %d chunks", kill, chunks).isEqualTo(expected);
        }
    }

    @Test
    @Timeout(1200)
    void aProgramThatIsKilledAgainAndAgainGoesOnWhereItWas() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("share"));
        var random = new Random(19);
        int done = 0;
        for (int kill = 1; kill <= Running.kills(2); kill++) {
            Process program = start(folder, "killed");
            awaitChunks(folder, done + 1 + random.nextInt(CHUNKS / 2), program);
            program.destroyForcibly().waitFor();
            int now = chunks(folder);
            assertThat(now).as("nothing is lost by kill %d", kill).isGreaterThanOrEqualTo(done);
            done = now;
        }
        assertThat(start(folder, "last").waitFor()).isZero();
        assertThat(output(folder, "last")).isEqualTo(SharingProgram.result());
    }

    private Process start(Path folder, String name) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), SharingProgram.class.getName(),
                folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(outputFile(folder, name).toFile()).start();
    }

    private static Path outputFile(Path folder, String name) {
        return folder.resolveSibling(folder.getFileName() + "-" + name + ".txt");
    }

    private static String output(Path folder, String name) throws IOException {
        return Files.readString(outputFile(folder, name)).strip();
    }

    private static void awaitChunks(Path folder, int count, Process program) throws Exception {
        while (program.isAlive() && chunks(folder) < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static int chunks(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> calls = Files.list(folder)) {
            for (Path call : calls.filter(Files::isDirectory).toList()) {
                try (Stream<Path> inside = Files.list(call)) {
                    inside.filter(file -> file.toString().endsWith(".irg")).forEach(files::add);
                }
            }
        }
        return files.size();
    }
}
