package org.inverserg.environment.browser;

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
import org.openqa.selenium.TimeoutException;

/** The same as {@link LivingNotebookInBrowserTest} in JupyterLab, by mouse and keys alone, on machines that have it: Debian does not. */
@Slow
class LivingLabInBrowserTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 10;
    private static final String RUN = Keys.chord(Keys.SHIFT, Keys.ENTER);

    private static OpenedJupyter jupyter;
    private static Browser browser;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, InterruptedException {
        Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
        NotebookFile.write(notebooks.resolve("typing.ipynb"), "# Typing", "var s3 = Ising.critical(8);\nvar smile = \"😀\";\ns3.see");
        NotebookFile.write(notebooks.resolve("edited.ipynb"), "# Edited", "var spins = Ising.critical(8).seed(1).sample(200)",
                "var coarse = spins.block();", "coarse.count()", "%stale");
        NotebookFile.write(notebooks.resolve("stuck.ipynb"), "# Stuck", "int kept = 42;", "while (true) { }", "kept");
        jupyter = OpenedJupyter.lab(notebooks, folder);
        browser = jupyter.browser();
    }

    @AfterAll
    static void close() {
        if (jupyter != null) {
            jupyter.close();
        }
    }

    /** In a workspace of its own, where no other notebook is open. */
    private static void open(String notebook) {
        browser.open(jupyter.server().address("lab/workspaces/" + notebook + "/tree/" + notebook + ".ipynb"), 1200, 900);
        browser.await("document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]') && " + cell(1), PATIENCE);
    }

    /** Code cells count from 1, behind the title. */
    private static String cell(int number) {
        return "document.querySelectorAll('.jp-Notebook .jp-Cell')[" + number + "]";
    }

    private static void enter(int number) {
        browser.click(".jp-Notebook .jp-CodeCell:nth-of-type(" + (number + 1) + ") .cm-content");
    }

    private static void run(int number) {
        enter(number);
        browser.press(RUN);
    }

    private static void awaitPrompt(int number, String prompt) {
        browser.await(cell(number) + ".querySelector('.jp-InputPrompt').textContent.includes('[" + prompt + "]')", PATIENCE);
    }

    private static void awaitOutput(int number, String text) {
        browser.await(cell(number) + ".querySelector('.jp-OutputArea').textContent.includes('" + text + "')", PATIENCE);
    }

    /** JupyterLab drops an answer that takes more than a second, as the first one may on a busy machine: who waits for it presses the key again. */
    private static void pressUntil(Keys key, String expression) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            browser.press(key);
            try {
                browser.await(expression, Duration.ofSeconds(3));
                return;
            } catch (TimeoutException e) {
                // once more
            }
        }
        browser.press(key);
        browser.await(expression, PATIENCE);
    }

    @Test
    void theTabKeyOffersWhatTheCellHasDeclared() throws IOException {
        open("typing");
        enter(1);
        browser.press(Keys.chord(Keys.CONTROL, Keys.END));
        pressUntil(Keys.TAB, cell(1) + ".textContent.includes('s3.seed(')"
                + " || Array.from(document.querySelectorAll('.jp-Completer-item')).some(o => o.textContent.startsWith('seed('))");
        browser.screenshot("lab-completion");
    }

    @Test
    void anEditedCellTakesNothingAwayFromTheOthers() throws IOException {
        open("edited");
        run(1);
        run(2);
        awaitPrompt(2, "2");
        enter(1);
        browser.press(Keys.chord(Keys.CONTROL, Keys.END));
        browser.press(Keys.LEFT, Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, "300");
        browser.press(RUN);
        awaitOutput(1, "1 variable was made with the old spins: %stale lists it");
        run(3);
        awaitOutput(3, "200");
        run(4);
        awaitOutput(4, "Run again: cell [2]");
        browser.screenshot("lab-edited");
        run(2);
        awaitPrompt(2, "6");
        run(3);
        awaitOutput(3, "300");
    }

    @Test
    void aStuckCellIsStoppedAndTheNextOneRuns() throws IOException {
        open("stuck");
        run(1);
        awaitPrompt(1, "1");
        run(2);
        awaitPrompt(2, "*");
        browser.press(Keys.ESCAPE);
        browser.press("i");
        browser.press("i");
        awaitOutput(2, "Interrupted");
        run(3);
        awaitOutput(3, "42");
        browser.screenshot("lab-interrupt");
    }
}
