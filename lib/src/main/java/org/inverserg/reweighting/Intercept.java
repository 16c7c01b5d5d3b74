package org.inverserg.reweighting;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.statistics.Replicas;

/** The value at x = 0 of the straight line through correlated points, by least squares with their covariance. */
final class Intercept {

    private Intercept() {
    }

    static Replicas of(double[] x, Replicas... y) {
        int count = x.length;
        double[][] covariance = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                covariance[i][j] = y[i].covariance(y[j]);
            }
        }
        RealMatrix design = new Array2DRowRealMatrix(IntStream.range(0, count).mapToObj(i -> new double[] {1, x[i] / x[0]}).toArray(double[][]::new));
        RealMatrix weighted = new LUDecomposition(new Array2DRowRealMatrix(covariance)).getSolver().solve(design).transpose();
        double[] shares = new LUDecomposition(weighted.multiply(design)).getSolver().solve(weighted).getRow(0);
        return Replicas.combine(values -> IntStream.range(0, count).mapToDouble(i -> shares[i] * values[i]).sum(), y);
    }
}
