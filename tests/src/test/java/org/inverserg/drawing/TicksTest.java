package org.inverserg.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void powersOfTwoForSizes() {
        assertThat(labels(Scale.about(new double[] {2, 1024}, new double[0], true), 11))
                .containsExactly("2", "4", "8", "16", "32", "64", "128", "256", "512", "1024");
        assertThat(labels(Scale.about(new double[] {1, 4096}, new double[0], true), 7)).containsExactly("1", "4", "16", "64", "256", "1024", "4096");
    }

    @Test
    void decadesOrAsManyMoreAsAreNeeded() {
        assertThat(labels(new Scale(true, 0.5, 2e5, false), 7)).containsExactly("1", "10", "100", "1000", "10⁴", "10⁵");
        assertThat(labels(new Scale(true, 3e-7, 2e-4, false), 7)).containsExactly("10⁻⁶", "10⁻⁵", "10⁻⁴");
        assertThat(labels(new Scale(true, 0.15, 1.2, false), 7)).containsExactly("0.2", "0.5", "1");
        assertThat(labels(new Scale(true, 2.5, 6, false), 7)).containsExactly("3", "4", "5", "6");
        assertThat(labels(new Scale(true, 0.29, 0.351, false), 7)).containsExactly("0.29", "0.3", "0.31", "0.32", "0.33", "0.34", "0.35");
        assertThat(Ticks.of(new Scale(true, 1, 100, false), 7).between()).hasSize(19);
    }

    @Test
    void roundStepsOnALinearAxis() {
        assertThat(labels(new Scale(false, -0.013, 0.032, false), 7)).containsExactly("−0.01", "0", "0.01", "0.02", "0.03");
        assertThat(labels(new Scale(false, 0, 1.3e6, false), 7)).containsExactly("0", "200000", "400000", "600000", "800000", "1000000", "1200000");
        assertThat(labels(new Scale(false, 0.9999, 1.0001, false), 4)).hasSizeBetween(2, 5);
    }

    @Test
    void labelsNeverRepeat() {
        for (double width = 1; width > 1e-12; width /= 3) {
            assertThat(labels(new Scale(false, 1234.5, 1234.5 + 1234 * width, false), 6)).as("width " + width).doesNotHaveDuplicates();
            assertThat(labels(new Scale(false, -1e-5 - width, -1e-5, false), 6)).doesNotHaveDuplicates();
        }
    }

    @Test
    void scaleHoldsItsDataWithAMargin() {
        Scale scale = Scale.about(new double[] {1, 100}, new double[] {-5, 1000}, true);
        assertThat(scale.min()).isBetween(0.5, 0.99);
        assertThat(scale.max()).isBetween(1010.0, 2000.0);
        assertThat(scale.position(scale.min())).isZero();
        Scale single = Scale.about(new double[] {3}, new double[0], false);
        assertThat(single.holds(3)).isTrue();
        assertThat(single.max()).isGreaterThan(single.min());
    }

    private static List<String> labels(Scale scale, int most) {
        Ticks ticks = Ticks.of(scale, most);
        return ticks.labelled().stream().map(ticks::label).toList();
    }
}
