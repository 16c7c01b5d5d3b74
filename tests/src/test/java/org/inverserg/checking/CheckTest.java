package org.inverserg.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.inverserg.notebook.Bundle;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

    private static Check gamma(Object yours) {
        return Check.that("gamma over nu", yours).isAbout(1.75).within(0.02).hasErrorBetween(0.001, 0.02)
                .mistake(0.875, "that is half of it: did you fit the root?").otherwise("look at the range of sizes").points(3);
    }

    @Test
    void aRightAnswerGetsAllPoints() {
        assertThat(gamma(Estimate.of(1.76, 0.01))).isEqualTo(new Check("gamma over nu", 3, 3, "1.760(10) is right", "", List.of()));
        assertThat(gamma(Replicas.of(1.75, new double[] {1.745, 1.755}, new double[] {0.5, 0.5})).passed()).isTrue();
    }

    @Test
    void noAnswerIsNoError() {
        assertThat(gamma(null)).isEqualTo(new Check("gamma over nu", 0, 3, "not answered yet", "", List.of()));
    }

    @Test
    void wrongAnswersAreToldWhatToLookAt() {
        assertThat(gamma(Estimate.of(1.95, 0.01)).toString())
                .isEqualTo("0 of 3 points\n  ✗ gamma over nu (0 of 3): 1.950(10) is too large by 11 %, which is 20 times its error; look at the range of sizes");
        assertThat(gamma(Estimate.of(0.88, 0.01)).advice()).startsWith("0.880(10) is too small by 50 %").endsWith("; that is half of it: did you fit the root?");
        assertThat(gamma(Estimate.of(7, 0)).advice()).isEqualTo("7.0(0) is too large by a factor 4.0; look at the range of sizes");
        assertThat(gamma(Estimate.of(3.4995, 0)).advice()).startsWith("3.4995(0) is too large by 100 %;");
        assertThat(gamma(Estimate.of(-1.75, 0.1)).advice()).contains("too small, and has the wrong sign, which is 35 times its error");
        assertThat(gamma(Double.NaN).advice()).contains("not a number (NaN)");
        assertThat(gamma(Double.POSITIVE_INFINITY).advice()).contains("infinite");
        assertThat(gamma("1.75").advice()).startsWith("it is a text, and a number is asked for");
    }

    @Test
    void errorsOfAnswersAreLookedAt() {
        assertThat(gamma(1.75).advice()).startsWith("it is a number, and a number with its error (an Estimate) is asked for");
        assertThat(gamma(Estimate.of(1.75, Double.NaN)).advice()).startsWith("the error of 1.75(?) is not known");
        assertThat(gamma(Estimate.of(1.75, 0.03)).advice()).startsWith("the error of 1.75(3) is too large");
        assertThat(gamma(Estimate.of(1.75, 0.0001)).advice()).startsWith("the error of 1.75000(10) is too small");
        assertThat(Check.that("x", Estimate.of(1, 0.1)).hasErrorBelow(0.2).points(1).passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.02, true", "0.019, true", "0.021, false", "-0.02, true", "-0.021, false"})
    void theToleranceIsPartOfWhatIsRight(double off, boolean right) {
        assertThat(Check.that("x", off).isAbout(0).within(0.02).points(1).passed()).isEqualTo(right);
        assertThat(Check.that("x", 1.75 + off).isAbout(1.75).within(0.02).points(1).passed()).as("also where doubles are rounded").isEqualTo(right);
    }

    @Test
    void whatIsRightIsNotTold() {
        for (Object wrong : new Object[] {Estimate.of(1.9, 0.01), 5, -3.0, "a", true, new double[] {1}, Double.NaN, null}) {
            assertThat(Check.that("x", wrong).isAbout(1.7531).within(0.0123).points(1).toString()).doesNotContain("1.75", "0.012");
            assertThat(Check.that("x", wrong).is("ferromagnet").points(1).toString()).doesNotContain("ferro");
        }
    }

    @Test
    void textsTruthsNumbersAndArraysAreCompared() {
        assertThat(Check.that("phase", " ordered\n").is("ordered").points(1).passed()).isTrue();
        assertThat(Check.that("phase", "disordered").is("ordered").points(1).advice()).isEqualTo("\"disordered\" is not what is asked for");
        assertThat(Check.that("relevant", false).is(true).points(1).advice()).isEqualTo("false is not what is asked for");
        assertThat(Check.that("relevant", 1).is(true).points(1).advice()).isEqualTo("it is a number, and true or false is asked for");
        assertThat(Check.that("how many", 16L).is(16).points(1).passed()).isTrue();
        assertThat(Check.that("how many", 0.1 + 0.2).is(0.3).points(1).passed()).isTrue();
        assertThat(Check.that("how many", 0).is(0).points(1).passed()).isTrue();
        assertThat(Check.that("sizes", List.of(2, 4)).is(new int[] {2, 4}).points(1).passed()).isTrue();
        assertThat(Check.that("sizes", new int[] {2}).is(new int[] {2, 4}).points(1).advice()).isEqualTo("[2] has 1 numbers, and 2 are asked for");
        assertThat(Check.that("f", new double[] {1, 3}).isAbout(new double[] {1.01, 2}).within(0.1).points(1).advice())
                .isEqualTo("number 1 of the array, counted from 0: 3 is too large by 50 %");
        assertThat(Check.that("x", 1).isBetween(0, 1).points(1).passed()).isTrue();
        assertThat(Check.that("x", 1.5).isBetween(0, 1).points(1).advice()).isEqualTo("1.5 is too large");
        assertThat(Check.that("x", new Object()).is("a").points(1).advice()).contains("an object of class Object");
    }

    @Test
    void aMistakeIsKnownWithoutATolerance() {
        var check = Check.that("n", 15).is(16).mistake(15, "count the first one, too").points(1);
        assertThat(check.advice()).isEqualTo("15 is too small by 6.3 %; count the first one, too");
    }

    @Test
    void severalAreOneCardWithTheirSum() {
        var both = Check.all(gamma(Estimate.of(1.75, 0.01)), Check.that("beta <c>", null).isBetween(0, 1).points(2));
        assertThat(both.points()).isEqualTo(3);
        assertThat(both.of()).isEqualTo(5);
        assertThat(both.passed()).isFalse();
        assertThat(Bundle.of(both).get("text/plain")).isEqualTo("""
                3 of 5 points
                  ✓ gamma over nu (3 of 3)  1.750(10) is right
                  ✗ beta <c> (0 of 2)       not answered yet""");
        assertThat(Bundle.of(both).get("text/html")).contains("<strong>3 of 5 points</strong>", "✗ beta &lt;c&gt; (0 of 2)").doesNotContain("<c>");
    }

    @Test
    void whatMakesNoCheckIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Check.that("x", 1).points(1)).withMessageContaining("isAbout(…).within(…)");
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).is(1).points(0)).withMessageContaining("1 point or more, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).isAbout(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).isAbout(1).within(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).isBetween(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).is(new Object()));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).is(Double.NaN)).withMessageContaining("a finite number, got NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Check.that("x", 1).is(new double[] {1, Double.POSITIVE_INFINITY}));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.all(gamma(null), gamma(null))).withMessageContaining("different names");
    }
}
