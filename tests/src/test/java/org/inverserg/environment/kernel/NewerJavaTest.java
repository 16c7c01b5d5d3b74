package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel on the newest JDK that lies beside the one that runs the tests, where there is one: from Java 20 on a cell is
 * stopped in another way.
 */
@Timeout(60)
@Slow
class NewerJavaTest {

    private static KernelClient kernel;
    private static boolean hasSources;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Optional<Path> home = newerJdk();
        Assumptions.assumeTrue(home.isPresent(), "no newer JDK is installed beside " + System.getProperty("java.home"));
        hasSources = Files.isReadable(home.get().resolve("lib").resolve("src.zip"));
        kernel = KernelClient.start(folder, home.get());
        assertThat(kernel.run("Runtime.version().feature() > " + Runtime.version().feature()).text()).isEqualTo("true");
        assertThat(folder.resolve("kernel.log")).content().doesNotContain("Exception");
    }

    @AfterAll
    static void stop() {
        if (kernel != null) {
            kernel.close();
        }
    }

    static Optional<Path> newerJdk() throws IOException {
        try (Stream<Path> homes = Files.list(Path.of(System.getProperty("java.home")).toRealPath().getParent())) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin").resolve("javac")) && version(home) > Runtime.version().feature())
                    .max(Comparator.comparingInt(NewerJavaTest::version));
        }
    }

    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=")).findFirst()
                    .map(line -> Runtime.Version.parse(line.replaceAll("^[^\"]*\"|\"$", "")).feature()).orElse(0);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    @Test
    void runsTheLibraryAndShowsItsResults() {
        assertThat(kernel.run("Ising.critical(8).seed(1).sample(64)").data().has("image/png")).isTrue();
        assertThat(kernel.run("var k3 = SymmetricKernel.withWeights(3, 1, 0.6, 0.3);\n"
                + "k3.dream(64).seed(1).upTo(16).observables()").data().get("text/html").getAsString()).contains("<table");
    }

    @Test
    void losesNoPrintedLine() {
        Reply reply = kernel.run("IntStream.range(0, 20_000).parallel().forEach(System.out::println);");
        assertThat(reply.out().lines()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20_000).mapToObj(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Thread.sleep(60_000);",
        "long n = 0;\nwhile (true) n++;",
        "while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { } }",
        "Ising.critical(1024).seed(1).measure(100_000)",
        "eval(\"while (true) { }\")",
    })
    void anInterruptEndsTheCellAndNotTheKernel(String code) throws InterruptedException {
        String request = kernel.submit(code);
        Thread.sleep(800);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertThat(kernel.run("20 + 22").text()).isEqualTo("42");
    }

    @Test
    void errorsNameTheirPlace() {
        assertThat(kernel.run("int a = 1;\nint b = a / 0;").traceback()).contains("line 2:  int b = a / 0;");
        assertThat(kernel.run("int a = 1;\nint b = \"two\";").traceback()).contains("line 2:", "        ^^^^^");
    }

    @Test
    void tellsSignaturesAndJavadoc() {
        assertThat(kernel.inspect("Math.max(", 9)).contains("int Math.max(int");
        if (hasSources) {
            assertThat(kernel.inspect("Math.max(", 9)).contains("greater of two int values");
        }
    }
}
