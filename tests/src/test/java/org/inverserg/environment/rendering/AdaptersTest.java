package org.inverserg.environment.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.dflib.jjava.jupyter.Extension;
import org.inverserg.environment.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.zeromq.ZMQ;

/**
 * The one jar in kernels that are not this project's. They are not to be had as artifacts; a stand-in for each uses its base
 * library, and class loaders as it does.
 */
class AdaptersTest {

    private static final List<String> RESULTS = List.of("Table.create(\"t\", IntColumn.create(\"n\", 1, 2))", "\"text\"",
            "new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)", "Ising.critical(8).seed(1).sample(3)", "Estimate.of(1.25, 0.02)");
    private static final String SHOWN = """
            text/plain text/html\s
            text/plain\s
            text/plain image/png\s
            text/plain image/png\s
            text/plain text/html\s
            """;

    @TempDir
    private Path folder;

    @Test
    void iJavaShowsTheResults() throws Exception {
        assertThat(standIn("IJava", "io.github.spencerpark.ijava.IJava", BaseKernel.class, Gson.class, ZMQ.class)).isEqualTo(SHOWN);
    }

    @Test
    void jJavaShowsTheResults() throws Exception {
        assertThat(standIn("JJava", "standins.JJava", Extension.class, Gson.class, ZMQ.class, Logger.class)).isEqualTo(SHOWN);
    }

    @Test
    void withoutAKernelTheStartScriptDoesNothing() {
        Adapters.install();
    }

    private String standIn(String name, String main, Class<?>... ofLibraries) throws Exception {
        String libraries = Stream.of(ofLibraries).map(AdaptersTest::jar).collect(Collectors.joining(File.pathSeparator));
        Path source = Path.of(getClass().getResource("/standins/" + name + ".java").toURI());
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", libraries, "-d", folder.toString(), source.toString());
        assertThat(errors).isZero();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-cp", libraries + File.pathSeparator + folder, main, allJar().toString(), Command.path("start.jsh").toString()));
        command.addAll(RESULTS);
        // slf4j complains of a logger that it does not find; JJava brings one.
        return Command.program(command, folder, Map.of()).output().lines().filter(line -> !line.startsWith("SLF4J"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String jar(Class<?> inIt) {
        try {
            return Path.of(inIt.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path allJar() throws IOException {
        try (Stream<Path> files = Files.list(Command.path("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("inverserg-jupyter-.*-all\\.jar")).findFirst().orElseThrow();
        }
    }
}
