package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.environment.shell.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that share a folder, as a queue of a cluster starts and ends them. */
@Slow
@Timeout(900)
class SharingScriptTest {

    private static final String SCRIPT = """
            var kernel = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55);
            System.out.println(kernel.dream(%d).seed(1).configurationsAt(64).contentKey());
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeScripts() throws IOException {
        Files.writeString(folder.resolve("short.jsh"), SCRIPT.formatted(6_400));
        Files.writeString(folder.resolve("long.jsh"), SCRIPT.formatted(10_000_000).replace("configurationsAt(64).contentKey()", "upTo(64)"));
    }

    @Test
    void aScriptEndsBeforeItsTimeLimitAndGoesOnWhenItIsStartedAgain() throws Exception {
        Map<String, String> share = Map.of("INVERSERG_SHARE", folder.resolve("share").toString());
        Process limited = start("long.jsh", Map.of("INVERSERG_SHARE", folder.resolve("limited").toString(),
                "INVERSERG_UNTIL", String.valueOf(System.currentTimeMillis() / 1000 + 20)));
        assertThat(limited.waitFor(600, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("was asked to stop before it was complete", folder.resolve("limited").toString());
        assertThat(limited.exitValue()).isEqualTo(75);
        assertThat(start("short.jsh", Map.of()).waitFor()).isZero();
        String alone = output();
        for (int time = 0; time < 2; time++) {
            assertThat(start("short.jsh", share).waitFor()).isZero();
            assertThat(output()).isEqualTo(alone);
        }
    }

    @Test
    void aScriptThatIsAskedToEndFinishesItsChunk() throws Exception {
        Path share = folder.resolve("share");
        Process script = start("long.jsh", Map.of("INVERSERG_SHARE", share.toString()));
        while (script.isAlive() && files(share, ".irg") < 3) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        script.destroy();
        assertThat(script.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(output()).isEqualTo(75);
        assertThat(files(share, ".claim")).as("nothing is left that others would wait for").isZero();
    }

    @Test
    void withoutASharedFolderTheSignalEndsAScriptAsEveryProgram() throws Exception {
        Path begun = folder.resolve("begun");
        Files.writeString(folder.resolve("waits.jsh"), "java.nio.file.Files.createFile(Path.of(\"" + begun + "\"));\nThread.sleep(600_000);\n");
        Process script = start("waits.jsh", Map.of());
        while (script.isAlive() && Files.notExists(begun)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        script.destroy();
        assertThat(script.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(output()).isEqualTo(143);
    }

    private Process start(String script, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Script.class.getName(),
                folder.resolve(script).toString()).redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static long files(Path share, String ending) throws IOException {
        if (Files.notExists(share)) {
            return 0;
        }
        try (Stream<Path> all = Files.find(share, 2, (file, attributes) -> file.toString().endsWith(ending))) {
            return all.count();
        }
    }
}
