package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code environment/run} on names, folders, disks and for users as they come. */
@Slow
class RunPlacesTest {

    private static final String SAY_FOLDER = "System.out.println(Path.of(\"\").toAbsolutePath() + \" \" + Files.exists(Path.of(\"ü😀.ipynb\")));";
    private static final String CACHED = "Ising.critical(8).seed(1).cached().measure(64).count(8)";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Command.requireJupyter();
    }

    @Test
    void namesAreEncodedInLinksAndEveryNotebookHasAPage() throws Exception {
        NotebookFile.write(folder.resolve("a#b?c%d 50%.ipynb"), "# Signs", "Plot.linear(\"x\", \"y\").reference(\"one\", 1)");
        NotebookFile.write(Files.createDirectory(folder.resolve("one")).resolve("same.ipynb"), "# Same", "System.out.println(\"first\");");
        NotebookFile.write(Files.createDirectory(folder.resolve("two")).resolve("same.ipynb"), "# Same", "System.out.println(\"second\");");
        Path site = folder.resolve("site");
        Command ended = run(folder, Map.of("INVERSERG_SITE", site.toString()), "a#b?c%d 50%", "one/same", "two/same");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(site.resolve("index.html")).content().contains("href=\"notebooks/a%23b%3Fc%25d%2050%25.html\"",
                "src=\"figures/a%23b%3Fc%25d%2050%25/figure-1.png\"", "href=\"notebooks/same.html\"");
        assertThat(site.resolve("notebooks/a#b?c%d 50%.html")).exists();
        assertThat(NotebookFile.printed(site.resolve("notebooks/same.ipynb"))).isEqualTo("first\n");
        try (Stream<Path> files = Files.list(site.resolve("notebooks"))) {
            Path second = files.filter(path -> path.getFileName().toString().matches("same-[0-9a-f]{8}\\.ipynb")).findFirst().orElseThrow();
            assertThat(NotebookFile.printed(second)).isEqualTo("second\n");
        }
        assertThat(run(folder, Map.of("INVERSERG_SITE", site.toString()), "two/same").output()).contains("unchanged since its last run");
    }

    @Test
    void lettersOutsideAsciiWorkInALocaleWithoutThem() throws Exception {
        Path place = Files.createDirectory(folder.resolve("Übung ψ"));
        NotebookFile.write(place.resolve("ü😀.ipynb"), "# Ü", SAY_FOLDER, CACHED);
        Command ended = run(place, Map.of("LC_ALL", "C", "HOME", folder.toString(), "XDG_CACHE_HOME", folder.resolve("câche").toString(),
                "INVERSERG_SITE", "~/site"), "ü😀");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(NotebookFile.printed(folder.resolve("site/notebooks/ü😀.ipynb"))).isEqualTo(place.toRealPath() + " true\n");
        try (Stream<Path> files = Files.list(folder.resolve("câche/inverserg"))) {
            assertThat(files).isNotEmpty();
        }
    }

    @Test
    void aCloneMayLieInAFolderWithEmoji() throws Exception {
        Path cache = folder.resolve("cache");
        TemporaryClone clone = TemporaryClone.in(folder.resolve("é😀 x%41#y")).withBuildIn(cache.resolve("inverserg/builds"));
        NotebookFile.write(clone.folder().resolve("ü😀.ipynb"), "# Ü", SAY_FOLDER);
        Command ended = Command.program(List.of(clone.command("run"), "ü😀"), clone.folder(), Map.of("XDG_CACHE_HOME", cache.toString()));
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(NotebookFile.printed(clone.folder().resolve("target/site/notebooks/ü😀.ipynb")))
                .isEqualTo(clone.folder().toRealPath() + " true\n");
        Command refused = Command.program(List.of(clone.command("run"), "ü😀"), clone.folder(),
                Map.of("XDG_CACHE_HOME", clone.folder().resolve("cache").toString()));
        assertThat(refused.output()).contains("Java cannot load a jar from a folder with signs such as emoji in its name");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void aUserWithoutAnEntryAmongTheUsersGetsAHome() throws Exception {
        Assumptions.assumeTrue(isRoot() && Tools.onPath("setpriv"), "root and setpriv are needed to become another user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        TemporaryClone clone = TemporaryClone.in(folder.resolve("clone")).withBuild();
        NotebookFile.write(clone.folder().resolve("home.ipynb"), "# Home", CACHED, "System.out.println(System.getProperty(\"user.home\"));");
        shell("chown -R 54321:54321 " + clone.folder());
        Command ended = Command.program(List.of("env", "-u", "HOME", "-u", "XDG_CACHE_HOME", "setpriv", "--reuid", "54321", "--regid", "54321",
                "--clear-groups", clone.command("run"), "home"), clone.folder(), Map.of());
        assertThat(ended.code()).as(ended.output()).isZero();
        Path home = clone.folder().resolve("target/home");
        assertThat(ended.output()).contains("There is no home folder that can be written (HOME is not set)").doesNotContain("Traceback");
        assertThat(NotebookFile.printed(clone.folder().resolve("target/site/notebooks/home.ipynb"))).isEqualTo(home + "\n");
        assertThat(home.resolve(".cache/inverserg")).isNotEmptyDirectory();
    }

    @Test
    void aFullDiskLeavesNotebooksAndSaysSo() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(isRoot() && shell("mount -t tmpfs -o size=1m tmpfs " + disk).code() == 0, "root is needed to mount a small disk");
        try {
            Path notebook = NotebookFile.write(disk.resolve("n.ipynb"), "# N", "\"long \".repeat(9000)");
            byte[] before = Files.readAllBytes(notebook);
            Command site = run(disk, Map.of("INVERSERG_SITE", disk.resolve("site").toString()), "n");
            assertThat(site.code()).isEqualTo(1);
            assertThat(site.output()).contains("could not be written: its disk is full; make room there.", "INVERSERG_SITE=FOLDER")
                    .doesNotContain("Traceback");
            shell("rm -rf " + disk.resolve("site") + "; head -c 2000000 /dev/zero >" + disk.resolve("fill"));
            Command saved = run(disk, Map.of("INVERSERG_SITE", folder.resolve("site").toString()), "--save", "n");
            assertThat(saved.code()).isEqualTo(1);
            assertThat(saved.output()).contains("n.ipynb could not be written: its disk is full; make room there.").doesNotContain("Traceback");
            assertThat(notebook).hasBinaryContent(before);
            try (Stream<Path> files = Files.list(disk)) {
                assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("n.ipynb", "fill");
            }
        } finally {
            shell("umount " + disk);
        }
    }

    @Test
    void aCloneThatCanOnlyBeReadSaysSo() throws Exception {
        TemporaryClone clone = TemporaryClone.in(folder.resolve("clone")).withBuild();
        NotebookFile.write(clone.folder().resolve("n.ipynb"), "# N", "6 * 7");
        Path script = Files.writeString(folder.resolve("script.jsh"), "System.out.println(6 * 7);\n");
        String path = clone.folder().toString();
        Assumptions.assumeTrue(isRoot() && shell("mount --bind " + path + " " + path + " && mount -o remount,ro,bind " + path).code() == 0,
                "root is needed to mount a disk that can only be read");
        try {
            Command run = Command.program(List.of(clone.command("run"), "n"), clone.folder(), Map.of());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("cannot be written.", "Work in a clone of your own (git clone ").doesNotContain("Traceback", "mkdir");
            Command shell = Command.program(List.of(clone.command("shell"), script.toString()), folder, Map.of());
            assertThat(shell).as("what writes nothing works").isEqualTo(new Command(0, "42\n"));
        } finally {
            shell("umount " + path);
        }
    }

    private static Command run(Path place, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return Command.run(place, environment, "run", arguments);
    }

    private static boolean isRoot() throws IOException, InterruptedException {
        return shell("id -u").output().equals("0\n");
    }

    private static Command shell(String command) throws IOException, InterruptedException {
        return Command.program(List.of("bash", "-c", command), Path.of("."), Map.of());
    }
}
