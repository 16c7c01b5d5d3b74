package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.inverserg.environment.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a cell that begin with a percent sign. */
class MagicsTest extends KernelTest {

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(folder.resolve("helpers.jsh"), "int twice(int n) {\n    return 2 * n;\n}\nint loaded = twice(21);\n");
        Files.writeString(folder.resolve("broken.jsh"), "int fine = 1;\nint bad = \"text\";\n");
        Files.writeString(Files.createDirectory(folder.resolve("texts")).resolve("word.txt"), "found in a folder");
        Path jars = Files.createDirectory(folder.resolve("jars"));
        try (var jar = new JarOutputStream(Files.newOutputStream(jars.resolve("extra.jar")))) {
            jar.putNextEntry(new JarEntry("extra.txt"));
            jar.write("found in a jar".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String resource(String name) {
        return "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + name + "\").readAllBytes())";
    }

    @Test
    void timeTellsHowLongALineTook() {
        Reply reply = kernel.run("%time Thread.sleep(60); int timed = 7;\ntimed");
        assertThat(reply.out()).matches("time: 0\\.\\d{3} s\n");
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
        assertThat(kernel.run("%jars jars/*.jar").out()).isEqualTo("on the class path: extra.jar\n");
        assertThat(kernel.run(resource("word.txt")).text()).isEqualTo("found in a folder");
        assertThat(kernel.run(resource("extra.txt")).text()).isEqualTo("found in a jar");
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
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%nothing here | there is no magic %nothing; there are %classpath, %jars, %load, %maven, %time, %%time",
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
        assertThat(kernel.complete("%ma", 3).getAsJsonArray("matches").toString()).isEqualTo("[\"maven\"]");
        assertThat(kernel.complete("int a = 1;\n%time Mat", 20).getAsJsonArray("matches").toString()).contains("Math");
        assertThat(kernel.isComplete("%load x\n1 + 1").get("status").getAsString()).isEqualTo("complete");
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
