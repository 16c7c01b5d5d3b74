package org.inverserg.likelihood;

import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Neighbourhoods;
import org.inverserg.patterns.NeighbourhoodCounter;

/** A network of two convolutions 3×3 as a model of counted patterns, see {@link NeighbourhoodCounter}. */
record NeighbourhoodModel(ConvolutionShape shape) implements TabulatedModel {

    @Override
    public double[] losses(double[] parameters) {
        float[] fields = Neighbourhoods.fields(new ConvolutionForward(shape, NetworkParameters.floats(parameters)));
        double[] losses = new double[2 * fields.length];
        for (int i = 0; i < fields.length; i++) {
            losses[2 * i + 1] = Logistic.loss(fields[i]);
            losses[2 * i] = Logistic.loss(-fields[i]);
        }
        return losses;
    }

    @Override
    public double[] gradient(double[] parameters, double[] counts) {
        float[] now = NetworkParameters.floats(parameters);
        float[] fields = Neighbourhoods.fields(new ConvolutionForward(shape, now));
        double[] byFields = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            double up = counts[2 * i + 1];
            byFields[i] = Logistic.probability(fields[i]) * (up + counts[2 * i]) - up;
        }
        return Neighbourhoods.gradient(shape, now, byFields);
    }
}
