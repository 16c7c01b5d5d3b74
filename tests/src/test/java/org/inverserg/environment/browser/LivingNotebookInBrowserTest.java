package org.inverserg.environment.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.inverserg.Slow;
import org.inverserg.environment.NotebookFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a person does all day in a notebook: asks for names while typing, edits a cell and runs it again, stops one that is stuck, goes on. */
@Slow
class LivingNotebookInBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CELL = "Jupyter.notebook.get_cell(%d)";

    private static OpenedJupyter jupyter;
    private static Browser browser;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, InterruptedException {
        Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
        NotebookFile.write(notebooks.resolve("typing.ipynb"), "# Typing", "var s3 = Ising.critical(8);\nvar smile = \"😀\";\ns3.see", "");
        NotebookFile.write(notebooks.resolve("edited.ipynb"), "# Edited", "var spins = Ising.critical(8).seed(1).sample(200);",
                "var coarse = spins.block();", "coarse.count()", "%stale");
        NotebookFile.write(notebooks.resolve("viewer.ipynb"), "# Viewer",
                "SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55).dream(64).seed(2).upTo(16).viewer()");
        NotebookFile.write(notebooks.resolve("stuck.ipynb"), "# Stuck", "int kept = 42;", "while (true) { }", "kept");
        jupyter = OpenedJupyter.classic(notebooks, folder);
        browser = jupyter.browser();
    }

    @AfterAll
    static void close() {
        if (jupyter != null) {
            jupyter.close();
        }
    }

    private static void open(String notebook) {
        browser.open(jupyter.server().address("notebooks/" + notebook), 1000, 700);
        browser.await("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded"
                + " && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", PATIENCE);
    }

    /** Cells of code count from 0, behind the title. */
    private static String cell(int number) {
        return CELL.formatted(number + 1);
    }

    private static void run(int number) {
        browser.evaluate("Jupyter.notebook.execute_cells([" + (number + 1) + "])");
    }

    private static void awaitResult(int number, String text) {
        browser.await(cell(number) + ".output_area.element.text().includes('" + text + "')", PATIENCE);
    }

    @Test
    void theTabKeyOffersWhatTheCellHasDeclared() throws IOException {
        open("typing.ipynb");
        browser.evaluate("(Jupyter.notebook.select(1), Jupyter.notebook.edit_mode(), " + cell(0) + ".code_mirror.focus(), "
                + cell(0) + ".code_mirror.execCommand('goDocEnd'))");
        browser.press(Keys.TAB);
        browser.await(cell(0) + ".get_text().endsWith('s3.seed(')"
                + " || Array.from(document.querySelectorAll('.completions option')).some(o => o.text.startsWith('seed('))", PATIENCE);
        browser.screenshot("jupyter-completion");
    }

    @Test
    void anEditedCellTakesNothingAwayFromTheOthers() throws IOException {
        open("edited.ipynb");
        run(0);
        run(1);
        browser.await(cell(1) + ".input_prompt_number == 2", PATIENCE);
        browser.evaluate(cell(0) + ".set_text(" + cell(0) + ".get_text().replace('200', '300'))");
        run(0);
        awaitResult(0, "1 variable was made with the old spins: %stale lists it");
        run(2);
        awaitResult(2, "200");
        run(3);
        awaitResult(3, "Run again: cell [2]");
        browser.screenshot("jupyter-edited");
        run(1);
        browser.await(cell(1) + ".input_prompt_number == 6", PATIENCE);
        run(2);
        awaitResult(2, "300");
    }

    /** Keys that are commands of the notebook too, such as "a" and the arrows, belong to the viewer while it has the focus. */
    @Test
    void aViewerTakesKeysAndLeavesTheNotebookAsItIs() throws IOException {
        open("viewer.ipynb");
        String viewer = "document.querySelector('.output_area .inverserg-viewer')";
        run(0);
        browser.await(viewer + " && " + viewer + ".shadowRoot", PATIENCE);
        String sites = viewer + ".shadowRoot.querySelector('.sites')";
        browser.evaluate("(Jupyter.notebook.command_mode(), " + sites + ".focus())");
        browser.press(Keys.HOME);
        browser.press(Keys.ARROW_RIGHT);
        browser.press("a");
        assertThat(browser.evaluate(sites + ".getAttribute('aria-label')")).asString().contains(", L = 2, m = ");
        assertThat(browser.evaluate("Jupyter.notebook.get_cells().length")).isEqualTo(2L);
        browser.screenshot("jupyter-viewer");
    }

    @Test
    void aStuckCellIsStoppedAndTheNextOneRuns() throws IOException {
        open("stuck.ipynb");
        run(0);
        run(1);
        browser.await(cell(0) + ".input_prompt_number == 1 && " + cell(1) + ".input_prompt_number == '*'", PATIENCE);
        browser.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        awaitResult(1, "Interrupted");
        run(2);
        awaitResult(2, "42");
        browser.screenshot("jupyter-interrupt");
        assertThat(browser.evaluate(cell(2) + ".input_prompt_number")).isEqualTo(3L);
    }
}
