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
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code environment/run} killed at moments of which nobody knows what it does then: setting up, executing, saving, writing the site. */
@Slow
class KilledRunTest {

    @TempDir
    private Path folder;

    private TemporaryClone clone;
    private Path notebook;
    private Path site;

    @BeforeEach
    void makeClone() throws Exception {
        Command.requireJupyter();
        Tools.require(Running.isPossible(), "setsid is needed, which is in Debian's util-linux");
        clone = TemporaryClone.in(folder.resolve("clone")).withBuild();
        site = clone.folder().resolve("target/site");
        NotebookFile.write(clone.folder().resolve("notebooks/other.ipynb"), "# Other", "System.out.println(\"other\");");
        notebook = NotebookFile.write(clone.folder().resolve("notebooks/data.ipynb"), "# Data",
                "Files.writeString(Path.of(\"process\"), \"\" + ProcessHandle.current().pid());",
                "var data = Files.readString(Path.of(\"data.txt\")); System.out.println(data);",
                "Plot.linear(\"x\", \"y\").title(data).reference(\"one\", 1)",
                "Agreement.with(\"P1\").item(data).compare(\"gamma\", 1.75, Estimate.of(1.8, 0.1))");
    }

    /** One that saves leaves the notebook as it was or with the outputs of the whole run, one that does not save leaves it alone. */
    @ParameterizedTest
    @ValueSource(strings = {"--", "--save"})
    void theNextRunIsRight(String option) throws Exception {
        var random = new Random(14);
        Duration whole = rightRun(option, "data of the first run");
        for (int kill = 1; kill <= Running.kills(2); kill++) {
            String before = Files.readString(notebook);
            String data = "data of round " + kill;
            Files.writeString(notebook.resolveSibling("data.txt"), data);
            Files.deleteIfExists(notebook.resolveSibling("process"));
            try (Running killed = start(option)) {
                killed.killWithin(whole, random);
            }
            requireKernelGone();
            if (option.equals("--") || !Files.readString(notebook).equals(before)) {
                assertThat(NotebookFile.printed(notebook)).as("kill %d", kill).isEqualTo(option.equals("--") ? "" : data + "\n");
            }
            whole = rightRun(option, data);
        }
    }

    private void requireKernelGone() throws Exception {
        Path process = notebook.resolveSibling("process");
        String number = Files.exists(process) ? Files.readString(process) : "";
        if (!number.isEmpty()) {
            ProcessHandle.of(Long.parseLong(number)).ifPresent(kernel -> assertThat(kernel.onExit()).succeedsWithin(30, TimeUnit.SECONDS));
        }
    }

    /** Runs the notebooks to their end, which takes as long as is returned. */
    private Duration rightRun(String option, String data) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Files.writeString(notebook.resolveSibling("data.txt"), data);
        try (Running run = start(option)) {
            Command ended = run.await();
            assertThat(ended.code()).as(ended.output()).isZero();
        }
        assertThat(NotebookFile.printed(notebook)).isEqualTo(option.equals("--") ? "" : data + "\n");
        assertThat(NotebookFile.printed(site.resolve("notebooks/data.ipynb"))).isEqualTo(data + "\n");
        assertThat(site.resolve("notebooks/data.html")).content().contains(data).endsWith("</html>\n");
        assertThat(site.resolve("notebooks/other.html")).content().contains("other").endsWith("</html>\n");
        assertThat(site.resolve("index.html")).content().contains("notebooks/data.html", "notebooks/other.html", "figures/data/figure-1.png", data)
                .endsWith("</html>\n");
        assertThat(site.resolve("agreement.csv")).content().hasLineCount(2).contains("P1," + data + ",gamma,1.75,");
        try (Stream<Path> files = Files.walk(clone.folder())) {
            assertThat(files.filter(path -> path.getFileName().toString().matches("\\.inverserg.*|(run|build\\.log|mathjax)\\.[0-9]+"))).isEmpty();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Running start(String option) throws IOException {
        return Running.start(clone.folder(), Map.of(), clone.command("run"), option);
    }
}
