package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of the JVM and the compiler, and what variables of the environment set, those of IJava and JJava as well. */
@Timeout(120)
@Slow
class KernelVariablesTest {

    @TempDir
    private Path folder;

    private KernelClient start(List<String> options, Map<String, String> variables) throws IOException {
        return KernelClient.start(folder, Path.of(System.getProperty("java.home")), options, variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVERSERG", "IJAVA", "JJAVA"})
    void variablesSetTheSession(String prefix) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("texts")).resolve("word.txt"), "found");
        Files.writeString(folder.resolve("one.jshell"), "int one = 1;\nint twice(int n) { return 2 * n; }");
        Files.writeString(folder.resolve("two.jshell"), "int two = twice(one);");
        try (KernelClient kernel = start(List.of(), Map.of(
                prefix + "_CLASSPATH", "texts",
                prefix + "_COMPILER_OPTS", "-parameters -Xlint:all",
                prefix + "_STARTUP_SCRIPTS_PATH", "one.jshell" + File.pathSeparator + "tw*.jshell",
                prefix + "_STARTUP_SCRIPT", "int three = two + 1;",
                prefix + "_TIMEOUT", "15 SECONDS"))) {
            assertThat(kernel.run("three + twice(4)").text()).isEqualTo("11");
            assertThat(kernel.run("new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"word.txt\").readAllBytes())")
                    .text()).isEqualTo("found");
            assertThat(kernel.run("class Named { void call(int size) { } }\nNamed.class.getDeclaredMethods()[0].getParameters()[0].getName()")
                    .text()).isEqualTo("size");
            Reply late = kernel.run("int before = 1;\nThread.sleep(600_000);\nint after = 2;");
            assertThat(late.errorName()).isEqualTo("Timeout");
            assertThat(late.traceback()).contains("took longer than 15000 ms", "_TIMEOUT");
            assertThat(kernel.run("before").text()).isEqualTo("1");
            assertThat(kernel.run("%reset").out()).contains("forgotten: ");
            assertThat(kernel.run("three").text()).isEqualTo("3");
        }
    }

    @Test
    void theFirstCellSaysWhatAVariableHasWrong() throws IOException {
        try (KernelClient kernel = start(List.of(), Map.of("IJAVA_CLASSPATH", "nowhere/*.jar"))) {
            assertThat(kernel.run("1").traceback()).contains("IJAVA_CLASSPATH", "nowhere/*.jar");
            assertThat(kernel.run("1").text()).isEqualTo("1");
        }
    }

    @Test
    void optionsOfTheJvmReachTheCompiler() throws IOException {
        try (KernelClient kernel = start(List.of("--enable-preview", "--add-modules=jdk.incubator.vector"), Map.of())) {
            assertThat(kernel.run("import jdk.incubator.vector.*;\nIntVector.SPECIES_64.length()").text()).isEqualTo("2");
            assertThat(kernel.run("Object o = 7;\nString s = switch (o) { case Integer i -> \"int \" + i; default -> \"none\"; };\ns").text())
                    .isEqualTo("int 7");
        }
    }
}
