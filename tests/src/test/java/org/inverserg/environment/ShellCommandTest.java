package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code environment/shell} as a person does. */
@Slow
class ShellCommandTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireBuild() throws Exception {
        Command.requireBuild();
    }

    @Test
    void runsAScriptWithTheLibrary() throws Exception {
        Command ended = script("""
                // A comment, then what a notebook could hold.
                var spins = Ising.critical(8).seed(1).sample(64);
                int size(Spins s) { return s.size(); }
                System.out.println(size(spins) + " in " + Path.of("").toAbsolutePath());
                """);
        assertThat(ended.output()).endsWith("8 in " + folder.toRealPath() + "\n");
        assertThat(ended.code()).isZero();
    }

    /** As {@code jupyter nbconvert --to script} writes it: the cells one below the other, an empty line between. */
    @Test
    void runsANotebookThatWasExportedAsAScript() throws Exception {
        Command ended = script("""
                %%time
                int a = 6;

                int b = 7;

                a * b // no semicolon at the end of a cell

                List.of(a, b).stream()

                    .map(n -> n + 1)
                    .toList()

                %%bash
                echo from bash

                %who

                String text = \"\"\"
                    a text

                    %%bash
                    \"\"\";

                display(List.of(a, b));
                println(text.lines().count());
                printf("%d%n", (int) eval("a + 1"));

                int failing = 1 / 0;
                """);
        assertThat(ended.output()).contains("time: ", "from bash\n", "a  ", "[6, 7]\n", "3\n7\n", "script.jsh, line 28:  int failing = 1 / 0;");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void optionsOfTheJvmAreThePersonsOwn() throws Exception {
        Files.writeString(folder.resolve("script.jsh"), "System.out.println(System.getProperty(\"greeting\"));\n"
                + "System.out.println(Runtime.getRuntime().maxMemory() >> 20);");
        Command ended = Command.program(List.of(Command.path("shell").toString(), "script.jsh"), folder,
                Map.of("INVERSERG_JAVA_OPTS", "-Xmx128m \"-Dgreeting=hello there\""));
        assertThat(ended.output()).isEqualTo("hello there\n128\n");
    }

    @Test
    void showsNoProgressWhereThereIsNoTerminal() throws Exception {
        Command ended = script("""
                {
                    Parallel.progressListener().progress("dreaming", 0, 100);
                    Thread.sleep(1500);
                    Parallel.progressListener().progress("dreaming", 100, 100);
                }
                System.out.println("done");
                """);
        assertThat(ended.output()).isEqualTo("done\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "int a = 1;\\nint b = a / 0; # 1 # in script.jsh, line 2:  int b = a / 0;",
        "int a = 1;\\nint b = \"two\"; # 1 # script.jsh, line 2:",
        "System.out.println(40 + 2);\\n/exit # 0 # 42",
        "int code = 6;\\n/exit code + 1\\nnever # 7 # ''",
        "System.exit(5); # 5 # ''",
        "/open other.jsh # 2 # has the line \"/open other.jsh\"",
        "/exit \"four\" # 2 # /exit needs an int behind it, got four",
    })
    void tellsTheOutcomeByItsExitCode(String script, int code, String output) throws Exception {
        Command ended = script(script.replace("\\n", "\n"));
        assertThat(ended.output()).contains(output);
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    void aScriptIsCheckedAsAWholeBeforeItRuns() throws Exception {
        Command ended = script("""
                System.out.println("has run");
                var spins = Ising.critical(8).seed(1).sample(64);
                int later() { return other() + 1; }
                int other() { return 1; }
                spins.blokc();
                """);
        assertThat(ended.output()).contains("script.jsh, line 5:", "spins.blokc();", "^").doesNotContain("has run");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aScriptFindsItsArgumentsAndPrintsItsLastExpression() throws Exception {
        Files.writeString(folder.resolve("script.jsh"), """
                #!/usr/bin/env -S environment/shell
                int size = Integer.parseInt(args[0]);
                println(args.length + " " + args[1] + " on " + Parallel.threads());
                var obs = Ising.critical(size).seed(1).measure(100);
                println(obs);
                obs.table()
                """);
        Command ended = Command.program(List.of(Command.path("shell").toString(), "script.jsh", "4", "a \"b\" \\"), folder, Map.of("INVERSERG_THREADS", "3"));
        assertThat(ended.output()).startsWith("2 a \"b\" \\ on 3\n").contains("chi").containsPattern("\\d\\(\\d+\\)");
        assertThat(ended.output().lines()).allMatch(line -> line.length() < 200);
        assertThat(ended.code()).isZero();
    }

    @Test
    void tellsHowItIsUsed() throws Exception {
        Command ended = shell("--help");
        assertThat(ended.output()).startsWith("environment/shell [SCRIPT.jsh [ARGUMENT…]]").contains("INVERSERG_THREADS", "INVERSERG_HEAP");
        assertThat(ended.code()).isZero();
        assertThat(shell("--unknown").output()).contains("There is no option --unknown");
    }

    @Test
    void saysThatAScriptIsMissing() throws Exception {
        Command ended = shell("nowhere.jsh");
        assertThat(ended.output()).contains("The script nowhere.jsh cannot be read");
        assertThat(ended.code()).isEqualTo(2);
    }

    private Command script(String text) throws Exception {
        return shell(Files.writeString(folder.resolve("script.jsh"), text).getFileName().toString());
    }

    private Command shell(String script) throws Exception {
        return Command.program(List.of(Command.path("shell").toString(), script), folder, Map.of());
    }
}
