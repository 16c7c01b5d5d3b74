package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.inverserg.environment.connection.KernelConnection;
import org.inverserg.environment.session.StartScript;

/** Starts the kernel: the one argument is the connection file that Jupyter wrote. */
public final class Main {

    /** Held, since a logger that nothing holds is collected with its level. */
    private static final Logger ROOT = Logger.getLogger("");

    /** Where Jupyter writes the number of its own process. */
    private static final String PARENT = "JPY_PARENT_PID";

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
        // Before anything can reach the kernel: who hears it answer may rely on it.
        endWith(System.getenv(PARENT));
        var connection = new KernelConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        new JavaKernel(connection, StartScript.read());
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }

    /** A kernel whose Jupyter was killed would run on for ever, where nobody finds it. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left that could wait for it
    private static void endWith(String parent) {
        if (parent != null && parent.matches("\\d{1,18}")) {
            Runnable end = () -> Runtime.getRuntime().halt(1);
            // One that is not there has ended while the kernel started.
            ProcessHandle.of(Long.parseLong(parent)).ifPresentOrElse(jupyter -> jupyter.onExit().thenRun(end), end);
        }
    }
}
