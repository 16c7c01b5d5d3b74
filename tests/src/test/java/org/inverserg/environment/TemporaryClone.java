package org.inverserg.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A copy of this project's sources that a test may build, change and damage. */
public final class TemporaryClone {

    private static final String COPY = "cd \"$1\" && for item in pom.xml tests/pom.xml lib/pom.xml lib/src"
            + " $(cd \"$1\" && find environment -name target -prune -o -type f -print); do"
            + " mkdir -p \"$2/$(dirname $item)\" && cp -R $item \"$2/$(dirname $item)\"; done";

    private final Path folder;

    private TemporaryClone(Path folder) {
        this.folder = folder;
    }

    /** Copies the sources into {@code folder}, without a build. */
    public static TemporaryClone in(Path folder) throws IOException, InterruptedException {
        Path project = Command.path("..").toRealPath();
        shell(COPY, project, Files.createDirectories(folder));
        Files.createDirectory(folder.resolve("notebooks"));
        return new TemporaryClone(folder);
    }

    /** Gives the clone the build of this project, which is of the same sources. */
    public TemporaryClone withBuild() throws IOException, InterruptedException {
        return withBuildIn(folder.resolve("target").resolve("builds"));
    }

    /** Puts this project's build into the folder {@code builds}. */
    public TemporaryClone withBuildIn(Path builds) throws IOException, InterruptedException {
        shell(". \"$1\"; require_build; cp -R \"$BUILD\" \"$2\"", Command.path("common.sh"), Files.createDirectories(builds));
        return this;
    }

    private static void shell(String commands, Path... arguments) throws IOException, InterruptedException {
        Command ended = Command.program(List.of("bash", "-c", "set -e; " + commands, "bash", arguments[0].toString(), arguments[1].toString()),
                Path.of("."), Map.of());
        if (ended.code() != 0) {
            throw new IOException(ended.output());
        }
    }

    /** The folder of the clone. */
    public Path folder() {
        return folder;
    }

    /** The path of the command {@code name}. */
    public String command(String name) {
        return folder.resolve("environment").resolve(name).toString();
    }

    /** Adds a class {@code Rebuilt} with a number to the library, which tells builds apart. */
    public void setNumber(int number) throws IOException {
        Files.writeString(folder.resolve("lib/src/main/java/org/inverserg/model/Rebuilt.java"),
                "package org.inverserg.model;\n\npublic final class Rebuilt {\n    public static int number() {\n        return "
                        + number + ";\n    }\n}\n");
    }
}
