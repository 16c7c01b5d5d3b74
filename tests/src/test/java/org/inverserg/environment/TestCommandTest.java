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

/** What {@code environment/test} asks of Maven, for which a program stands in that prints what it is given, and what it says of scripts. */
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
        assertThat(ended.output().lines()).last().asString().startsWith("mvn -B ").endsWith(" test -DskipLint -DexcludedGroups=slow -Dtest=WolffTest --offline");
    }

    @Test
    void helpTellsOfTheOptions() throws Exception {
        Command ended = test("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).contains("environment/test [--quick] [MAVEN OPTION…]", "@Slow").doesNotContain("mvn -B");
    }

    @Test
    void aFaultInAShellScriptIsShownWithItsRemedy() throws Exception {
        Tools.require(Tools.onPath("shellcheck"), "shellcheck is needed; environment/test installs it where it may");
        Path script = Path.of(clone.command("faulty"));
        Files.writeString(script, "#!/usr/bin/env bash\nrm -r $1\n");
        String check = "shell_scripts() { echo '" + script + "'; }; check_shell_scripts";
        Command found = functions(check, Map.of());
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.output()).contains("faulty line 2", "SC2086", "# shellcheck disable=SC1234 # and the reason");
        Files.writeString(script, "#!/usr/bin/env bash\nrm -r \"$1\"\n");
        Command mended = functions(check, Map.of());
        assertThat(mended.code()).as(mended.output()).isZero();
    }

    @Test
    void aFaultInAPythonScriptIsShownWithItsRemedy() throws Exception {
        Files.writeString(Path.of(clone.command("faulty.py")), "import os\n");
        Command found = functions("check_python", Map.of("CI", "false"));
        Tools.require(!found.output().contains("is missing, and what it would check is left out"), "ruff is needed; environment/test fetches it where it can");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.output()).contains("faulty.py", "imported but unused", "ruff check --config ruff.toml --fix");
    }

    @Test
    void aCheckerThatCannotBeHadIsNamedAndMissedOnlyInCi() throws Exception {
        String none = "find_ruff() { false; }; fetch_ruff() { false; }; find_pyflakes() { false; }; check_python";
        Command person = functions(none, Map.of("CI", "false"));
        assertThat(person.code()).as(person.output()).isZero();
        assertThat(person.output()).contains("ruff is missing", "To have it, type: python3 -m pip install ruff");
        Command nobody = functions(none, Map.of("CI", "true"));
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.output()).contains("ruff is needed with CI=true");
    }

    private Command functions(String commands, Map<String, String> environment) throws IOException, InterruptedException {
        String sources = ". " + clone.command("common.sh") + "; . " + clone.command("lint.sh") + "; ";
        return Command.program(List.of("bash", "-c", sources + commands), folder, environment);
    }

    private Command test(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(clone.command("test")));
        command.addAll(List.of(options));
        return Command.program(command, folder, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
    }
}
