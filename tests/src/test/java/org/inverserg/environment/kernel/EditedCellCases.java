package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold when a cell is edited and run again, on any JDK: nothing but what it declares changes. */
@Timeout(120)
@Slow
abstract class EditedCellCases {

    abstract KernelClient kernel();

    /** The kernel's working directory. */
    abstract Path folder();

    private Reply run(String code) {
        return kernel().run(code);
    }

    private void expect(String code, String value) {
        Reply reply = run(code);
        assertThat(reply.text()).as(code + ": " + reply.traceback()).isEqualTo(value);
    }

    @Test
    void aVariableKeepsItsValueWhenWhatItWasMadeWithChanges() {
        run("var a = 1;");
        run("var b = a + 1;\nint c = b * 10;\nvar listed = List.of(a, b);");
        run("var a = 5;");
        expect("List.of(a, b, c, listed)", "[5, 2, 20, [1, 2]]");
    }

    @Test
    void aChainOfVariablesKeepsItsValues() {
        run("var first = 1;");
        run("var second = first + 1;");
        run("var third = second + 1;");
        run("var fourth = List.of(third);");
        run("var first = 10;");
        run("var second = first + 1;");
        expect("List.of(first, second, third, fourth)", "[10, 11, 3, [3]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "String typed = \"x\";",
        "long typed = 3;",
        "var typed = new int[] {1};",
        "List<Integer> typed = Stream.of(1, 2).map(x -> x + 1).toList();",
    })
    void aVariableOfAnotherTypeLeavesTheOthersTheirValues(String redefinition) {
        run("int typed = 1;");
        run("var sum = typed + 1;\nvar list = List.of(typed);\nint twice() { return 2 * typed; }");
        run(redefinition);
        expect("List.of(sum, list)", "[2, [1]]");
        run("int typed = 4;");
        expect("List.of(sum, list, twice())", "[2, [1], 8]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int made() { return 7; }                                            | 7",
        "int made() { return Stream.of(3, 4).mapToInt(x -> x).sum(); }       | 7",
        "long made() { return 7; }                                           | 7",
        "int made() { return \"seven\"; }                                    | 1",
        "int made() { return nothing; }                                      | ",
        "int made( { return 1; }                                             | 1",
    })
    void aMethodThatIsRedefinedLeavesTheVariablesMadeWithIt(String redefinition, String value) {
        run("int made() { return 1; }");
        run("var number = made() + 1;\nvar object = List.of(made());");
        run(redefinition);
        expect("List.of(number, object)", "[2, [1]]");
        if (value != null) {
            expect("made()", value);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "record Pair(int x, int y) { int sum() { return 2 * (x + y); } }     | 14",
        "record Pair(int x, int y) { int sum() { return \"no\"; } }          | 7",
        "record Pair(int x, int y) { int sum() { return x + y; } Missing m; }| 7",
    })
    void aRecordWhoseMethodIsEditedKeepsItsObjects(String redefinition, String sum) {
        run("record Pair(int x, int y) { int sum() { return x + y; } }");
        run("var pair = new Pair(3, 4);\nvar x = pair.x();\nvar pairs = List.of(pair);");
        run(redefinition);
        expect("List.of(pair.sum(), x, pairs.get(0).sum())", "[" + sum + ", 3, " + sum + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "record Point(int x) { }      | record Point(int x) { int twice() { return 2 * x; } }     | new Point(3)",
        "class Point { }              | class Point { int y; }                                    | new Point()",
        "enum Point { A }             | enum Point { A, B }                                       | Point.A",
        "interface Point { }          | interface Point { default int two() { return 2; } }       | new Point() { }",
    })
    void whatIsReallyLostIsNamedWithTheCellToRun(String before, String after, String value) {
        run(before);
        run("Point point = " + value + ";\nint kept = 12;");
        run("List<Point> points = List.of(point);");
        Reply reply = run(after);
        assertThat(reply.status()).isEqualTo("ok");
        assertThat(reply.out().lines()).anyMatch(line -> line.matches("lost: point, whose class has changed; run cell \\[\\d+] again: Point point = .*"))
                .anyMatch(line -> line.matches("lost: points, .* run cell \\[\\d+] again: List<Point> points = .*"));
        expect("kept", "12");
        expect("point == null && points == null", "true");
        run("Point point = " + value + ";");
        expect("point == null", "false");
    }

