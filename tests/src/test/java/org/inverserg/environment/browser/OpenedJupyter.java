package org.inverserg.environment.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.inverserg.environment.Command;
import org.junit.jupiter.api.Assumptions;

/** A Jupyter, and a browser that looks at it. */
record OpenedJupyter(JupyterServer server, Browser browser) implements AutoCloseable {

    /** The classic notebook on the folder {@code notebooks}; other files go to {@code folder}. Skips the test where Jupyter is another one. */
    static OpenedJupyter classic(Path notebooks, Path folder) throws IOException, InterruptedException {
        return on(notebooks, folder, false);
    }

    /** JupyterLab, which the command prefers. */
    static OpenedJupyter lab(Path notebooks, Path folder) throws IOException, InterruptedException {
        return on(notebooks, folder, true);
    }

    private static OpenedJupyter on(Path notebooks, Path folder, boolean lab) throws IOException, InterruptedException {
        Command.requireJupyter();
        JupyterServer server = JupyterServer.start(notebooks, folder);
        try {
            Assumptions.assumeTrue(server.isLab() == lab, "Jupyter opens " + (lab ? "the classic notebook; python3 -m pip install jupyterlab" : "JupyterLab"));
            return new OpenedJupyter(server, Browser.start(folder.resolve("profile")));
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
