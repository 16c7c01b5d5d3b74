package org.inverserg.likelihood;

import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.PatternClasses;

/** The symmetric kernel as a model of counted patterns. */
record SymmetricModel(Orbits orbits, PatternClasses classes) implements TabulatedModel {

    @Override
    public double[] losses(double[] weights) {
        double[] losses = new double[2 * classes.count()];
        for (int c = 0; c < classes.count(); c++) {
            double h = EvaluationSums.field(weights, classes.features(c));
            losses[2 * c + 1] = Logistic.loss(h);
            losses[2 * c] = Logistic.loss(-h);
        }
        return losses;
    }

    @Override
    public double[] gradient(double[] weights, double[] counts) {
        double[] gradient = new double[orbits.count()];
        for (int c = 0; c < classes.count(); c++) {
            double up = counts[2 * c + 1];
            double sites = up + counts[2 * c];
            if (sites > 0) {
                int[] features = classes.features(c);
                double slope = (Logistic.probability(EvaluationSums.field(weights, features)) * sites - up) / 2;
                for (int o = 0; o < gradient.length; o++) {
                    gradient[o] += slope * features[o];
                }
            }
        }
        return gradient;
    }
}
