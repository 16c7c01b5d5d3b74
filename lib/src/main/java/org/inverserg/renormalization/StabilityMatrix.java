package org.inverserg.renormalization;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.inverserg.measuring.CouplingMoments.Correlations;

/**
 * The linearised transformation T_ab = ∂K_a^(n)/∂K_b^(n−1) of one step, from B T = A (R. Swendsen, Phys. Rev. Lett. 42, 859, 1979).
 * Its eigenvalues λ give exponents y = ln|λ|/ln 2.
 */
final class StabilityMatrix {

    private static final double LN_2 = StrictMath.log(2);

    private final Complex[] eigenvalues;
    private final double condition;

    private StabilityMatrix(Complex[] eigenvalues, double condition) {
        this.eigenvalues = eigenvalues;
        this.condition = condition;
    }

    /** @throws IllegalStateException if the correlations of the coarse level are singular */
    static StabilityMatrix of(Correlations correlations) {
        double condition = new SingularValueDecomposition(correlations.within()).getConditionNumber();
        var solver = new LUDecomposition(correlations.within()).getSolver();
        if (!solver.isNonSingular()) {
            throw new IllegalStateException("the couplings are not independent on these configurations; measure on more configurations, "
                    + "or on lattices of at least 8 × 8 after blocking");
        }
        RealMatrix transformation = solver.solve(correlations.between());
        var decomposition = new EigenDecomposition(transformation);
        Complex[] eigenvalues = IntStream.range(0, transformation.getRowDimension())
                .mapToObj(i -> new Complex(decomposition.getRealEigenvalue(i), decomposition.getImagEigenvalue(i)))
                .sorted(Comparator.comparingDouble(Complex::abs).reversed()).toArray(Complex[]::new);
        return new StabilityMatrix(eigenvalues, condition);
    }

    /** ln|λ|/ln 2 of the eigenvalue with rank {@code rank} by modulus, 0 the largest. */
    double exponent(int rank) {
        return StrictMath.log(eigenvalues[rank].abs()) / LN_2;
    }

    /** All eigenvalues, the largest modulus first. */
    Complex[] eigenvalues() {
        return Arrays.copyOf(eigenvalues, eigenvalues.length);
    }

    /** The condition number of B: digits lost in the solution are its decimal logarithm. */
    double condition() {
        return condition;
    }
}
