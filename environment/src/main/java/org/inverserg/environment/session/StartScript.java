package org.inverserg.environment.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The code that runs before the first cell or script: the imports of a notebook. It lies on the class path. */
public final class StartScript {

    private static final String FILE = "/org/inverserg/environment/start.jsh";

    private StartScript() {
    }

    /** The script, to be run as a cell of its own. */
    public static CellCode read() {
        try (InputStream script = StartScript.class.getResourceAsStream(FILE)) {
            if (script == null) {
                throw new IllegalStateException("the start script " + FILE + " must be on the class path and is not; build the environment again");
            }
            return new CellCode("the start script", new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the start script " + FILE + " cannot be read", e);
        }
    }
}
