package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.environment.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are killed while they keep results. */
@Slow
class KilledCacheTest {

    @TempDir
    private Path parent;

    @Test
    @Timeout(300)
    void theNextProgramReadsWholeResultsAndMakesTheOthersAgain() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("cache"));
        var random = new Random(14);
        int known = 0;
        for (int kill = 1; kill <= Running.kills(6); kill++) {
            int asked = known + askedUntilKilled(folder, known, random.nextInt(60));
            for (int key = 0; key < asked; key++) {
                Cached<double[]> next = CachingProgram.ask(folder, key);
                assertThat(next.result()).as("kill %d, key %d", kill, key).isEqualTo(CachingProgram.result(key));
                assertThat(next.notes()).as("kill %d, key %d: a file is whole or not there", kill, key)
                        .allMatch(note -> note.startsWith("read back from the cache"));
            }
            CachingProgram.ask(folder, asked); // whoever writes next takes away what was left
            known = asked + 1;
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).as("kill %d", kill).hasSize(known);
            }
        }
    }

    /** Starts the program at a key, kills it some milliseconds after its first result is asked for, and tells for how many it asked. */
    private int askedUntilKilled(Path folder, int first, int milliseconds) throws IOException, InterruptedException {
        Path output = Files.createFile(folder.resolveSibling("output"));
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), CachingProgram.class.getName(),
                folder.toString(), String.valueOf(first)).redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(output.toFile()).start();
        while (program.isAlive() && Files.size(output) == 0) {
            Thread.onSpinWait();
        }
        TimeUnit.MILLISECONDS.sleep(milliseconds);
        program.destroyForcibly().waitFor();
        int asked = (int) Files.size(output);
        Files.delete(output);
        return asked;
    }
}
