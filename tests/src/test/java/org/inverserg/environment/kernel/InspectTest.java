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
    })
    void tellsTheSignature(String marked, String signature) {
        assertThat(inspect(marked.replace("\\n", "\n"))).contains(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.nothing|", "|", "%load fi|le"})
    void saysNothingWhereNothingIsKnown(String marked) {
        assertThat(inspect(marked)).isEmpty();
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
        int cursor = marked.indexOf('|');
        return kernel.inspect(marked.replace("|", ""), cursor);
    }
}
