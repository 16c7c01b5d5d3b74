package org.inverserg.renormalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.junit.jupiter.api.Test;

class StabilityMatrixTest {

    private static final RealMatrix WITHIN = MatrixUtils.createRealMatrix(new double[][] {{2, 0.5, 0.3}, {0.5, 1, 0.1}, {0.3, 0.1, 4}});

    private static Correlations of(double[][] transformation) {
        return new Correlations(WITHIN, WITHIN.multiply(MatrixUtils.createRealMatrix(transformation)));
    }

    @Test
    void solvesForTheTransformation() {
        var matrix = StabilityMatrix.of(of(new double[][] {{3, 1, 0}, {0.5, 0.25, 0}, {0, 0, -0.1}}));
        double root = Math.sqrt(2.75 * 2.75 / 4 + 0.5);
        assertThat(matrix.eigenvalue(0).getReal()).isCloseTo(3.25 / 2 + root, within(1e-12));
        assertThat(matrix.eigenvalue(1).getReal()).isCloseTo(-0.1, within(1e-12));
        assertThat(matrix.eigenvalue(2).getReal()).isCloseTo(3.25 / 2 - root, within(1e-12));
        assertThat(matrix.condition()).isBetween(1.0, 3.0);
    }

    /** Couplings of very different size, as one spin and products of four on a large lattice have them, are no harder. */
    @Test
    void doesNotDependOnUnits() {
        var correlations = of(new double[][] {{3, 1, 0.2}, {0.5, 0.25, 0}, {0.1, 0, -0.1}});
        var units = MatrixUtils.createRealDiagonalMatrix(new double[] {1e6, 1, 1e-3});
        var other = StabilityMatrix.of(new Correlations(units.multiply(correlations.within()).multiply(units),
                units.multiply(correlations.between()).multiply(units)));
        var matrix = StabilityMatrix.of(correlations);
        for (int rank = 0; rank < 3; rank++) {
            assertThat(other.eigenvalue(rank).subtract(matrix.eigenvalue(rank)).abs()).isLessThan(1e-12);
        }
        assertThat(other.condition()).isCloseTo(matrix.condition(), within(1e-9));
    }

    @Test
    void findsComplexPairs() {
        var matrix = StabilityMatrix.of(of(new double[][] {{0.6, -0.8, 0}, {0.8, 0.6, 0}, {0, 0, 0.3}}));
        assertThat(matrix.eigenvalue(0).subtract(new Complex(0.6, 0.8)).abs() * matrix.eigenvalue(0).subtract(new Complex(0.6, -0.8)).abs()).isLessThan(1e-12);
        assertThat(matrix.eigenvalue(0).subtract(matrix.eigenvalue(1).conjugate()).abs()).isLessThan(1e-12);
        assertThat(matrix.eigenvalue(2).getReal()).isCloseTo(0.3, within(1e-12));
    }

    /** To second order in the change of the correlations, for real eigenvalues and for complex ones. */
    @Test
    void followsEigenvaluesWhereCorrelationsChange() {
        double[][] start = {{0.6, -0.8, 0.2}, {0.7, 0.5, 0}, {0.1, 0, 0.3}};
        var matrix = StabilityMatrix.of(of(start));
        for (double change : new double[] {1e-3, 1e-4}) {
            var moved = new Correlations(WITHIN.add(MatrixUtils.createRealMatrix(new double[][] {{0, 0.1, 0.05}, {0.1, 0.3, 0}, {0.05, 0, -1}}).scalarMultiply(change)),
                    of(start).between().add(MatrixUtils.createRealMatrix(new double[][] {{1, 0, -0.2}, {0.1, 1, 0.3}, {0, -0.4, 2}}).scalarMultiply(change)));
            var exact = StabilityMatrix.of(moved);
            for (int rank = 0; rank < 3; rank++) {
                double first = exact.eigenvalue(rank).subtract(matrix.eigenvalue(rank)).abs();
                double missed = exact.eigenvalue(rank).subtract(matrix.eigenvalue(rank, moved)).abs();
                assertThat(first).isGreaterThan(change / 100);
                assertThat(missed).as("rank %d", rank).isLessThan(20 * change * change);
            }
        }
    }

    /** Moved correlations sort two eigenvalues the other way round, yet each keeps its own: the one of the first coupling stays the first. */
    @Test
    void keepsEigenvaluesApartWhereTheirRankChanges() {
        var matrix = StabilityMatrix.of(of(new double[][] {{0.71, 0, 0}, {0, 0.70, 0}, {0, 0, 0.1}}));
        Correlations swapped = of(new double[][] {{0.70, 0, 0}, {0, 0.72, 0}, {0, 0, 0.1}});
        assertThat(matrix.eigenvalue(0).getReal()).isCloseTo(0.71, within(1e-12));
        assertThat(matrix.eigenvalue(0, swapped).getReal()).isCloseTo(0.70, within(1e-9));
        assertThat(matrix.eigenvalue(1, swapped).getReal()).isCloseTo(0.72, within(1e-9));
        assertThat(StabilityMatrix.of(swapped).eigenvalue(0).getReal()).isCloseTo(0.72, within(1e-9));
    }

    @Test
    void refusesSingularCorrelations() {
        var singular = new Array2DRowRealMatrix(new double[][] {{1, 1}, {1, 1}});
        assertThatIllegalStateException().isThrownBy(() -> StabilityMatrix.of(new Correlations(singular, singular))).withMessageContaining("not independent");
        var frozen = new Array2DRowRealMatrix(new double[][] {{1, 0}, {0, 0}});
        assertThatIllegalStateException().isThrownBy(() -> StabilityMatrix.of(new Correlations(frozen, frozen))).withMessageContaining("not independent");
    }
}
