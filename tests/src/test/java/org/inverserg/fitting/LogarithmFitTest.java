package org.inverserg.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class LogarithmFitTest {

    /** y = 2 + 3 ln x exactly. */
    @Test
    void findsSlopeAndOffset() {
        double[] x = {1, 2, 4, 8};
        double[] y = {2, 2 + 3 * Math.log(2), 2 + 3 * Math.log(4), 2 + 3 * Math.log(8)};
        var table = Table.create("rows", DoubleColumn.create("L", x), DoubleColumn.create("C", y),
                DoubleColumn.create("C_err", 0.1, 0.1, 0.1, 0.1));
        var fit = Fit.logarithm(table, "L", "C");
        assertThat(fit.slope().value()).isCloseTo(3, within(1e-12));
        assertThat(fit.offset().value()).isCloseTo(2, within(1e-12));
        assertThat(fit.slope().error()).isCloseTo(0.1 / Math.log(2) / Math.sqrt(5), within(1e-12));
        assertThat(fit.chiSquarePerDof()).isCloseTo(0, within(1e-12));
        assertThat(fit.toString()).startsWith("C = 2.00(8) + 3.00(6) ln L, L = 1–8, χ²/dof = 0");
    }

    @Test
    void takesNegativeValuesAndObservables() {
        var observables = Synthetic.observables(new int[] {8, 16, 32, 64}, 256, 0.9, 1, 5);
        var fit = Fit.logarithm(observables, "m").from(8);
        assertThat(fit.slope().error()).isPositive();
        assertThat(fit.slopeReplicas().estimate()).isEqualTo(fit.slope());
    }
}
