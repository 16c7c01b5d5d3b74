package org.inverserg.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test does when the machine lacks a tool: skip on a person's machine, fail where nobody would notice the gap. */
public final class Tools {

    private Tools() {
    }

    /** Skips the test where a tool is missing; with {@code CI=true} fails it. */
    public static void require(boolean present, String remedy) {
        if (!present && "true".equals(System.getenv("CI"))) {
            Assertions.fail("a tool that this test needs is missing, and CI=true: " + remedy);
        }
        Assumptions.assumeTrue(present, remedy);
    }

    /** Whether a command can be found. */
    public static boolean onPath(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(command)));
    }
}
