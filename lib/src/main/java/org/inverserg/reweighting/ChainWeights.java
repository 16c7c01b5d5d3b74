package org.inverserg.reweighting;

import java.util.Arrays;

/**
 * The weights e^{−(λ−λ₀)u} of the configurations of a single chain.
 *
 * @param point     λ₀, where it was sampled
 * @param conjugate u of each configuration less its mean over the chain
 */
record ChainWeights(double point, double[] conjugate) {

    static ChainWeights of(Configurations chain, Conjugate parameter) {
        double[] terms = chain.conjugate(parameter);
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        double mean = sum / terms.length;
        return new ChainWeights(chain.point().parameter(parameter.parameter()), Arrays.stream(terms).map(term -> term - mean).toArray());
    }

    /** Relative to the largest. */
    double[] weights(double value) {
        double step = value - point;
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : conjugate) {
            largest = Math.max(largest, -step * term);
        }
        double[] weights = new double[conjugate.length];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = StrictMath.exp(-step * conjugate[index] - largest);
        }
        return weights;
    }

    /** (Σw)²/Σw². */
    double effectiveSampleSize(double value) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights(value)) {
            sum += weight;
            squares += weight * weight;
        }
        return sum * sum / squares;
    }
}
