package org.inverserg.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs, as a person does in a terminal. */
public final class Program {

    /** The folder of the commands {@code run}, {@code shell} and the others. */
    public static final Path COMMANDS = Path.of("..", "environment").toAbsolutePath().normalize();

    private Program() {
    }

    /** What a program printed, to standard output and error together, and its exit code. */
    public record Ended(int code, String output) {
    }

    /** Runs a program in {@code folder} to its end, with additions to the environment variables and nothing on standard input. */
    public static Ended run(List<String> command, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " has not ended after 3 minutes; so far it printed\n" + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }
}
