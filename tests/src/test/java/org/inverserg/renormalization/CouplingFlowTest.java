package org.inverserg.renormalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.CouplingMoments.Correlations;
import org.inverserg.measuring.CouplingMoments.Sector;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CouplingFlowTest {

    private static Spins spins;
    private static CouplingFlow flow;

    @BeforeAll
    static void sample() {
        spins = Ising.critical(32).seed(5).sample(20_000);
        flow = CouplingFlow.of(spins);
    }

    /** An independent run with 2·10⁵ configurations gave these numbers. Four of them beyond 4.5σ: a false alarm in 3·10⁻⁵ of all runs. */
    @Test
    void findsTheExponentsOfTheIsingModel() {
        assertThat(flow.steps()).isEqualTo(2);
        assertAgrees(flow.magneticExponent(1), Estimate.of(1.8811, 0.0001));
        assertAgrees(flow.thermalExponent(1), Estimate.of(0.978, 0.002));
        assertAgrees(flow.magneticExponent(2), Estimate.of(1.8763, 0.0002));
        assertAgrees(flow.thermalExponent(2), Estimate.of(1.003, 0.003));
        assertThat(flow.magneticExponent(1).error()).isLessThan(0.001);
        assertThat(flow.thermalExponent(1).error()).isLessThan(0.02);
    }

    private static void assertAgrees(Estimate ours, Estimate other) {
        assertThat(Math.abs(ours.sigmasFrom(other))).as("%s against %s", ours, other).isLessThan(4.5);
    }

    /** What is blocked on the way is what {@code block()} gives: the second step of the whole flow is the first one of the blocked spins. */
    @Test
    void blocksLikeTheEnsembleItself() {
        CouplingFlow second = CouplingFlow.of(spins.block());
        assertThat(second.magneticExponent(1)).isEqualTo(flow.magneticExponent(2));
        assertThat(second.thermalExponent(1)).isEqualTo(flow.thermalExponent(2));
    }

    @Test
    void givesTheSameNumbersForAnyNumberOfThreads() {
        int before = Parallel.threads();
        Spins few = spins.first(700);
        Estimate expected = CouplingFlow.of(few).thermalExponent(1);
        try {
            Parallel.setThreads(3);
            assertThat(CouplingFlow.of(few).thermalExponent(1)).isEqualTo(expected);
        } finally {
            Parallel.setThreads(before);
        }
    }

    @Test
    void showsATableOfSteps() {
        assertThat(flow.exponents().columnNames()).containsExactly("step", "L", "y_h", "y_h_err", "y_t", "y_t_err", "omega", "omega_err");
        assertThat(flow.exponents().intColumn("L").asList()).containsExactly(32, 16);
        assertThat(flow.condition(1, Sector.EVEN)).isGreaterThan(1);
    }

    @Test
    void solvesForTheTransformation() {
        var within = MatrixUtils.createRealMatrix(new double[][] {{2, 0.5}, {0.5, 1}});
        var transformation = MatrixUtils.createRealMatrix(new double[][] {{3, 1}, {0.5, 0.25}});
        var matrix = StabilityMatrix.of(new Correlations(within, within.multiply(transformation)));
        double root = Math.sqrt(2.75 * 2.75 / 4 + 0.5);
        assertThat(matrix.exponent(0)).isCloseTo(Math.log(3.25 / 2 + root) / Math.log(2), within(1e-12));
        assertThat(matrix.exponent(1)).isCloseTo(Math.log(3.25 / 2 - root) / Math.log(2), within(1e-12));
        assertThat(matrix.condition()).isGreaterThan(1);
    }

    @Test
    void refusesWhatCannotBeBlockedOrSolved() {
        assertThatIllegalArgumentException().isThrownBy(() -> CouplingFlow.of(Ising.critical(8).sample(10)))
                .withMessageContaining("at least 16").withMessageContaining("got 8");
        assertThatIllegalArgumentException().isThrownBy(() -> flow.thermalExponent(3)).withMessageContaining("1 to 2, got 3");
        var singular = new Array2DRowRealMatrix(new double[][] {{1, 1}, {1, 1}});
        assertThatIllegalStateException().isThrownBy(() -> StabilityMatrix.of(new Correlations(singular, singular)))
                .withMessageContaining("not independent");
    }
}
