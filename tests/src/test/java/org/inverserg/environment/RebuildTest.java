package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of the library that are interrupted, meet another one, or happen under a kernel that runs. */
@Slow
class RebuildTest {

    @TempDir
    private Path folder;

    private TemporaryClone clone;

    @BeforeEach
    void makeClone() throws Exception {
        Tools.require(Running.isPossible(), "setsid is needed, which is in Debian's util-linux");
        clone = TemporaryClone.in(folder.resolve("clone"));
        Files.writeString(folder.resolve("number.jsh"), "System.out.println(\"number \" + Rebuilt.number());\n");
    }

    @Test
    void killedAtAnyMomentTheNextCommandHasTheNewLibrary() throws Exception {
        var random = new Random(14);
        Duration build = Duration.ofSeconds(20);
        for (int kill = 1; kill <= Running.kills(2); kill++) {
            clone.setNumber(kill);
            try (Running killed = number()) {
                killed.killWithin(build, random);
                long start = System.nanoTime();
                try (Running next = number()) {
                    Command ended = next.await();
                    assertThat(ended.output()).as("kill %d", kill).endsWith("number " + kill + "\n");
                    assertThat(ended.code()).isZero();
                }
                build = Duration.ofNanos(System.nanoTime() - start);
            }
            assertThat(builds()).as("kill %d", kill).allMatch(name -> name.matches("[0-9a-f]{16}")).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void twoCommandsBuildOnceAndARunningKernelKeepsItsLibrary() throws Exception {
        Command.requireJupyter();
        clone.withBuild();
        NotebookFile.write(clone.folder().resolve("waits.ipynb"), "# Waits",
                "Files.writeString(Path.of(\"begun\"), \"\");\nwhile (!Files.exists(Path.of(\"rebuilt\"))) Thread.sleep(20);",
                "TransposedNetwork.channels(1)", "Plot.linear(\"x\", \"y\").reference(\"one\", 1)");
        try (Running kernel = Running.start(clone.folder(), Map.of(), clone.command("run"), "waits.ipynb")) {
            kernel.until(() -> Files.exists(clone.folder().resolve("begun")));
            clone.setNumber(7);
            try (Running first = number(); Running second = number()) {
                List<Command> ended = List.of(first.await(), second.await());
                assertThat(ended).allMatch(command -> command.code() == 0 && command.output().endsWith("number 7\n"));
                assertThat(ended).filteredOn(command -> command.output().contains("Building")).hasSize(1);
            }
            Files.writeString(clone.folder().resolve("rebuilt"), "");
            Command ended = kernel.await();
            assertThat(ended.code()).as(ended.output()).isZero();
        }
        assertThat(clone.folder().resolve("target/inverserg-jupyter-all.jar")).isRegularFile();
    }

    @Test
    void aDamagedBuildIsNotTakenForAWholeOne() throws Exception {
        clone.withBuild();
        Path build = clone.folder().resolve("target/builds").resolve(builds().get(0));
        assertThat(found()).isEqualTo(build.toRealPath().toString());
        Path jar;
        try (Stream<Path> files = Files.list(build.resolve("kernel"))) {
            jar = files.sorted().findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        assertThat(found()).isEmpty();
        Files.write(jar, whole);
        assertThat(found()).isNotEmpty();
        Path source = clone.folder().resolve("environment/start.jsh");
        var time = Files.getLastModifiedTime(source);
        Files.writeString(source, Files.readString(source) + "int more = 1;\n");
        Files.setLastModifiedTime(source, time);
        assertThat(found()).as("the time of a source does not count").isEmpty();
    }

    @Test
    void startsAreQuickenedByAnArchiveOfClassesThatIsMadeAgainWhereItIsDamaged() throws Exception {
        clone.withBuild();
        Path archive = archive();
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 100_000));
        Files.writeString(folder.resolve("number.jsh"), "System.out.println(\"number \" + 3);\n");
        Path begun = folder.resolve("begun");
        Map<String, String> own = Map.of("INVERSERG_STARTUP_SCRIPT", "Files.writeString(Path.of(\"" + begun + "\"), \"\");");
        try (Running damaged = Running.start(folder, own, clone.command("shell"), "number.jsh")) {
            assertThat(damaged.await().output()).contains("Rehearsing a start").endsWith("number 3\n");
        }
        assertThat(begun).as("a person's own start script is for their notebooks").doesNotExist();
        Path classes = folder.resolve("classes.log");
        try (Running next = Running.start(folder, Map.of("INVERSERG_JAVA_OPTS", "-Xlog:class+load:file=" + classes), clone.command("shell"), "number.jsh")) {
            Command ended = next.await();
            assertThat(ended.output()).isEqualTo("number 3\n");
            assertThat(ended.code()).isZero();
        }
        assertThat(classes).content().containsPattern("org\\.inverserg\\.environment\\.session\\.CellSession source: shared objects file");
        assertThat(builds()).hasSize(1);
        assertThat(archive().getParent()).isDirectoryNotContaining("glob:**.jsa.*").isDirectoryNotContaining("glob:**.sum.*");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(clone.folder().resolve("target/builds").resolve(builds().get(0)))) {
            return files.filter(path -> path.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
    }

    private String found() throws IOException, InterruptedException {
        return Command.program(List.of("bash", "-c", ". " + clone.command("common.sh") + "; find_build"), folder, Map.of()).output().strip();
    }

    private Running number() throws IOException {
        return Running.start(folder, Map.of(), clone.command("shell"), "number.jsh");
    }

    private List<String> builds() throws IOException {
        try (Stream<Path> files = Files.list(clone.folder().resolve("target/builds"))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
