package org.inverserg.fitting;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/** A straight line u = a + b t through points whose ordinates are replicas: least squares with given weights. */
final class LineFit {

    private final double[] t;
    private final Replicas[] u;
    private final double[] weights;
    private final Samples.Errors errors;

    private LineFit(double[] t, Replicas[] u, double[] weights, Samples.Errors errors) {
        this.t = t;
        this.u = u;
        this.weights = weights;
        this.errors = errors;
    }

    /** Weights 1/σ² for independent rows with errors, else 1. */
    static LineFit of(double[] t, Replicas[] u, Samples.Errors errors) {
        double[] weights = new double[t.length];
        Arrays.setAll(weights, i -> errors == Samples.Errors.GIVEN ? 1 / u[i].covariance(u[i]) : 1);
        return new LineFit(t, u, weights, errors);
    }

    Replicas slope() {
        return Replicas.combine(this::slope, u);
    }

    /** The ordinate of the line at {@code at}. */
    Replicas ordinate(double at) {
        return Replicas.combine(values -> mean(values) + slope(values) * (at - mean(t)), u);
    }

    /** {@code function} of {@code argument} with its error: from the replicas, or where those know nothing, from {@code scatter}. */
    private Estimate estimate(ToDoubleFunction<double[]> function, Replicas argument, double scatter) {
        Replicas result = Replicas.combine(function, argument);
        if (errors != Samples.Errors.SCATTER) {
            return result.estimate();
        }
        double shifted = function.applyAsDouble(new double[] {argument.value() + scatter});
        return Estimate.of(result.value(), Math.abs(shifted - result.value()));
    }

    Estimate slopeEstimate() {
        return estimate(s -> s[0], slope(), regression().getSlopeStdErr());
    }

    /** {@code function} of the ordinate at {@code at}. */
    Estimate ordinateEstimate(ToDoubleFunction<double[]> function, double at) {
        SimpleRegression regression = regression();
        double scatter = Math.sqrt(regression.getMeanSquareError()
                * (1.0 / t.length + Math.pow(at - mean(t), 2) / regression.getXSumSquares()));
        return estimate(function, ordinate(at), scatter);
    }

    double chiSquarePerDof() {
        return switch (errors) {
            case SCATTER -> Double.NaN;
            case GIVEN -> independentPerDof();
            case REPLICAS -> ChiSquare.perDof(t, u);
        };
    }

    /** Without correlations it is the sum that the weights make smallest. */
    private double independentPerDof() {
        double[] values = Arrays.stream(u).mapToDouble(Replicas::value).toArray();
        double slope = slope(values);
        double offset = mean(values) - slope * mean(t);
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double left = values[i] - offset - slope * t[i];
            sum += weights[i] * left * left;
        }
        return sum / (t.length - 2);
    }

    private SimpleRegression regression() {
        var regression = new SimpleRegression();
        for (int i = 0; i < t.length; i++) {
            regression.addData(t[i], u[i].value());
        }
        return regression;
    }

    private double slope(double[] values) {
        double mean = mean(t);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < t.length; i++) {
            products += weights[i] * (t[i] - mean) * values[i];
            squares += weights[i] * (t[i] - mean) * (t[i] - mean);
        }
        return products / squares;
    }

    private double mean(double[] values) {
        double sum = 0;
        double norm = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            norm += weights[i];
        }
        return sum / norm;
    }
}
