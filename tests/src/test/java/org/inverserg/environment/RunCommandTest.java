package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inverserg.environment.Program.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code environment/run} as a person does, on notebooks of its own and with the site in a folder of its own. */
class RunCommandTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Ended python = Program.run(List.of("bash", "-c", ". " + Program.COMMANDS.resolve("common.sh") + "; python_with_jupyter"), Path.of("."), Map.of());
        Tools.require(!python.output().isBlank(), "Jupyter is needed; environment/test sets it up");
    }

    @Test
    void writesTheSiteAndTheAgreement() throws Exception {
        notebook("good.ipynb", "# A *title*\n\n$\\chi \\sim L^{\\gamma/\\nu}$",
                "System.out.println(\"profile \" + System.getenv(\"INVERSERG_PROFILE\") + \" in \" + Path.of(\"\").toAbsolutePath());",
                "Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.8056, 0.0013))");
        Ended ended = environmentRun("good");
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
        Ended ended = environmentRun("--full", "--save", "kept.ipynb");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(folder.resolve("kept.ipynb")).content().contains("\"42\"", "\"name\": \"java\"").doesNotContain("inverserg", "iopub");
    }

    @Test
    void failsLoudlyWithTheCellAndTheError() throws Exception {
        notebook("bad.ipynb", "# Bad", "int n = 1;", "n +\n  undefined");
        Ended ended = environmentRun("bad");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("FAILED in code cell 2 of 2", "    n +\n      undefined", "cannot find symbol", "line 2:");
        assertThat(folder.resolve("site/index.html")).content().contains("failed");
    }

    @Test
    void saysWhichNotebooksThereAre() throws Exception {
        Ended ended = environmentRun("nowhere");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("There is no notebook nowhere; those in notebooks/ are:");
    }

    private Ended environmentRun(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(Program.COMMANDS.resolve("run").toString()));
        command.addAll(List.of(arguments));
        return Program.run(command, folder, Map.of("INVERSERG_SITE", folder.resolve("site").toString()));
    }

    /** Writes a notebook of one text and some cells of code. */
    private void notebook(String name, String text, String... code) throws IOException {
        var cells = new JsonArray();
        cells.add(cell("markdown", text));
        for (String source : code) {
            JsonObject cell = cell("code", source);
            cell.add("outputs", new JsonArray());
            cell.add("execution_count", null);
            cells.add(cell);
        }
        var notebook = new JsonObject();
        notebook.add("cells", cells);
        notebook.add("metadata", new Gson().toJsonTree(Map.of("kernelspec", Map.of("name", "java", "display_name", "Java", "language", "java"))));
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        Files.writeString(folder.resolve(name), notebook.toString());
    }

    private static JsonObject cell(String type, String source) {
        var cell = new JsonObject();
        cell.addProperty("cell_type", type);
        cell.addProperty("id", "c" + Integer.toHexString(source.hashCode()));
        cell.addProperty("source", source);
        cell.add("metadata", new JsonObject());
        return cell;
    }
}
