package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code environment/run} as a person does, on notebooks of its own and with the site in a folder of its own. */
@Slow
class RunCommandTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Command.requireJupyter();
    }

    @Test
    void writesTheSiteAndTheAgreement() throws Exception {
        notebook("good.ipynb", "# A *title*\n\n$\\chi \\sim L^{\\gamma/\\nu}$",
                "System.out.println(\"profile \" + System.getenv(\"INVERSERG_PROFILE\") + \" in \" + Path.of(\"\").toAbsolutePath());",
                "Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.8056, 0.0013))");
        Command ended = environmentRun("good");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("good", "done in", "Agreement with the papers", "1.8056(13)");
        assertThat(folder.resolve("site/agreement.csv")).content().contains(
                "paper,item,quantity,paper_value,paper_error,value,error,sigma,percent,note", "P1,Table 2,γ/ν,1.805,,1.8056,0.0013,");
        assertThat(folder.resolve("site/index.html")).content().contains("notebooks/good.html", "A *title*", "γ/ν");
        assertThat(folder.resolve("site/notebooks/good.html")).content()
                .contains("profile quick in " + folder.toRealPath(), "mathjax/MathJax.js").doesNotContain("src=\"http");
        assertThat(folder.resolve("site/mathjax/MathJax.js")).exists();
        assertThat(folder.resolve("site/notebooks/good.ipynb")).content().contains("profile quick");
        assertThat(folder.resolve("good.ipynb")).content().doesNotContain("profile quick in");
    }

    @Test
    void savesOutputsOnlyWhenAskedTo() throws Exception {
        notebook("kept.ipynb", "# Kept", "6 * 7");
        Command ended = environmentRun("--full", "--save", "kept.ipynb");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(folder.resolve("kept.ipynb")).content().contains("\"42\"", "\"name\": \"java\"").doesNotContain("inverserg", "iopub");
    }

    @Test
    void runsAgainOnlyWhatHasChanged() throws Exception {
        notebook("once.ipynb", "# Once", "System.nanoTime()", "Table.read().csv(\"data.csv\")", "Plot.linear(\"x\", \"y\").reference(\"one\", 1)");
        Files.writeString(folder.resolve("data.csv"), "n\n1\n");
        assertThat(environmentRun("once").output()).contains("done in");
        String executed = Files.readString(folder.resolve("site/notebooks/once.ipynb"));
        Command second = environmentRun("once");
        assertThat(second.code()).isZero();
        assertThat(second.output()).contains("unchanged since its last run", "--force runs it again").doesNotContain("done in");
        assertThat(folder.resolve("site/notebooks/once.ipynb")).hasContent(executed);
        assertThat(folder.resolve("site/index.html")).content().contains("figures/once/figure-1.png", "notebooks/once.html#figure-1");
        assertThat(folder.resolve("site/figures/once/figure-1.png")).isNotEmptyFile();
        assertThat(environmentRun("--force", "once").output()).contains("done in");
        Files.writeString(folder.resolve("data.csv"), "n\n2\n");
        assertThat(environmentRun("once").output()).contains("done in");
        assertThat(environmentRun("--full", "once").output()).contains("done in");
    }

    @Test
    void failsLoudlyWithTheCellAndTheError() throws Exception {
        notebook("bad.ipynb", "# Bad", "int n = 1;", "n +\n  undefined");
        Command ended = environmentRun("bad");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("FAILED in code cell 2 of 2", "    n +\n      undefined", "cannot find symbol", "line 2:");
        assertThat(folder.resolve("site/index.html")).content().contains("failed");
    }

    @Test
    void saysWhichNotebooksThereAre() throws Exception {
        Command ended = environmentRun("nowhere");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("There is no notebook nowhere; those in notebooks/ are:");
    }

    @Test
    void saysWhichKernelsThereAre() throws Exception {
        for (String[] arguments : new String[][] {{"--kernel", "python"}, {"--kernel=python"}}) {
            Command ended = environmentRun(arguments);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.output()).contains("There is no kernel python; --kernel takes java or ijava.");
        }
        assertThat(environmentRun("--kernel").output()).contains("--kernel needs a name: java or ijava.");
    }

    @Test
    void comparesBothKernelsValueByValue() throws Exception {
        notebook("equal.ipynb", "# Equal", "System.out.println(\"printed\");", "Table.create(\"t\", IntColumn.create(\"n\", 1, 2))",
                "Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.8056, 0.0013))",
                "new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)", "\"profile quick, \" + System.nanoTime() + \" s\"");
        Command equal = compare("equal");
        assertThat(equal.code()).as(equal.output()).isZero();
        assertThat(equal.output()).contains("Notebooks compared: 1;", "pictures: 1)", "members of the agreement: 10", "All are equal.");
        assertThat(folder.resolve("site/ijava/notebooks/equal.html")).content().contains("1.8056(13)", "on IJava");
        notebook("different.ipynb", "# Different", "Table.create(\"t\", LongColumn.create(\"n\", 1, ProcessHandle.current().pid()))");
        Command different = compare("different");
        assertThat(different.code()).as(different.output()).isEqualTo(1);
        assertThat(different.output()).contains("different, code cell 1 of 1, result 1, text/html, table 1, row 3, column 1", "Different are 2.");
    }

    private Command compare(String notebook) throws IOException, InterruptedException {
        Command ended = Command.run(folder, Map.of("INVERSERG_SITE", folder.resolve("site").toString()), "compare", notebook);
        Tools.require(!ended.output().contains("could not be fetched from Maven Central"), ended.output());
        return ended;
    }

    private Command environmentRun(String... arguments) throws IOException, InterruptedException {
        return Command.run(folder, Map.of("INVERSERG_SITE", folder.resolve("site").toString()), "run", arguments);
    }

    private void notebook(String name, String text, String... code) throws IOException {
        NotebookFile.write(folder.resolve(name), text, code);
    }
}
