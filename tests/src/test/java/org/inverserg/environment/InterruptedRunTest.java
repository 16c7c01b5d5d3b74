package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code environment/run} under Ctrl-C and signals, while a cell runs. */
@Slow
class InterruptedRunTest {

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

    private Running start(String... arguments) throws IOException {
        return Running.start(folder, Map.of("INVERSERG_SITE", folder.resolve("site").toString()),
                Stream.concat(Stream.of(Command.path("run").toString()), Stream.of(arguments)).toArray(String[]::new));
    }
}
