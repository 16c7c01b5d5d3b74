package org.inverserg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.80562 | 0.00094 | 1.80562(94)",
        "1.80562 | 0.0996 | 1.81(10)",
        "1.80562 | 0.0994 | 1.806(99)",
        "1.80562 | 0.996 | 1.8(1.0)",
        "123.456 | 1.25 | 123.5(1.2)",
        "123.456 | 12.5 | 123(12)",
        "-0.00012 | 0.0034 | -0.0001(34)",
        "0 | 0.01 | 0.000(10)",
        "1 | 0 | 1.0(0)",
        "1.80562 | NaN | 1.806(?)",
        "NaN | 0.1 | NaN",
        "Infinity | 0.1 | Infinity",
    })
    void showsTwoDigitsOfError(double value, double error, String text) {
        assertThat(Estimate.of(value, error).format(2)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
                "1.80562 | 0.0012 | 1.8056(12)",
        "1.80562 | 0.0019 | 1.8056(19)",
        "1.80562 | 0.002 | 1.806(2)",
        "1.80562 | 0.0094 | 1.806(9)",
        "1.80562 | 0.0096 | 1.8056(96)",
        "0.5 | 0 | 0.5(0)",
        "1.80562 | NaN | 1.806(?)",
        "0.627 | 0.003 | 0.627(3)",
    })
    void showsOneDigitUnlessTheFirstIsOne(double value, double error, String text) {
        assertThat(Estimate.of(value, error)).hasToString(text);
    }

    @Test
    void largeAndTinyNumbersKeepTheirErrorReadable() {
        assertReads(Estimate.of(1.23456e12, 3.4e9));
        assertReads(Estimate.of(12345, 300));
        assertReads(Estimate.of(-6.02214e23, 1.2e19));
        assertReads(Estimate.of(1.6021766e-19, 9.8e-26));
        assertReads(Estimate.of(3e-15, 2e-13));
        assertReads(Estimate.of(0, 2e-13));
        assertReads(Estimate.of(5, 3e7));
    }

    @Test
    void showsSystematicErrorBehindTheStatisticalOne() {
        assertThat(Estimate.of(1.8056, 0.0094).withSystematic(0.021).format(2)).isEqualTo("1.8056(94)(210)");
        assertThat(Estimate.of(1.8056, 0).withSystematic(0.021).format(2)).isEqualTo("1.806(0)(21)");
    }

    /** Limits are rounded up, so that they hold; a kernel with given weights has no training error, and says so. */
    @Test
    void showsWhatIsKnownOfTheSystematicError() {
        assertThat(Estimate.of(1.8056, 0.0094).withSystematicBelow(0.00041).format(2)).isEqualTo("1.8056(94)(<5)");
        assertThat(Estimate.of(1.8056, 0.0094).withSystematicBelow(1e-7).format(2)).isEqualTo("1.8056(94)(<1)");
        assertThat(Estimate.of(1.8056, Double.NaN).withSystematicBelow(0.25).format(2)).isEqualTo("1.806(?)(<0.25)");
        assertThat(Estimate.of(1.8056, 0.0094).withSystematic(1e-7).format(2)).as("nothing that was found is shown as 0").isEqualTo("1.8056(94)(<1)");
        assertThat(Estimate.of(1.8056, 0.0094).withoutSystematic().format(2)).isEqualTo("1.8056(94)(none)");
        assertThat(Estimate.of(1.8056, 0.0094).withSystematicBelow(0.0012).totalError()).isEqualTo(Math.hypot(0.0094, 0.0012));
        assertThat(Estimate.of(2, 1).withSystematicOf(Estimate.of(3, 4).withSystematicBelow(5))).isEqualTo(Estimate.of(2, 1).withSystematicBelow(5));
        assertThatThrownBy(() -> new Estimate(1, 1, 0.5, Estimate.Systematic.NONE)).hasMessageContaining("must be 0, got 0.5");
    }

    @Test
    void addsErrorsInQuadrature() {
        var first = new Estimate(1, 3, 4);
        assertThat(first.totalError()).isEqualTo(5);
        assertThat(first.sigmasFrom(Estimate.of(14, 12))).isEqualTo(-1);
        assertThat(first.sigmasFrom(Estimate.of(2, Double.NaN))).isNaN();
    }

    @Test
    void refusesNegativeErrors() {
        assertThatThrownBy(() -> Estimate.of(1, -0.5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got -0.5");
    }

    /** value(error)[e power]: both numbers, read back, are right to the digits that two digits of error leave. */
    private static void assertReads(Estimate estimate) {
        String text = estimate.format(2);
        var parts = Pattern.compile("(-?[0-9.]+)\\(([0-9.]+)\\)(e-?\\d+)?").matcher(text);
        assertThat(parts.matches()).as(text).isTrue();
        double unit = parts.group(3) == null ? 1 : Double.parseDouble("1" + parts.group(3));
        String mantissa = parts.group(1);
        int decimals = mantissa.contains(".") ? mantissa.length() - mantissa.indexOf('.') - 1 : 0;
        double error = Double.parseDouble(parts.group(2)) * (parts.group(2).contains(".") ? 1 : Math.pow(10, -decimals)) * unit;
        assertThat(error).as(text).isCloseTo(estimate.error(), Percentage.withPercentage(5));
        assertThat(Math.abs(Double.parseDouble(mantissa) * unit - estimate.value())).as(text).isLessThan(0.051 * estimate.error());
        assertThat(text.length()).as(text).isLessThan(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.8056 | 0.0094 | NaN | 1.8056(94)(?)",
        "1.8056 | 0.0094 | Infinity | 1.8056(94)(∞)",
        "1.8056 | NaN | 0.5 | 1.806(?)(0.5)",
        "1.8056 | Infinity | 0 | 1.806(∞)",
        "-0.0 | 0 | 0 | 0.0(0)",
        "-0.0 | 0.1 | 0 | 0.00(10)",
        "1 | 1e-300 | 0 | 1.0(1.0E-300)",
        "1e300 | 1 | 0 | 1.0E300(1.0)",
        "1e300 | 1e298 | 0 | 1.000(10)e300",
        "1e-300 | 1e-302 | 0 | 1.000(10)e-300",
        "0 | 1e-300 | 0 | 0(10)e-301",
        "1 | 1e300 | 0 | 0(10)e299",
        "1e300 | NaN | 0 | 1.0E300(?)",
        "4.9e-324 | 4.9e-324 | 0 | 4.9(4.9)e-324",
        "-1e-320 | 1e-321 | 0 | -10.0(1.0)e-321",
        "1 | 0.1 | 1e300 | 1.00(10)(1.0E300)",
    })
    void whatIsNotKnownAndWhatIsBeyondAllMeasureIsShownBriefly(double value, double error, double systematic, String text) {
        assertThat(new Estimate(value, error, systematic).format(2)).isEqualTo(text);
        assertThat(new Estimate(value, error, systematic).toString().length()).isLessThan(30);
    }

    @Test
    void anInfiniteErrorIsNoAgreement() {
        assertThat(Estimate.of(1, 0.1).sigmasFrom(Estimate.of(5, Double.POSITIVE_INFINITY))).isNaN();
        assertThat(new Estimate(1, 0.1, Double.POSITIVE_INFINITY).sigmasFrom(Estimate.of(5, 1))).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 18, Integer.MAX_VALUE})
    void errorsHaveAsManyDigitsAsNumbersHave(int digits) {
        assertThatThrownBy(() -> Estimate.of(1, 0.1).format(digits)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got " + digits);
    }

    @Test
    void independentEstimatesAddTheirErrorsInQuadrature() {
        Estimate a = Estimate.of(4, 0.3).withSystematic(0.1);
        Estimate b = Estimate.of(2, 0.4);
        assertThat(a.plus(b).error()).isCloseTo(0.5, within(1e-12));
        assertThat(a.plus(b).systematic()).isCloseTo(0.1, within(1e-12));
        assertThat(a.minus(b).error()).isCloseTo(0.5, within(1e-12));
        assertThat(a.times(b).error()).isCloseTo(Math.hypot(0.3 * 2, 0.4 * 4), within(1e-12));
        assertThat(a.over(Estimate.of(2, 0.002)).error()).isCloseTo(Math.hypot(0.3 / 2, 0.002 * 4 / 4), within(1e-8));
        assertThat(a.times(2).plus(1).error()).isCloseTo(0.6, within(1e-12));
        assertThat(Estimate.of(1, 1e-3).map(Math::exp).error()).isCloseTo(Math.E * 1e-3, within(1e-8));
        assertThatThrownBy(() -> a.minus(a)).hasMessageContaining("must be independent of each other");
        assertThat(a.plus(Estimate.of(1, Double.NaN)).error()).isNaN();
    }
}
