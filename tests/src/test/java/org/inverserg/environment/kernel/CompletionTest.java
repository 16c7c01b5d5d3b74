package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tab key offers, above all of what the cell itself has declared and nobody has run. */
@Slow
class CompletionTest extends KernelTest {

    @BeforeAll
    static void warmUp() {
        kernel.run("int ofTheSession = 1;");
    }

    /** A bar marks the cursor; behind the sign, what must be offered. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "var s3 = Ising.critical(8);\\ns3.se|# seed(",
        "var s3 = Ising.critical(8);\\ns3.seed(1).sam|# sample(",
        "var alphabet = 1;\\nint b = alph|# alphabet",
        "record Spot(int wide, String name) { }\\nvar spot = new Spot(1, null);\\nspot.wi|# wide()",
        "record Spot(int wide, String name) { }\\nvar spot = new Spot(1, null);\\nspot.name().subst|# substring(",
        "class Box { int inside; }\\nnew Box().ins|# inside",
        "class Box { int inside; }\\nBo|# Box",
        "enum Phase { ORDERED, CRITICAL }\\nPhase.CRI|# CRITICAL",
        "sealed interface Model permits Gauss { }\\nrecord Gauss(double mass) implements Model { }\\nnew Gauss(1).ma|# mass()",
        "class Even { Odd next; }\\nclass Odd { Even next; }\\nnew Even().next.ne|# next",
        "String half(int n) { return null; }\\nhalf(3).leng|# length()",
        "String half(int n) { return null; }\\nhal|# half(",
        "int first = 1;\\nString half(int n) { return null; }\\nvar h = half(first);\\nh.leng|# length()",
        "var outside = \"\";\\nint f(int n) { return outside.leng|# length()",
        "class Box { int inside; }\\nint f(Box box) { return box.ins|# inside",
        "var names = List.of(\"a\");\\nnames.stream().map(word -> word.subst|# substring(",
        "var names = List.of(\"a\");\\nfor (var one : names) { one.subst|# substring(",
        "import java.awt.geom.Point2D;\\nPoint2D spot = null;\\nspot.distance|# distance(",
        "import java.awt.geom.*;\\nvar spot = new Point2D.Double(1, 2);\\nspot.distance|# distance(",
        "import java.awt.geom.*;\\nPoint2|# Point2D",
        "import static java.lang.Math.*;\\nhypo|# hypot(",
        "public static int counted = 1;\\ncoun|# counted",
        "int a = 1, bigName = 2;\\nbigN|# bigName",
        "String smile = \"😀😀\"; var s3 = Ising.critical(8);\\ns3.se|# seed(",
        "double 𝛽 = 0.44; var s3 = Ising.critical(8);\\ns3.se|# seed(",
        "double 𝛽c = 0.44;\\ndouble x = 𝛽|# 𝛽c",
        "List<String> jars = %jars none.jar\\njars.isEm|# isEmpty()",
        "String text = List.of(\"a\", \"b\").ge|# get(",
        "%time var s3 = Ising.critical(8);\\nofTheS|# ofTheSession",
    })
    void offersWhatTheCellDeclares(String marked, String expected) {
        assertThat(kernel.offered(marked.replace("\\n", "\n"))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "var s = \"Sys|\";", "var s = \"Sys|", "char c = 'S|';", "// Sys|", "int a; // Sys|\nint b;", "/* Sys| */", "/** Sys|",
        "var t = \"\"\"\n    Sys|\n    \"\"\";", "var t = \"\"\"\n    Sys|", "var s = \"a \\\" Sys|\";", "%load Sys|",
    })
    void offersNothingWhereNothingIsCode(String marked) {
        assertThat(kernel.offered(marked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"var s = \"a\"; Sys|", "/* a */ Sys|", "char c = '\"'; Sys|", "// a\nSys|", "var t = \"\"\"\n    \"\n    \"\"\"; Sys|"})
    void offersNamesBehindStringsAndComments(String marked) {
        assertThat(kernel.offered(marked)).contains("System");
    }

    @Test
    void countsCharactersAsJupyterDoes() {
        JsonObject reply = kernel.complete("var a = \"😀𝛽\"; a.leng", 20);
        assertThat(reply.getAsJsonArray("matches").toString()).contains("length()");
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(16);
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(20);
    }

    @Test
    void runsAndDefinesNothing() {
        assertThat(kernel.offered("int made = 3;\nSystem.out.println(\"ran\");\nclass Made { }\nma|")).contains("made");
        assertThat(kernel.run("made").errorName()).isEqualTo("CompileError");
        assertThat(kernel.run("new Made()").errorName()).isEqualTo("CompileError");
        assertThat(kernel.offered("mad|")).isEmpty();
    }

    @Test
    void doesNotOfferWhatEveryClassInherits() {
        assertThat(kernel.offered("int hash = 1;\nint half(int n) { return n; }\nha|")).contains("hash", "half(").doesNotContain("hashCode()");
    }

    /** Beside a short cell, as the machine may be busy. */
    @Test
    void isFastInALongCell() {
        var cell = new StringBuilder("record Spot(int wide) { }\n");
        for (int i = 0; i < 40; i++) {
            cell.append("var v").append(i).append(" = new Spot(").append(i).append(");\nSystem.out.println(v").append(i).append(");\n");
        }
        cell.append("v39.wi|");
        assertThat(kernel.offered(cell.toString())).contains("wide()");
        double inShort = bestMilliseconds("var text = new String();\ntext.len|");
        assertThat(bestMilliseconds(cell.toString())).isLessThan(50 + 6 * inShort);
    }

    private static double bestMilliseconds(String marked) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            kernel.offered(marked);
            best = Math.min(best, (System.nanoTime() - start) * 1e-6);
        }
        return best;
    }
}
