package org.inverserg.environment.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void leavesTextOnly() {
        assertThat(JavadocText.of(" Blocks {@link Spins#block() spins} by {@code a < b && c}.\n\n <p>Second, with <b>weight</b> &gt; 1 and {@link #seed}.\n"))
                .isEqualTo("Blocks spins by a < b && c.\n\nSecond, with weight > 1 and seed.");
    }

    @Test
    void keepsNestedAndUnknownTags() {
        assertThat(JavadocText.of("{@summary See {@code x<y>} and {@linkplain java.util.List#of(Object, Object)}}"))
                .isEqualTo("See x<y> and java.util.List.of(Object, Object)");
    }

    @Test
    void listsParametersBelowTheText() {
        assertThat(JavadocText.of(" Draws.\n\n @param n how many\n @return the $sum\n @throws IllegalArgumentException if {@code n < 1}\n"))
                .isEqualTo("Draws.\n\nparameter n how many\nreturns the $sum\nthrows IllegalArgumentException if n < 1");
    }
}
