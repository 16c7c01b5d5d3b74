package org.inverserg.environment.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.inverserg.Slow;
import org.inverserg.environment.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.zeromq.ZMQ;

/** The one jar in a JJava, and without any kernel. For the real IJava see {@code IJavaTest}. */
@Slow
class AdaptersTest {

    private static final String AGREEMENT = "application/vnd.inverserg.agreement+json";

    @TempDir
    private Path folder;

    private Path jjava;

    @BeforeEach
    void relocateLibrariesAsJJavaDoes() throws Exception {
        jjava = folder.resolve("jjava.jar");
        try (var relocation = new Relocation(jjava)) {
            for (Class<?> inLibrary : List.of(Extension.class, Gson.class, ZMQ.class, Logger.class)) {
                relocation.addJar(jar(inLibrary));
            }
            relocation.add(JJavaStandIn.class);
        }
    }

    @Test
    void jJavaShowsTheResults() throws Exception {
        List<JsonObject> shown = inJJava("Table.create(\"t\", IntColumn.create(\"n\", 1, 2))", "\"text\"", "Estimate.of(1.25, 0.02)",
                "Ising.critical(8).seed(1).sample(3)");
        assertThat(shown).extracting(data -> List.copyOf(data.keySet())).containsExactly(List.of("text/plain", "text/html"),
                List.of("text/plain"), List.of("text/plain", "text/html"), List.of("text/plain", "image/png"));
        assertThat(shown.get(0).get("text/html").getAsString()).contains("<table");
    }

    /** The real one has gson under another name only: {@code NoClassDefFoundError: com/google/gson/Gson}. */
    @Test
    void jJavaShowsAnAgreementWithAllMembersOfItsRows() throws Exception {
        JsonObject shown = inJJava("Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.8056, 0.0013))").get(0);
        assertThat(shown.keySet()).contains("text/html", AGREEMENT);
        JsonObject row = JsonParser.parseString(shown.get(AGREEMENT).getAsString()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(row.get("value").getAsDouble()).isEqualTo(1.8056);
        assertThat(row.get("paper_error").isJsonNull()).isTrue();
    }

    @Test
    void jJavaHasTheSameWordsInEveryRun() throws Exception {
        List<JsonObject> shown = inJJava("new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)", "List.of(new Object())");
        assertThat(shown.get(0).get("text/plain").getAsString()).isEqualTo("picture 3 × 2");
        assertThat(shown.get(1).get("text/plain").getAsString()).isEqualTo("[Object]");
    }

    @Test
    void withoutAKernelTheStartScriptDoesNothing() {
        Adapters.install();
    }

    /** What JJava would send of each expression, by MIME type. */
    private List<JsonObject> inJJava(String... expressions) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8", "-cp", jjava.toString(), JJavaStandIn.class.getName(), allJar().toString(), Command.path("start.jsh").toString()));
        command.addAll(List.of(expressions));
        // slf4j complains of a logger that it does not find; JJava brings one.
        List<String> lines = Command.program(command, folder, Map.of("LC_ALL", "C.UTF-8")).output().lines().filter(line -> !line.startsWith("SLF4J")).toList();
        assertThat(lines).hasSameSizeAs(expressions).allMatch(line -> line.startsWith("{"));
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("data")).toList();
    }

    private static Path jar(Class<?> inIt) throws URISyntaxException {
        return Path.of(inIt.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Path allJar() throws IOException {
        try (Stream<Path> files = Files.list(Command.path("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("inverserg-jupyter-.*-all\\.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified())).orElseThrow();
        }
    }
}
