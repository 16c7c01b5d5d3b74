package org.inverserg.environment.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.inverserg.environment.Command;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the quickstart with {@code environment/jupyter} and presses Run All. */
class JupyterInBrowserTest {

    private static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WHOLE_RUN = Duration.ofMinutes(3);
    private static final int FIGURES = 5;
    private static final String CODE = "Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Command.requireJupyter();
    }

    @Test
    void runAllGivesTheFigures() throws Exception {
        Path notebooks = withoutOutputs(Files.createDirectory(folder.resolve("notebooks")));
        try (Browser browser = Browser.start(folder.resolve("profile"));
                JupyterServer server = JupyterServer.start(notebooks, folder)) {
            browser.open(server.address("notebooks/quickstart.ipynb"), 1200, 6800);
            browser.await("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded"
                    + " && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", PATIENCE);
            browser.click("#celllink");
            browser.click("#run_all_cells a");
            browser.await(CODE + ".every(c => Number.isInteger(c.input_prompt_number)) || document.querySelector('.output_error')", WHOLE_RUN);
            assertThat(browser.evaluate("Array.from(document.querySelectorAll('.output_error')).map(e => e.innerText)")).isEqualTo(List.of());
            browser.awaitPictures(".output_area img", PATIENCE);
            assertThat(browser.count(".output_area img")).isEqualTo(FIGURES);
            assertThat(browser.count(".output_area table")).isGreaterThanOrEqualTo(4);
            browser.await("document.querySelectorAll('.MathJax, .MathJax_SVG').length >= 8", PATIENCE);
            browser.screenshot("jupyter-run-all");
        }
    }

    /** A copy of the notebook in which nothing has run yet, so that every figure found was made now, and of the data it reads. */
    private static Path withoutOutputs(Path target) throws IOException {
        JsonObject notebook = JsonParser.parseString(Files.readString(NOTEBOOKS.resolve("quickstart.ipynb"))).getAsJsonObject();
        for (JsonElement cell : notebook.getAsJsonArray("cells")) {
            if (cell.getAsJsonObject().has("outputs")) {
                cell.getAsJsonObject().add("outputs", new JsonArray());
                cell.getAsJsonObject().add("execution_count", JsonNull.INSTANCE);
            }
        }
        Files.writeString(target.resolve("quickstart.ipynb"), notebook.toString());
        Path reference = Files.createDirectory(target.resolve("reference"));
        try (Stream<Path> files = Files.list(NOTEBOOKS.resolve("reference"))) {
            for (Path file : files.toList()) {
                Files.copy(file, reference.resolve(file.getFileName()));
            }
        }
        return target;
    }
}
