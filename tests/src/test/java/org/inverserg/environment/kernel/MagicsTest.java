package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.inverserg.Slow;
import org.inverserg.environment.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a cell that begin with a percent sign. */
@Slow
class MagicsTest extends KernelTest {

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(folder.resolve("helpers.jsh"), "int twice(int n) {\n    return 2 * n;\n}\nint loaded = twice(21);\n");
        Files.writeString(folder.resolve("broken.jsh"), "int fine = 1;\nint bad = \"text\";\n");
        Files.writeString(Files.createDirectory(folder.resolve("texts")).resolve("word.txt"), "found in a folder");
        Path jars = Files.createDirectory(folder.resolve("jars"));
        writeJar(jars.resolve("extra.jar"), "extra.txt", "found in a jar");
        writeJar(Files.createDirectory(folder.resolve("with space")).resolve("word one.jar"), "spaced.txt", "found behind a space");
        writeJar(jars.resolve("built-SNAPSHOT.jar"), "built.txt", "the first build");
        writeJar(jars.resolve("old-math.jar"), "META-INF/maven/com.google.code.gson/gson/pom.properties",
                "groupId=com.google.code.gson\nartifactId=gson\nversion=1.7\n");
        Files.writeString(folder.resolve("other.ipynb"), """
                {"cells": [{"cell_type": "markdown", "source": "not code"},
                  {"cell_type": "code", "source": ["int ofNotebook = 20;\\n", "int second = 2;"]},
                  {"cell_type": "code", "source": "ofNotebook + second"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """);
    }

    private static void writeJar(Path file, String entry, String text) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String resource(String name) {
        return "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + name + "\").readAllBytes())";
    }

    @Test
    void timeTellsHowLongALineTook() {
        Reply reply = kernel.run("%time Thread.sleep(60); int timed = 7;\ntimed");
        assertThat(reply.out()).matches("time: 0\\.\\d{3} s, processor time: \\d\\.\\d{3} s\n");
        assertThat(Double.parseDouble(reply.out().split(" ")[1])).isGreaterThan(0.05);
        assertThat(reply.text()).isEqualTo("7");
    }

    @Test
    void timeTellsHowLongACellTook() {
        Reply reply = kernel.run("%%time\nint first = 1;\nclass A { B b; }\nclass B { A a; }\nfirst + 1");
        assertThat(reply.out()).startsWith("time: ");
        assertThat(reply.text()).isEqualTo("2");
        Reply failing = kernel.run("%%time\n\nint n = 1 / 0;");
        assertThat(failing.out()).startsWith("time: ");
        assertThat(failing.traceback()).contains("line 3:  int n = 1 / 0;");
    }

    @Test
    void loadRunsAFile() {
        assertThat(kernel.run("%load helpers.jsh\ntwice(loaded)").text()).isEqualTo("84");
        assertThat(kernel.run("%load helpers\nloaded").text()).isEqualTo("42");
        assertThat(kernel.run("%load broken.jsh").traceback()).contains("broken.jsh, line 2:", "cannot be converted");
        assertThat(kernel.run("%load nowhere.jsh").traceback()).contains("there is no ", "nowhere.jsh", "give its path");
    }

    @Test
    void classpathAndJarsAddClasses() {
        assertThat(kernel.run("%classpath texts\n" + "1").out()).isEqualTo("on the class path: texts\n");
        assertThat(kernel.run("%jars jars/extra.jar").out()).isEqualTo("on the class path: extra.jar\n");
        assertThat(kernel.run(resource("word.txt")).text()).isEqualTo("found in a folder");
        assertThat(kernel.run(resource("extra.txt")).text()).isEqualTo("found in a jar");
        assertThat(kernel.run("%jars \"with space/*.jar\" 'with space/word one.jar'").out())
                .isEqualTo("on the class path: word one.jar, word one.jar\n");
        assertThat(kernel.run("%jars none/*.jar").traceback()).contains("something must match \"none/*.jar\"");
    }

    @Test
    void mavenAddsAnArtifact() {
        Tools.require(Tools.onPath("mvn"), "install Maven");
        Reply reply = kernel.run("%maven commons-codec:commons-codec:1.17.1\n"
                + "import org.apache.commons.codec.digest.DigestUtils;\nDigestUtils.md5Hex(\"\")");
        assertThat(reply.text()).as(reply.traceback()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(reply.out()).contains("commons-codec-1.17.1.jar");
        assertThat(kernel.run("%maven commons-codec").traceback()).contains("%maven needs group:artifact:version", "got \"commons-codec\"");
        assertThat(kernel.run("%maven no.such.group:nothing:1.0").traceback())
                .contains("Maven found no no.such.group:nothing:jar:1.0 in central (http", "check the group", "%mavenRepo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%nothing here | there is no magic %nothing; there are ",
        "%%html        | there is no magic %%html",
        "%load         | %load needs an argument",
    })
    void saysWhatIsWrongWithAMagic(String code, String expected) {
        Reply reply = kernel.run("\n" + code);
        assertThat(reply.errorName()).isEqualTo("MagicError");
        assertThat(reply.traceback()).contains(expected, "line 2:", "    %");
        assertUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int time = 4;\nint rest = 18\n%time;\nrest == 2",
        "int time = 5; int n = 12\n  % time;\nn == 2",
        "var block = \"\"\"\n    first\n    %time is not run \\\"\"\"\n%maven a:b:c\n    \"\"\";\nblock.contains(\"%maven a:b:c\")",
        "/* a comment\n%maven a:b:c\n*/\ntrue",
        "// ;\n\"%time;\".equals(\"%\" + \"time;\")",
        "String s = \"a \\\" ;\";\nchar quote = '\"';\nint m = 7 %\n4;\nm == 3",
        "List.of(10\n%3, 1).get(0) == 1",
    })
    void whatOnlyLooksLikeAMagicIsJava(String code) {
        Reply reply = kernel.run(code);
        assertThat(reply.text()).as(reply.traceback()).isEqualTo("true");
    }

    @Test
    void placesBehindAMagicAreRight() {
        Reply reply = kernel.run("int before = 1;\n%time before\n\nint after = \"two\";");
        assertThat(reply.traceback()).contains("line 4:", "    int after = \"two\";\n                ^^^^^");
    }

    @Test
    void isCompletedAndComplete() {
        assertThat(kernel.complete("%ma", 3).getAsJsonArray("matches").toString()).isEqualTo("[\"maven\",\"mavenRepo\"]");
        assertThat(kernel.complete("int a = 1;\n%time Mat", 20).getAsJsonArray("matches").toString()).contains("Math");
        assertThat(kernel.isComplete("%load x\n1 + 1").get("status").getAsString()).isEqualTo("complete");
    }

    @Test
    void aMagicCanBeAssigned() {
        Reply reply = kernel.run("List<String> added = %jars jars/extra.jar\nvar more = %classpath texts;\nint n = added.size();\nadded");
        assertThat(reply.text()).as(reply.traceback()).isEqualTo("[" + real("jars/extra.jar") + "]");
        assertThat(kernel.run("more").text()).isEqualTo("[" + real("texts") + "]");
        assertThat(kernel.run("int wrong = %jars jars/extra.jar").errorName()).isEqualTo("ClassCastException");
        assertThat(kernel.isComplete("List<String> added = %jars x.jar\n1").get("status").getAsString()).isEqualTo("complete");
        assertUsable();
    }

    private static Path real(String path) {
        try {
            return folder.toRealPath().resolve(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void loadRunsTheCellsOfANotebook() {
        assertThat(kernel.run("%load other.ipynb").text()).isEqualTo("22");
        assertThat(kernel.run("%load \"other.ipynb\"\nofNotebook").text()).isEqualTo("20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "%classpath /        # 'below / lie more than 20000 files, too many to be a folder of classes; give a folder'",
        "%jars /etc/*        # 'a jar or a folder of classes is needed, and /etc/'",
        "%classpath other.ipynb # 'a jar or a folder of classes is needed'",
        "%jars /**/*.jar     # 'files, too many to look through'",
        "%jars \"open.jar    # 'a quote must be closed'",
    })
    void whatIsNoClassPathIsRefused(String magic, String expected) {
        assertThat(kernel.run(magic).traceback()).contains(expected);
        assertUsable();
    }

    @Test
    void aJarThatWasBuiltAgainIsRefusedAndHarmsNothing() throws IOException {
        assertThat(kernel.run("%jars jars/built-SNAPSHOT.jar\n" + resource("built.txt")).text()).isEqualTo("the first build");
        writeJar(folder.resolve("jars/built-SNAPSHOT.jar"), "built.txt", "the second build, which is longer than the first one was");
        assertThat(kernel.run("%jars jars/built-SNAPSHOT.jar").traceback())
                .contains("built-SNAPSHOT.jar must be what it was", "restart the kernel");
        assertThat(kernel.run("class AfterIt { int n = 42; }\nnew AfterIt().n").text()).isEqualTo("42");
    }

    @Test
    void aVersionThatIsShadowedIsNamed() {
        assertThat(kernel.run("%jars jars/old-math.jar").out())
                .contains("note: cells use com.google.code.gson:gson 2.", ", which came first, and not 1.7");
    }

    @Test
    void timeDoesNotCountTheCompilerAndCountsAllThreads() {
        var wide = new StringBuilder("%%time\n");
        for (int i = 0; i < 30; i++) {
            wide.append("class C").append(i).append(" { int n = ").append(i).append("; }\n");
        }
        double compiled = Double.parseDouble(kernel.run(wide + "1").out().split(" ")[1]);
        assertThat(compiled).isLessThan(0.05);
        Reply busy = kernel.run("%time { long end = System.nanoTime() + 400_000_000L; long k = 0; while (System.nanoTime() < end) k++; }");
        assertThat(Double.parseDouble(busy.out().replaceFirst("(?s).*processor time: ([\\d.]+) s.*", "$1"))).isGreaterThan(0.005);
    }

    @Test
    void timeitTellsTheMeanOfManyRuns() {
        assertThat(kernel.run("int base = 3;\n%timeit Math.pow(base, 1.5)").out())
                .matches("[\\d.]+ [µn]s ± [\\d.]+ [µn]s per loop \\(mean ± standard deviation of 7 runs, [\\d,]+ loops each\\)\n");
        assertThat(kernel.run("%timeit Thread.sleep(2);").out()).matches("\\d\\.\\d\\d ms ± .*\n|\\d\\d\\.\\d ms ± .*\n");
        assertThat(kernel.run("%timeit notThere()").traceback()).contains("cannot find symbol");
    }

    @Test
    void programsOfTheMachineRun() {
        assertThat(kernel.run("%%bash\nfor i in 1 2; do echo line $i; done").out()).isEqualTo("line 1\nline 2\n");
        assertThat(kernel.run("!echo from the shell\nint behind = 5;\nbehind").out()).isEqualTo("from the shell\n");
        assertThat(kernel.run("!exit 3").traceback()).contains("they ended with 3");
        assertThat(kernel.run("boolean done = true;\n!done").text()).isEqualTo("false");
        assertThat(kernel.run("boolean again = false;\n!again\n  && !done").text()).isEqualTo("false");
    }

    @Test
    void anInterruptEndsAProgram() throws InterruptedException {
        String request = kernel.submit("!sleep 60");
        Thread.sleep(800);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertUsable();
    }

    @Test
    void variablesAreListedAndForgotten() {
        kernel.run("int listed = 7;\nvar names = List.of(\"a\", \"b\");\nvar many = new int[1_000_000];\nint twofold(int n) { return 2 * n; }");
        assertThat(kernel.run("%who").out()).containsPattern("listed +int +7\n").containsPattern("names +List<String> +2 elements: \\[a, b]")
                .containsPattern("many +int\\[] +1000000 elements: \\[0, 0, .*…]");
        assertThat(kernel.run("/vars").out()).contains("listed");
        assertThat(kernel.run("%reset").out()).contains("forgotten: ");
        assertThat(kernel.run("/vars").out()).isEqualTo("there are no variables\n");
        assertThat(kernel.run("listed").errorName()).isEqualTo("CompileError");
        assertThat(kernel.run("display(List.of(twofold(1)));").errorName()).isEqualTo("CompileError");
        assertThat(kernel.run("%help").out()).contains("%jars", "%%bash", "/vars");
    }

    @Test
    void loadFromPomTakesFragments() {
        assertThat(kernel.run("%%loadFromPOM\n<b>nothing</b>").traceback()).contains("needs a <dependency>");
        assertThat(kernel.run("%%loadFromPOM\n<dependency>").traceback()).contains("needs XML below it");
        assertThat(kernel.run("%mavenRepo here").traceback()).contains("%mavenRepo needs an id and an address");
    }

    @Test
    void aNotebookRegistersItsOwn() {
        assertThat(kernel.run("getKernelInstance().getMagics().registerLineMagic(\"twice\", args -> args.get(0) + args.get(0));\n"
                + "%twice ab").text()).isEqualTo("abab");
        assertThat(kernel.run("String four = %twice cd\nfour").text()).isEqualTo("cdcd");
        assertThat(kernel.run("import io.github.spencerpark.jupyter.kernel.magic.common.Shell;\n"
                + "getKernelInstance().getMagics().registerMagics(Shell.class);\nList<String> said = lineMagic(\"sh\", List.of(\"echo\", \"x\"));\nsaid").text())
                .contains("x");
        assertThat(kernel.run("List<String> path = lineMagic(\"jars\", List.of(\"jars/extra.jar\"));\npath.size()").text()).isEqualTo("1");
    }

    @Test
    void anInterruptEndsATimedLine() throws InterruptedException {
        String request = kernel.submit("%time while (true) { }");
        Thread.sleep(600);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertUsable();
    }
}
