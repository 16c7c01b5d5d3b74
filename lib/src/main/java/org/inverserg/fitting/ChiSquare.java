package org.inverserg.fitting;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.statistics.Replicas;

/**
 * Goodness of fit of a straight line to correlated ordinates u_i at t_i.
 *
 * <p>With P an orthonormal basis of what no straight line can describe (n − 2 rows, P·1 = P·t = 0), z = P u is left over by
 * any line, and χ² = zᵀ (P C Pᵀ)⁻¹ z with C the covariance of u. That is the minimum of the generalised least-squares χ²,
 * whichever weights the line itself was fitted with. Directions in which the covariance vanishes do not count.
 *
 * <p>The inverse of a covariance estimated from B bins is too large by (B − 1)/(B − p − 2) on average, p = n − 2; this is corrected
 * (J. Hartlap, P. Simon and P. Schneider, A&amp;A 464, 399, 2007, Eq. 17). With B ≤ p + 2 bins χ² is unknown: NaN.
 */
final class ChiSquare {

    /** Eigenvalues below this fraction of the largest are rounding errors. */
    private static final double SINGULAR = 1e-12;

    private ChiSquare() {
    }

    /** @return χ² over the number of directions counted; NaN if there is none or too few bins */
    static double perDof(double[] t, Replicas[] u) {
        return perDof(line(t), u);
    }

    /**
     * The same of any formula near its best parameters.
     *
     * @param tangents its change with each parameter (columns) at every point (rows)
     * @param u        what the formula leaves over
     */
    static double perDof(RealMatrix tangents, Replicas[] u) {
        RealMatrix basis = complement(tangents);
        var left = new ArrayRealVector(basis.operate(Arrays.stream(u).mapToDouble(Replicas::value).toArray()), false);
        RealMatrix covariance = basis.multiply(covariance(u)).multiply(basis.transpose());
        if (!Double.isFinite(covariance.getFrobeniusNorm())) {
            return Double.NaN;
        }
        var eigen = new EigenDecomposition(covariance);
        double largest = Arrays.stream(eigen.getRealEigenvalues()).max().orElse(0);
        double sum = 0;
        int directions = 0;
        for (int k = 0; k < left.getDimension(); k++) {
            double variance = eigen.getRealEigenvalue(k);
            if (variance > SINGULAR * largest) {
                double z = eigen.getEigenvector(k).dotProduct(left);
                sum += z * z / variance;
                directions++;
            }
        }
        return sum / directions * unbiasing(bins(u), directions);
    }

    private static RealMatrix line(double[] t) {
        int n = t.length;
        double[][] line = new double[n][2];
        for (int i = 0; i < n; i++) {
            line[i][0] = 1;
            line[i][1] = t[i];
        }
        return new Array2DRowRealMatrix(line, false);
    }

    /** Rows: an orthonormal basis of the vectors orthogonal to all columns. */
    private static RealMatrix complement(RealMatrix tangents) {
        int n = tangents.getRowDimension();
        return new QRDecomposition(tangents).getQT().getSubMatrix(tangents.getColumnDimension(), n - 1, 0, n - 1);
    }

    private static RealMatrix covariance(Replicas[] u) {
        double[][] covariance = new double[u.length][u.length];
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = u[i].covariance(u[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
        return new Array2DRowRealMatrix(covariance, false);
    }

    private static double unbiasing(int bins, int directions) {
        return bins > directions + 2 ? (bins - directions - 2.0) / (bins - 1) : Double.NaN;
    }

    /** The smallest number of bins behind an ordinate: those that move it. Replicas of other samples do not, nor do any an exact one. */
    private static int bins(Replicas[] u) {
        int fewest = Integer.MAX_VALUE;
        for (Replicas ordinate : u) {
            int bins = 0;
            for (int r = 0; r < ordinate.size(); r++) {
                bins += ordinate.replica(r) != ordinate.value() ? 1 : 0;
            }
            fewest = bins > 0 ? Math.min(fewest, bins) : fewest;
        }
        return fewest;
    }
}
