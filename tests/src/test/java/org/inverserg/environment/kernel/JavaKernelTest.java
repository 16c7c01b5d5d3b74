package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inverserg.environment.session.CellSession;
import org.inverserg.notebook.Agreement;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any notebook needs of a kernel: results, printed lines, errors, interrupts. */
class JavaKernelTest extends KernelTest {

    private static final int LINES = 20_000;

    @Test
    void saysWhoItIs() {
        assertThat(kernel.kernelInfo().get("status").getAsString()).isEqualTo("ok");
        assertThat(kernel.kernelInfo().getAsJsonObject("language_info").get("name").getAsString()).isEqualTo("Java");
    }

    @Test
    void showsTheValueOfTheLastExpression() {
        assertThat(kernel.run("int a = 6;\nint b = 7;\na * b").text()).isEqualTo("42");
        assertThat(kernel.run("List.of(1, 2)  // all").text()).isEqualTo("[1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"List.of(1, 2);", "int d = 6;\nd * d; // a comment", "\"text; \" ;", "List.of(1, 2).stream()\n    .toList();\n"})
    void aSemicolonAtTheEndSilences(String code) {
        Reply reply = kernel.run(code);
        assertThat(reply.status()).isEqualTo("ok");
        assertThat(reply.data().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int c = 5;", "// only a comment", "", "void nothing() { }\nnothing();", "(Object) null"})
    void showsNothingWhereThereIsNoValue(String code) {
        Reply reply = kernel.run(code);
        assertThat(reply.status()).isEqualTo("ok");
        assertThat(reply.data().size()).isZero();
    }

    @Test
    void bringsTheImportsOfANotebook() {
        assertThat(kernel.run("Table.create(\"t\", IntColumn.create(\"n\", 1, 2)).rowCount()").text()).isEqualTo("2");
        assertThat(kernel.run("Stream.of(1, 2).map(n -> n + 1).toList()").text()).isEqualTo("[2, 3]");
        assertThat(kernel.run("new XYChartBuilder().build().getWidth()").status()).isEqualTo("ok");
    }

    @Test
    void showsTablesAsHtml() {
        Reply reply = kernel.run("Table.create(\"t\", DoubleColumn.create(\"chi\", 1.5, 2.5))");
        assertThat(reply.data().get("text/html").getAsString()).contains("<table", "chi", "2.5");
        assertThat(reply.text()).contains("chi");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "var chart = new XYChartBuilder().width(300).height(200).build();\n"
                + "chart.addSeries(\"s\", new double[] {1, 2}, new double[] {3, 4});\nchart",
        "new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB)",
    })
    void showsPicturesAsPng(String code) {
        byte[] png = Base64.getDecoder().decode(kernel.run(code).data().get("image/png").getAsString());
        assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    }

    @Test
    void sendsAgreementAsJson() {
        Reply reply = kernel.run("Agreement.with(\"P1\").item(\"Table 2\").compare(\"γ/ν\", 1.805, Estimate.of(1.806, 0.001))");
        JsonObject row = reply.data().getAsJsonArray(Agreement.MIME_TYPE).get(0).getAsJsonObject();
        assertThat(row.get("quantity").getAsString()).isEqualTo("γ/ν");
        assertThat(row.get("value").getAsDouble()).isEqualTo(1.806);
        assertThat(row.get("paper_error").isJsonNull()).isTrue();
    }

    @Test
    void classesOfOneCellMayReferToEachOther() {
        assertThat(kernel.run("""
                class Even { boolean test(int n) { return n == 0 || new Odd().test(n - 1); } }
                class Odd { boolean test(int n) { return n != 0 && new Even().test(n - 1); } }
                new Even().test(10)
                """).text()).isEqualTo("true");
        assertThat(kernel.run("""
                sealed interface Model permits Gauss, Spin { }
                record Gauss(double mass) implements Model { }
                record Spin(double beta) implements Model { }
                new Spin(0.44)
                """).text()).isEqualTo("Spin[beta=0.44]");
    }

    @Test
    void classesOfTwoCellsMayReferToEachOther() {
        Reply first = kernel.run("class Left { Right other; int two() { return new Right().two(); } }");
        assertThat(first.status()).isEqualTo("ok");
        assertThat(first.out()).isEqualTo("Left can be used when a cell has defined class Right\n");
        Reply second = kernel.run("class Right { Left other; int two() { return 2; } }");
        assertThat(second.status()).isEqualTo("ok");
        assertThat(second.out()).isEmpty();
        assertThat(kernel.run("new Left().two()").text()).isEqualTo("2");
    }

    @Test
    void losesNoPrintedLine() {
        Reply reply = kernel.run("for (int i = 0; i < " + LINES + "; i++) System.out.println(i);");
        assertThat(reply.out().lines()).containsExactlyElementsOf(IntStream.range(0, LINES).mapToObj(String::valueOf).toList());
    }

    @Test
    void losesNoLinePrintedByManyThreads() {
        Reply reply = kernel.run("IntStream.range(0, " + LINES + ").parallel().forEach(System.out::println);");
        assertThat(reply.out().lines()).hasSize(LINES)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, LINES).mapToObj(String::valueOf).toList());
    }

    @Test
    void losesNoLineWhenBothStreamsAlternate() {
        Reply reply = kernel.run("for (int i = 0; i < 5000; i++) { System.out.println(i); System.err.println(-i); }");
        assertThat(reply.out().lines()).hasSize(5000);
        assertThat(reply.err().lines()).hasSize(5000);
    }

    @Test
    void aCompileErrorPointsAtItsPlace() {
        Reply reply = kernel.run("int first = 1;\n// a comment\n\nint second =\n    \"two\";\n");
        assertThat(reply.errorName()).isEqualTo("CompileError");
        assertThat(reply.traceback()).contains("String cannot be converted to int", "line 5:", "    \"two\";\n", "     ^^^^^");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "undefined(3)                  | symbol:   method undefined(int)",
        "for (int i = 0; i < 3; i++) { | ends in the middle of a statement",
        "new Lonely() { Missing m; }   | class Lonely",
        "int z = ;                     | illegal start of expression",
        "import no.such.thing.*;       | package no.such.thing does not exist",
    })
    void otherCompileErrorsSayWhatIsWrong(String code, String expected) {
        Reply reply = kernel.run(code);
        assertThat(reply.errorName()).isEqualTo("CompileError");
        assertThat(reply.traceback()).contains(expected);
        assertUsable();
    }

