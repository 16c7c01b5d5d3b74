package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code environment/run} under Ctrl-C, signals and kills. */
class InterruptedRunTest {

    /** {@code -Dinverserg.kills=30} for the long form of the test; each takes a run and a half. */
    private static final int KILLS = Integer.getInteger("inverserg.kills", 4);

    private static final String TELL_PROCESS = "Files.writeString(Path.of(\"part\"), \"\" + ProcessHandle.current().pid());\n"
            + "Files.move(Path.of(\"part\"), Path.of(\"process\"));";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireTools() throws IOException, InterruptedException {
        Command.requireJupyter();
        Tools.require(Running.isPossible(), "setsid is needed, which is in Debian's util-linux");
    }

    @ParameterizedTest
    @CsvSource({"INT, false, 130", "INT, true, 130", "TERM, false, 143", "TERM, true, 143", "HUP, false, 129", "KILL, false, 137",
        "KILL, true, 137"})
    void aSignalEndsTheKernelToo(String signal, boolean group, int code) throws Exception {
        NotebookFile.write(folder.resolve("endless.ipynb"), "# Endless", TELL_PROCESS, "while (true) Thread.onSpinWait();");
        try (Running run = start("endless")) {
            run.until(() -> Files.exists(folder.resolve("process")));
            ProcessHandle kernel = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("process")))).orElseThrow();
            if (group) {
                run.signalGroup(signal);
            } else {
                run.signal(signal);
            }
            Command ended = run.await();
            assertThat(ended.code()).as(ended.output()).isEqualTo(code);
            assertThat(ended.output()).doesNotContain("Traceback", "Exception");
            if (code != 137) {
                assertThat(ended.output()).contains("Stopped; notebooks that ran to their end are kept");
            }
            assertThat(kernel.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @Test
    void killedAtAnyMomentTheNextRunIsRight() throws Exception {
        var random = new Random(14);
        Path notebook = NotebookFile.write(folder.resolve("data.ipynb"), "# Data", "System.out.println(Files.readString(Path.of(\"data.txt\")));");
        Duration whole = rightRun(notebook, "first");
        for (int kill = 1; kill <= KILLS; kill++) {
            String data = "data of round " + kill;
            String before = Files.readString(notebook);
            Files.writeString(folder.resolve("data.txt"), data);
            try (Running killed = start("--save", "data")) {
                killed.endsWithin(Duration.ofMillis((long) (random.nextDouble() * whole.toMillis())));
                if (random.nextBoolean()) {
                    killed.signalGroup("KILL");
                } else {
                    killed.signal("KILL");
                }
                killed.await();
                if (!Files.readString(notebook).equals(before)) {
                    assertThat(NotebookFile.printed(notebook)).as("kill %d", kill).isEqualTo(data + "\n");
                }
                whole = rightRun(notebook, data);
            }
        }
    }

    /** Runs the notebook to its end, which takes as long as is returned. */
    private Duration rightRun(Path notebook, String data) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Files.writeString(folder.resolve("data.txt"), data);
        try (Running run = start("--save", "data")) {
            Command ended = run.await();
            assertThat(ended.code()).as(ended.output()).isZero();
        }
        assertThat(NotebookFile.printed(notebook)).isEqualTo(data + "\n");
        Path site = folder.resolve("site");
        assertThat(NotebookFile.printed(site.resolve("notebooks/data.ipynb"))).isEqualTo(data + "\n");
        assertThat(site.resolve("notebooks/data.html")).content().contains(data).endsWith("</html>\n");
        assertThat(site.resolve("index.html")).content().contains("notebooks/data.html").endsWith("</html>\n");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(path -> path.getFileName().toString().startsWith(".inverserg"))).isEmpty();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Running start(String... arguments) throws IOException {
        return Running.start(folder, Map.of("INVERSERG_SITE", folder.resolve("site").toString()),
                Stream.concat(Stream.of(Command.path("run").toString()), Stream.of(arguments)).toArray(String[]::new));
    }
}