    @Test
    void aClassGetsTheNewFirstValuesOfItsStaticFields() {
        run("class Config { static final int SIZE = 5; static int count = 1; }\nint size() { return Config.SIZE; }\nvar was = size();");
        run("class Config { static final int SIZE = 6; static int count = 2; }");
        expect("List.of(was, size(), Config.SIZE, Config.count)", "[5, 6, 6, 2]");
    }

    @Test
    void anImportThatMakesANameAmbiguousLosesNothing() {
        run("List<Integer> whole = new ArrayList<>(List.of(1, 2));\nvar inferred = whole.stream().map(n -> n + 1).toList();");
        run("import java.util.List;");
        run("import java.awt.*;");
        expect("whole.toString() + inferred", "[1, 2][2, 3]");
    }

    @Test
    void variablesOfTypesWithoutANameKeepTheirValues() {
        run("int step = 2;");
        run("var counter = new Object() { int n = 3; int next() { return n += step; } };\nvar map = Map.of(step, List.of(\"two\"));\n"
                + "Iterator<Integer> twos = new Iterator<>() { public boolean hasNext() { return true; } public Integer next() { return step; } };");
        run("int step = 10;");
        expect("List.of(counter.next(), map, twos.next())", "[13, {2=[two]}, 10]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int held = \"text\";       | 42",
        "int held = 1 / 0;          | 42",
        "var held = nothing();      | 42",
        "Missing held;              | 42",
        "int held = ;               | 42",
    })
    void aVariableWhoseNewDeclarationFailsKeepsItsValue(String redefinition, String value) {
        run("int held = 42;");
        run("var other = held + 1;");
        assertThat(run(redefinition).status()).isEqualTo("error");
        expect("held", value);
        expect("other", "43");
    }

    @Test
    void aBigVariableThatIsMadeAgainAndAgainLeavesNothingBehind() {
        long before = usedMegabytes();
        for (int i = 0; i < 15; i++) {
            Reply reply = run("var big = new long[4_000_000];\nbig[0] = " + i + ";");
            assertThat(reply.status()).as(i + ": " + reply.traceback()).isEqualTo("ok");
        }
        for (int i = 0; i < 15; i++) {
            String type = i % 2 == 0 ? "double" : "long";
            Reply reply = run("var big = new " + type + "[4_000_000];\nvar sum = Arrays.stream(big).map(x -> " + i + " * x).sum();");
            assertThat(reply.status()).as(i + ": " + reply.traceback()).isEqualTo("ok");
        }
        for (int i = 0; i < 15; i++) {
            Reply reply = run("List.of(new long[4_000_000]);");
            assertThat(reply.status()).as(i + ": " + reply.traceback()).isEqualTo("ok");
        }
        run("big = null;\nsum = 0;");
        assertThat(usedMegabytes()).isLessThan(before + 100);
    }

    private long usedMegabytes() {
        return Long.parseLong(run("System.gc();\n(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20").text());
    }

    @Test
    void aLoopThatWasRedefinedCanBeInterrupted() throws InterruptedException {
        run("void loop() { int n = 0; while (n < 10) { n++; } }");
        run("loop();");
        run("void loop() { int n = 0; while (n >= 0) { n = (n + 1) % 10; } }");
        String request = kernel().submit("loop();");
        Thread.sleep(800);
        kernel().interrupt();
        Reply reply = kernel().await(request);
        assertThat(reply.errorName()).isEqualTo("Interrupted");
        assertThat(reply.traceback()).doesNotContain("given up");
        expect("20 + 22", "42");
    }

