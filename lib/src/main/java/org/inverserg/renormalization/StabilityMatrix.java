package org.inverserg.renormalization;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.inverserg.couplings.CouplingMoments.Correlations;

/**
 * The linearised transformation T_ab = ∂K_a^(n)/∂K_b^(n−1) of one step, from B T = A (R. Swendsen, Phys. Rev. Lett. 42, 859, 1979), and its
 * eigenvalues λ.
 *
 * <p>T is found for couplings measured in units of the fluctuation of their coarse sums, which leaves the eigenvalues as they are and B well scaled.
 *
 * <p>How an eigenvalue changes with the correlations is read from its right and left vectors, A v = λ B v and uᵀA = λ uᵀB: for slightly other
 * correlations it is uᵀA v/uᵀB v up to second order. So a replica's eigenvalue is always that of the same vectors. Had every replica its own
 * eigenvalues, sorted by modulus, two of nearly the same modulus would change places between them, and one whose partner is about to make it a
 * complex pair would jump.
 */
final class StabilityMatrix {

    /** Beyond this condition number of B nothing is left of the 16 digits of the correlations. */
    private static final double SINGULAR = 1e13;

    /** λ with uᵀB v = 1. */
    private record Eigenvector(Complex eigenvalue, Complex[] left, Complex[] right) {
    }

    private final double[] scale;
    private final List<Eigenvector> eigenvectors;
    private final double condition;

    private StabilityMatrix(double[] scale, List<Eigenvector> eigenvectors, double condition) {
        this.scale = scale;
        this.eigenvectors = eigenvectors;
        this.condition = condition;
    }

    /** @throws IllegalStateException if the correlations of the coarse level are singular */
    static StabilityMatrix of(Correlations correlations) {
        double[] scale = IntStream.range(0, correlations.within().getRowDimension())
                .mapToDouble(a -> 1 / Math.sqrt(correlations.within().getEntry(a, a))).toArray();
        RealMatrix within = scaled(correlations.within(), scale);
        double condition = isFinite(within) ? new SingularValueDecomposition(within).getConditionNumber() : Double.POSITIVE_INFINITY;
        if (!(condition < SINGULAR)) {
            throw new IllegalStateException("the couplings are not independent on these configurations; measure on more configurations, "
                    + "or on lattices of at least 8 × 8 after blocking");
        }
        var solver = new LUDecomposition(within).getSolver();
        var decomposition = new EigenDecomposition(solver.solve(scaled(correlations.between(), scale)));
        RealMatrix right = decomposition.getV();
        // rows of V⁻¹ are left vectors of T = B⁻¹A; those of A v = λ B v are B⁻¹ times them, as B is symmetric
        RealMatrix left = solver.solve(MatrixUtils.inverse(right).transpose());
        List<Eigenvector> eigenvectors = IntStream.range(0, scale.length).mapToObj(i -> eigenvector(decomposition, left, right, i))
                .sorted(Comparator.<Eigenvector>comparingDouble(e -> e.eigenvalue.abs()).reversed()).toList();
        return new StabilityMatrix(scale, eigenvectors, condition);
    }

    private static RealMatrix scaled(RealMatrix matrix, double[] scale) {
        RealMatrix result = matrix.copy();
        for (int a = 0; a < scale.length; a++) {
            for (int b = 0; b < scale.length; b++) {
                result.multiplyEntry(a, b, scale[a] * scale[b]);
            }
        }
        return result;
    }

    private static boolean isFinite(RealMatrix matrix) {
        return Double.isFinite(matrix.getNorm());
    }

    /** A complex pair re ± i·im at i, i + 1 has p ± iq for right vectors, where p, q are columns i, i + 1, and (r ∓ is)/2 for left ones. */
    private static Eigenvector eigenvector(EigenDecomposition decomposition, RealMatrix left, RealMatrix right, int i) {
        double re = decomposition.getRealEigenvalue(i);
        double im = decomposition.getImagEigenvalue(i);
        if (im == 0) {
            return new Eigenvector(new Complex(re), complex(left, i, i, 1, 0), complex(right, i, i, 1, 0));
        }
        int first = im > 0 ? i : i - 1;
        int sign = im > 0 ? 1 : -1;
        return new Eigenvector(new Complex(re, im), complex(left, first, first + 1, 0.5, -0.5 * sign), complex(right, first, first + 1, 1, sign));
    }

    private static Complex[] complex(RealMatrix columns, int real, int imaginary, double realFactor, double imaginaryFactor) {
        return IntStream.range(0, columns.getRowDimension()).mapToObj(row -> new Complex(realFactor * columns.getEntry(row, real),
                imaginaryFactor * columns.getEntry(row, imaginary))).toArray(Complex[]::new);
    }

    /** The number of couplings. */
    int size() {
        return eigenvectors.size();
    }

    /** λ with rank {@code rank} by modulus, 0 the largest. */
    Complex eigenvalue(int rank) {
        return eigenvectors.get(rank).eigenvalue;
    }

    /** What this eigenvalue becomes with slightly other correlations. */
    Complex eigenvalue(int rank, Correlations replica) {
        return form(eigenvectors.get(rank), replica.between()).divide(form(eigenvectors.get(rank), replica.within()));
    }

    /** uᵀ M v of a matrix between the couplings as they were measured. */
    private Complex form(Eigenvector vectors, RealMatrix matrix) {
        double re = 0;
        double im = 0;
        for (int a = 0; a < scale.length; a++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int b = 0; b < scale.length; b++) {
                double entry = matrix.getEntry(a, b) * scale[b];
                sumRe += entry * vectors.right[b].getReal();
                sumIm += entry * vectors.right[b].getImaginary();
            }
            double leftRe = scale[a] * vectors.left[a].getReal();
            double leftIm = scale[a] * vectors.left[a].getImaginary();
            re += leftRe * sumRe - leftIm * sumIm;
            im += leftRe * sumIm + leftIm * sumRe;
        }
        return new Complex(re, im);
    }

    /** The condition number of B in these units: the digits lost in the solution are its decimal logarithm. */
    double condition() {
        return condition;
    }
}
