package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the kernel: the one argument is the connection file that Jupyter wrote. */
public final class Main {

    /** The code that runs before the first cell: the imports of a notebook. On the class path, beside this package. */
    public static final String START_SCRIPT = "/org/inverserg/environment/start.jsh";

    /** Held, since a logger that nothing holds is collected with its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Main() {
    }

    /** Runs the kernel until Jupyter shuts it down. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("The kernel needs one argument, the connection file that Jupyter writes, got "
                    + arguments.length + "; start it through Jupyter, for example with environment/jupyter.");
            System.exit(2);
        }
        // The base kernel logs each start of each of its loops.
        ROOT.setLevel(Level.WARNING);
        JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
        var connection = new KernelConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        new JavaKernel(connection, startScript());
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }

    private static String startScript() throws IOException {
        try (InputStream script = Main.class.getResourceAsStream(START_SCRIPT)) {
            if (script == null) {
                throw new IOException("the start script " + START_SCRIPT + " is not on the class path; build the environment again");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