    @Test
    void anExceptionNamesTheLineOfTheCellAndItsCause() {
        Reply reply = kernel.run("""
                int depth(int n) {
                    if (n == 0)
                        throw new IllegalArgumentException("too deep", new IllegalStateException("the reason"));
                    return depth(n - 1);
                }

                depth(2)
                """);
        assertThat(reply.errorName()).isEqualTo("IllegalArgumentException");
        assertThat(reply.errorValue()).isEqualTo("too deep");
        assertThat(reply.traceback().lines()).startsWith("java.lang.IllegalArgumentException: too deep")
                .anyMatch(line -> line.matches(" {2}in cell \\[\\d+], line 3: {2}throw new .*"))
                .anyMatch(line -> line.matches(" {4}at depth \\(cell \\[\\d+], line 4\\)"))
                .anyMatch(line -> line.matches(" {4}at cell \\[\\d+], line 7"))
                .contains("Caused by: java.lang.IllegalStateException: the reason")
                .noneMatch(line -> line.contains("jshell") || line.contains("reflect") || line.contains("environment.kernel"));
    }

    @Test
    void anExceptionInAStreamShowsTheFramesOfTheCellOnly() {
        Reply reply = kernel.run("Stream.of(1, 2).map(k -> {\n  if (k == 2) throw new IllegalStateException(\"two\");\n  return k;\n}).toList()");
        assertThat(reply.traceback().lines()).hasSize(4)
                .first().isEqualTo("java.lang.IllegalStateException: two");
        assertThat(reply.traceback()).contains("line 2:  if (k == 2)").doesNotContain("java.util");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "throw new AssertionError(\"an Error\");",
        "int endless(int n) { return endless(n + 1) + 1; }\nendless(0)",
        "var hoard = new ArrayList<long[]>();\nwhile (true) hoard.add(new long[1_000_000]);",
        "new Object() { public String toString() { throw new StackOverflowError(\"while it was shown\"); } }",
        "new Object() { public String toString() { throw new IllegalStateException(\"while it was shown\"); } }",
        "class Broken { static int n = 1 / 0; }\nBroken.n",
    })
    void livesOnAfterAnError(String code) {
        assertThat(kernel.run(code).status()).isEqualTo("error");
        assertThat(kernel.run("hoard = null").status()).isIn("ok", "error");
        assertUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Thread.sleep(60_000);",
        "long n = 0;\nwhile (true) n++;",
        "while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { } }",
        "int k = 0;\nwhile (true) System.out.println(k++);",
        "new Object() { public String toString() { while (true) { } } }",
    })
    void anInterruptEndsTheCellAndNotTheKernel(String code) throws InterruptedException {
        String request = kernel.submit(code);
        Thread.sleep(800);
        long start = System.nanoTime();
        kernel.interrupt();
        Reply reply = kernel.await(request);
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat(reply.status()).isEqualTo("error");
        assertThat(reply.errorName()).isEqualTo("Interrupted");
        assertThat(milliseconds).isLessThan(CellSession.GRACE_MILLISECONDS + 3000);
        assertUsable();
    }

    @Test
    void anInterruptEndsALongCallOfTheLibrary() throws InterruptedException {
        String call = "SymmetricKernel.withWeights(3, 1, 0.6, 0.3).dream(%s).seed(1).upTo(64)";
        String request = kernel.submit(call.formatted("100_000_000"));
        Thread.sleep(2000);
        long start = System.nanoTime();
        kernel.interrupt();
        Reply reply = kernel.await(request);
        assertThat(reply.errorName()).isEqualTo("Interrupted");
        // By the library itself, which listens: nothing had to be stopped by force.
        assertThat(reply.traceback()).contains("CancelledException");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(CellSession.GRACE_MILLISECONDS);
        assertThat(kernel.run(call.formatted("64")).status()).isEqualTo("ok");
    }

    @Test
    void anInterruptSkipsTheRestOfTheCell() throws InterruptedException {
        String request = kernel.submit("try { Thread.sleep(60_000); } catch (InterruptedException e) { }\nint later = 1;");
        Thread.sleep(1000);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertThat(kernel.run("later").errorName()).isEqualTo("CompileError");
    }

    @Test
    void skipsTheCellsThatWaitBehindAFailure() {
        String failing = kernel.submit("Thread.sleep(300);\nint n = 1 / 0;");
        String second = kernel.submit("int skipped = 1;");
        String third = kernel.submit("int alsoSkipped = 1;");
        assertThat(kernel.await(failing).errorName()).isEqualTo("ArithmeticException");
        assertThat(kernel.await(second).status()).isEqualTo("aborted");
        assertThat(kernel.await(third).status()).isEqualTo("aborted");
        assertUsable();
    }

    @Test
    void anInterruptBetweenCellsDoesNothing() {
        kernel.interrupt();
        assertUsable();
    }

    @RepeatedTest(10)
    void interruptsOfAnIdleKernelCancelNoLaterCell() {
        for (int i = 0; i < 20; i++) {
            kernel.sendInterrupt();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(kernel.run("Thread.sleep(100);\n" + i + " + 1").text()).isEqualTo(String.valueOf(i + 1));
        }
    }

    @Test
    void anExceptionOfAThreadOfTheUserIsShown() {
        Reply reply = kernel.run("""
                var thread = new Thread(() -> { throw new IllegalStateException("of a thread"); });
                thread.start();
                thread.join();
                var pool = Executors.newSingleThreadExecutor();
                pool.execute(() -> { throw new IllegalStateException("of a pool"); });
                pool.shutdown();
                pool.awaitTermination(10, TimeUnit.SECONDS);
                """);
        assertThat(reply.err()).contains("Exception in thread \"Thread-", "java.lang.IllegalStateException: of a thread",
                "java.lang.IllegalStateException: of a pool");
    }

    @Test
    void suppressedExceptionsAreShownWithTheirCauses() {
        Reply reply = kernel.run("""
                class Leaky implements AutoCloseable {
                    public void close() { throw new IllegalStateException("while closing", new IOException("disk")); }
                }
                try (var leaky = new Leaky()) {
                    throw new IllegalArgumentException("first");
                }
                """);
        assertThat(reply.traceback().lines()).startsWith("java.lang.IllegalArgumentException: first")
                .contains("    Suppressed: java.lang.IllegalStateException: while closing", "    Caused by: java.io.IOException: disk");
    }

    @Test
    void completesNames() {
        assertThat(kernel.complete("Sys", 3).getAsJsonArray("matches").toString()).contains("System");
        kernel.run("var text = \"x\";");
        assertThat(kernel.complete("int a = 1;\ntext.substr", 22).getAsJsonArray("matches").toString()).contains("substring(");
        assertThat(kernel.complete("int a = 1;\ntext.substr", 22).get("cursor_start").getAsInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 + 1               | complete",
        "int a = 1; a        | complete",
        "for (int i = 0; ;) {| incomplete",
        "int a = 1; foo(     | incomplete",
        "int z = ;           | invalid",
    })
    void saysWhetherCodeIsComplete(String code, String status) {
        assertThat(kernel.isComplete(code).get("status").getAsString()).isEqualTo(status);
    }

    @Test
    void endsWhenAsked(@TempDir Path own) throws IOException, InterruptedException {
        try (KernelClient other = KernelClient.start(own)) {
            assertThat(other.shutDown()).isTrue();
        }
    }
}
