package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shift-Tab: signature and Javadoc, without a network. */
class InspectTest extends KernelTest {

    @BeforeAll
    static void bringTheImports() {
        kernel.run("var k3 = SymmetricKernel.withWeights(3, 1, 0.6, 0.3);\nint number = 3;");
    }

    /** A bar marks the cursor. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "Ising|# org.inverserg.sampling.Ising",
        "Ising.crit|ical(32)# Ising.critical(int size)",
        "Ising.critical(|32)# Ising.critical(int size)",
        "Ising.critical(32).seed(1).sam|ple(10)# Spins Ising.sample(int",
        "int a = 1; // Ising\\nk3.dre|am(10)# Upscaler.dream(int",
        "k3|.dream(10)# k3:",
        "%time k3.dream|(10)# Upscaler.dream(int",
        "numb|er# number:int",
        "record Spot(int x) { }\\nvar spot = new Spot(1);\\nspo|t# spot:Spot",
        "record Spot(int x) { }\\nvar spot = new Spot(1);\\nspot.x|()# int Spot.x()",
        "int twice(int n) { return 2 * n; }\\ntwi|ce(3)# int twice(int n)",
        "String wave = \"😀\"; var s3 = Ising.critical(8);\\ns3.se|ed(1)# Ising Ising.seed(",
        "import java.awt.geom.Point2D;\\nPoint|2D# java.awt.geom.Point2D",
    })
    void tellsTheSignature(String marked, String signature) {
        assertThat(inspect(marked.replace("\\n", "\n"))).contains(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.nothing|", "|", "%load fi|le", "\"Isi|ng\"", "// Isi|ng", "int a = 1; /* Isi|ng */"})
    void saysNothingWhereNothingIsKnown(String marked) {
        assertThat(inspect(marked)).isEmpty();
    }

    /** Some take any number of arguments. */
    @ParameterizedTest
    @ValueSource(strings = {"Plot.lattice(|", "Spins.of(|", "Plot.lattices(|"})
    void tellsTheJavadocOfEveryOverload(String marked) {
        assertThat(inspect(marked).split("\n\n(?=[\\w.<>\\[\\]]+ \\w+\\.\\w+\\()")).isNotEmpty()
                .allMatch(method -> method.matches("(?s)[^\\n]+\\)\n\n\\w.*"));
    }

    @Test
    void tellsWhatAVariableHolds() {
        kernel.run("var held = List.of(1, 2, 3);\nObject endless = new Object() { public String toString() { while (true) { } } };");
        assertThat(inspect("he|ld")).contains("held:", "value: 3 elements: [1, 2, 3]");
        assertThat(inspect("held.si|ze()")).doesNotContain("value:");
        assertThat(inspect("number|")).contains("value: 3");
        assertThat(inspect("end|less")).contains("(its text takes longer than 300 ms)");
        assertUsable();
    }

    @Test
    void tellsTheJavadocOfTheLibrary() {
        assertThat(inspect("Ising.critical(|")).contains("critical").containsPattern("(?s)critical\\(int size\\)\n\n\\w");
        assertThat(inspect("Spins|")).startsWith("org.inverserg.lattice.Spins\n\n").doesNotContain("{@", "<p>");
        assertThat(inspect("SymmetricKernel.ofSize(3).train(|")).containsPattern("(?s)train\\(.*\\)\n\n\\w");
        assertThat(inspect("Profile.pick(|")).contains("The value of the profile at hand: int n = Profile.pick(2_000, 100_000).",
                "throws IllegalStateException if");
    }

    private static String inspect(String marked) {
        int cursor = marked.codePointCount(0, marked.indexOf('|'));
        return kernel.inspect(marked.replace("|", ""), cursor);
    }
}