    @Test
    void theLineBelowAnEditedCellCountsWhatIsStale() {
        run("var width = 20;\nint area(int height) { return width * height; }");
        run("var coarse = List.of(width);");
        run("var fine = List.of(coarse, 1);\nvar sights = new ArrayList<Object>();\nsights.add(coarse);\nint total = 0;\n"
                + "for (int i = 0; i < 3; i++) total += width;");
        run("var ofMethod = area(2);\nvar apart = Stream.of(1, 2).map(width -> width + 1).toList();");
        assertThat(run("var width = 20;  // nothing new").out()).isEmpty();
        assertThat(run("var width = 30;").out()).isEqualTo("5 variables were made with the old width: %stale lists them\n");
        assertThat(run("1 + 1").out()).isEmpty();
        assertThat(run("%stale").out()).containsPattern("coarse +was made with the old width in cell \\[\\d+]")
                .containsPattern("fine +was made with the old coarse").contains("sights", "total", "ofMethod").doesNotContain("apart")
                .containsPattern("Run again: .*cell \\[\\d+], cell \\[\\d+], cell \\[\\d+]\n");
        run("var coarse = List.of(width);");
        assertThat(run("%stale").out()).doesNotContain("coarse  ").contains("fine", "sights", "total", "ofMethod");
        assertThat(run("var width = 20;").out()).contains("1 variable was made with the old width: %stale lists it");
        run("var coarse = List.of(width);");
        assertThat(run("%stale").out()).doesNotContain("coarse", "fine", "sights", "total", "ofMethod");
        assertThat(run("int area(int height) { return 2 * width * height; }").out())
                .isEqualTo("1 variable was made with the old area(): %stale lists it\n");
    }

    @Test
    void valuesWithoutANameAreNeverStale() {
        run("var height = 3;");
        run("var doubled = 2 * height;");
        run("var height = 4;");
        assertThat(run("doubled + 1").text()).isEqualTo("7");
        assertThat(run("%stale").out()).contains("doubled").doesNotContain("$");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "new ServerSocket(0).accept();",
        "Files.readString(Path.of(\"pipe\"));",
        "\"a\".repeat(99).matches(\"(a|aa)+\\\\1b\");",
        "while (true) { try { Thread.sleep(10_000); } catch (Throwable t) { } }",
        "String digits = java.math.BigInteger.TWO.pow(60_000_000).toString(); counted = -1;",
        "synchronized (lock) { counted = -1; }",
    })
    void anInterruptGivesTheKernelBackWhateverTheCellDoes(String code) throws IOException, InterruptedException {
        if (!Files.exists(folder().resolve("pipe"))) {
            assertThat(new ProcessBuilder("mkfifo", "pipe").directory(folder().toFile()).start().waitFor()).isZero();
        }
        run("""
                import java.net.ServerSocket;
                import java.util.concurrent.locks.LockSupport;
                int counted = 3;
                var names = List.of("kept");
                var lock = new Object();
                var holder = new Thread(() -> { synchronized (lock) { LockSupport.parkNanos(20_000_000_000L); } });
                holder.setDaemon(true);
                holder.start();
                Thread.sleep(200);""");
        String request = kernel().submit("System.out.println(\"begins\");\n" + code + "\nSystem.out.println(\"goes on\");");
        kernel().awaitOutput(request, "begins");
        Thread.sleep(500);
        long start = System.nanoTime();
        kernel().interrupt();
        Reply reply = kernel().await(request);
        assertThat(reply.errorName()).isEqualTo("Interrupted");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(5000);
        expect("counted + names.get(0)", "3kept");
        assertThat(run("counted = 4;\nThread.sleep(300);").out()).isEmpty();
        expect("counted", "4");
    }
}
