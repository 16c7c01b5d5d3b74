package org.inverserg.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program, one of the commands in {@code environment/} most often, run to its end as a person does.
 *
 * @param code   its exit code
 * @param output what it printed, to standard output and error together
 */
public record Command(int code, String output) {

    private static final Path FOLDER = Path.of("..", "environment").toAbsolutePath().normalize();

    /** Where the command {@code name} lies. */
    public static Path path(String name) {
        return FOLDER.resolve(name);
    }

    /** Lets the commands build what they need, so that later ones say nothing of it. */
    public static void requireBuild() throws IOException, InterruptedException {
        Command build = program(List.of("bash", "-c", ". " + path("common.sh") + "; require_build"), Path.of("."), Map.of());
        if (build.code() != 0) {
            throw new IOException(build.output());
        }
    }

    /** Skips the test, or fails it, if there is no Jupyter. */
    public static void requireJupyter() throws IOException, InterruptedException {
        requireBuild();
        Command python = program(List.of("bash", "-c", ". " + path("common.sh") + "; python_with_jupyter"), Path.of("."), Map.of());
        Tools.require(!python.output().isBlank(), "Jupyter is needed; environment/test sets it up");
    }

    /** Runs {@code environment/name arguments…} in {@code folder}. */
    public static Command run(Path folder, Map<String, String> environment, String name, String... arguments)
            throws IOException, InterruptedException {
        return program(Stream.concat(Stream.of(path(name).toString()), Stream.of(arguments)).toList(), folder, environment);
    }

    /** Runs a program in {@code folder}, with additions to the environment variables and nothing on standard input. */
    public static Command program(List<String> command, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " has not ended after 10 minutes; so far it printed\n" + Files.readString(log));
            }
            return new Command(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }
}
