package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code environment/test} asks of Maven, for which a program stands in that prints what it is given. */
@Slow
class TestCommandTest {

    @TempDir
    private Path folder;

    private TemporaryClone clone;

    @BeforeEach
    void putAProgramInMavensPlace() throws Exception {
        clone = TemporaryClone.in(folder.resolve("clone"));
        Path maven = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("mvn"), "#!/bin/sh\necho mvn \"$@\"\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void quickLeavesOutWhatIsMarkedSlow() throws Exception {
        Command ended = test("-Dtest=WolffTest", "--quick", "--offline");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output().lines()).last().asString().startsWith("mvn -B ").endsWith(" test -DexcludedGroups=slow -Dtest=WolffTest --offline");
    }

    @Test
    void helpTellsOfTheOptions() throws Exception {
        Command ended = test("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).contains("environment/test [--quick] [MAVEN OPTION…]", "@Slow").doesNotContain("mvn -B");
    }

    private Command test(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(clone.command("test")));
        command.addAll(List.of(options));
        return Command.program(command, folder, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
    }
}
