package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Runs programs of the machine, whose output appears as they print it; an interrupt of the cell ends them. */
final class Programs {

    private static final long LAST_OUTPUT_MILLISECONDS = 1000;

    private final PrintStream out;

    Programs(PrintStream out) {
        this.out = out;
    }

    /** Runs {@code script} in the shell {@code shell}, in the folder of the notebook, with nothing on standard input. */
    Object shell(String shell, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(shell, "-c", script)).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile()).directory(Path.of("").toAbsolutePath().toFile()).start();
        Thread copy = new Thread(() -> copy(process.getInputStream()), "program-output");
        copy.setDaemon(true);
        copy.start();
        try {
            int code = process.waitFor();
            // A program that it left in the background may hold the output open for ever.
            copy.join(LAST_OUTPUT_MILLISECONDS);
            if (code != 0) {
                throw new IOException("the commands must end with exit code 0, and they ended with " + code
                        + "; what they printed is above; add || true to go on all the same");
            }
            return null;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private void copy(InputStream printed) {
        try (printed) {
            printed.transferTo(out);
        } catch (IOException e) {
            // The program was ended, and its output with it.
        }
    }
}
