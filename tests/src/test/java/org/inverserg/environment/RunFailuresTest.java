package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code environment/run} does about notebooks, files and settings that are not as they should be. */
@Slow
class RunFailuresTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Command.requireJupyter();
    }

    @Test
    void oneNotebookThatEndsItsKernelOrIsNoneLeavesTheOthers() throws Exception {
        NotebookFile.write(folder.resolve("dies.ipynb"), "# Dies", "Runtime.getRuntime().halt(3);");
        Files.writeString(folder.resolve("cut.ipynb"), "{\"cells\": [");
        Files.writeString(folder.resolve("list.ipynb"), "[1, 2]");
        Files.write(folder.resolve("latin.ipynb"), new byte[] {'"', (byte) 0xe9, '"'});
        NotebookFile.write(folder.resolve("good.ipynb"), "# Good", "6 * 7");
        Command ended = run(Map.of(), "dies", "cut", "list", "latin", "good");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("The kernel ended.", "cut.ipynb cannot be read as a notebook: ", "list.ipynb cannot be read",
                "latin.ipynb cannot be read", "Open it in Jupyter and save it, or take it away.", "4 of 5 notebooks failed: dies, cut, list, latin")
                .containsPattern("good +done in").doesNotContain("Traceback");
    }

    @Test
    void aKernelThatCannotStartFailsEveryNotebookInWords() throws Exception {
        NotebookFile.write(folder.resolve("one.ipynb"), "# One", "1");
        NotebookFile.write(folder.resolve("two.ipynb"), "# Two", "2");
        // The kernel has no room for its sockets.
        Command ended = run(Map.of("_JAVA_OPTIONS", "-Xmx4m"), "one", "two");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("The kernel did not start", "2 of 2 notebooks failed: one, two").doesNotContain("Traceback");
    }

    @Test
    void aNotebookHasATimeLimit() throws Exception {
        NotebookFile.write(folder.resolve("endless.ipynb"), "# Endless", "System.out.println(\"begun\");\nwhile (true) Thread.onSpinWait();");
        Command ended = run(Map.of("INVERSERG_TIME_LIMIT", "1h"), "--time-limit", "45s", "endless");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("FAILED in code cell 1 of 1", "It was ended after 45s, the time that a notebook has.");
        assertThat(NotebookFile.printed(folder.resolve("site/notebooks/endless.ipynb"))).isEqualTo("begun\n");
        assertThat(folder.resolve("site/index.html")).content().contains("failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "INVERSERG_HEAP # abc # INVERSERG_HEAP needs a size of memory for the kernel, for example 2g or 1500m, got abc",
        "INVERSERG_HEAP # 4gb # got 4gb, which is no whole number with k, m, g or t behind it.",
        "INVERSERG_HEAP # 2m # got 2m, which is less than the 128m that the kernel needs to start.",
        "INVERSERG_HEAP # 9999t # got 9999t, of which Java says: ",
        "INVERSERG_TIME_LIMIT # soon # needs a positive number with s, m or h behind it, for example 30m, or the word none, got soon.",
        "INVERSERG_TIME_LIMIT # 0h # got 0h.",
        "INVERSERG_SITE # /dev/null/site # The folder /dev/null/site cannot be written",
    })
    void settingsThatCannotBeAreRefusedFirst(String variable, String value, String message) throws Exception {
        NotebookFile.write(folder.resolve("one.ipynb"), "# One", "1");
        Command ended = run(Map.of(variable, value), "one");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains(message).doesNotContain("Traceback", "1 cells");
    }

    @Test
    void damagedAndForeignFilesOnTheSiteAreLeftOutAndLeftAlone() throws Exception {
        Path notebooks = Files.createDirectories(folder.resolve("site/notebooks"));
        Files.writeString(notebooks.resolve("cut.ipynb"), "{\"cells\": [");
        NotebookFile.write(notebooks.resolve("foreign.ipynb"), "# Foreign", "1");
        Files.createDirectory(notebooks.resolve("folder.ipynb"));
        Files.createSymbolicLink(notebooks.resolve("link.ipynb"), folder.resolve("nowhere"));
        Files.writeString(notebooks.resolve("good.ipynb"), "");
        NotebookFile.write(folder.resolve("good.ipynb"), "# Good", "6 * 7",
                "display(\"{\\\"no\\\": \\\"list\\\"}\", \"application/vnd.inverserg.agreement+json\");");
        NotebookFile.write(folder.resolve("other.ipynb"), "# Other", "6 * 7");
        Command ended = run(Map.of(), "good", "other");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("cut.ipynb is left out of the site: ", "foreign.ipynb is left out of the site: it was not put there",
                "folder.ipynb is left out of the site: it is no file", "link.ipynb is left out").doesNotContain("Traceback");
        assertThat(notebooks.resolve("foreign.ipynb")).exists();
        assertThat(folder.resolve("site/index.html")).content().contains("notebooks/other.html").doesNotContain("foreign");
    }

    @Test
    void whatIsMissingOrHalfCopiedOnTheSiteIsMadeAgain() throws Exception {
        NotebookFile.write(folder.resolve("plot.ipynb"), "# Plot", "Plot.linear(\"x\", \"y\").reference(\"one\", 1)");
        assertThat(run(Map.of(), "plot").code()).isZero();
        Path site = folder.resolve("site");
        byte[] page = Files.readAllBytes(site.resolve("notebooks/plot.html"));
        byte[] figure = Files.readAllBytes(site.resolve("figures/plot/figure-1.png"));
        byte[] mathjax = Files.readAllBytes(site.resolve("mathjax/jax/output/SVG/jax.js"));
        Files.writeString(site.resolve("notebooks/plot.html"), "<!DOCTYPE html>");
        Files.writeString(site.resolve("figures/plot/figure-1.png"), "half");
        Files.writeString(site.resolve("figures/plot/figure-9.png"), "of another run");
        Files.writeString(site.resolve("mathjax/jax/output/SVG/jax.js"), "half");
        Files.delete(site.resolve("mathjax/MathJax.js"));
        Files.delete(site.resolve("index.html"));
        Command ended = run(Map.of(), "plot");
        assertThat(ended.output()).contains("unchanged since its last run");
        assertThat(site.resolve("notebooks/plot.html")).hasBinaryContent(page);
        assertThat(site.resolve("figures/plot/figure-1.png")).hasBinaryContent(figure);
        assertThat(site.resolve("figures/plot/figure-9.png")).doesNotExist();
        assertThat(site.resolve("mathjax/jax/output/SVG/jax.js")).hasBinaryContent(mathjax);
        assertThat(site.resolve("mathjax/MathJax.js")).isNotEmptyFile();
        assertThat(site.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void whatItsUserChangesMeanwhileIsNotWrittenOver() throws Exception {
        Path notebook = NotebookFile.write(folder.resolve("edited.ipynb"), "# Edited",
                "Files.writeString(Path.of(\"edited.ipynb\"), Files.readString(Path.of(\"edited.ipynb\")).replace(\"# Edited\", \"# Mine\"));");
        Command ended = run(Map.of(), "--save", "edited");
        assertThat(ended.output()).contains("edited.ipynb was changed while it ran: its outputs are not saved. Run it again.");
        assertThat(notebook).content().contains("# Mine");
    }

    @Test
    void savesThroughLinksAndKeepsPermissions() throws Exception {
        Path notebook = NotebookFile.write(Files.createDirectory(folder.resolve("real")).resolve("n.ipynb"), "# N", "6 * 7");
        Files.setPosixFilePermissions(notebook, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("linked.ipynb"), notebook);
        Command ended = run(Map.of(), "--save", "linked");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(notebook).content().contains("\"42\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(notebook))).isEqualTo("rw-rw----");
    }

    private Command run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var variables = new HashMap<>(Map.of("INVERSERG_SITE", folder.resolve("site").toString()));
        variables.putAll(environment);
        return Command.run(folder, variables, "run", arguments);
    }
}
