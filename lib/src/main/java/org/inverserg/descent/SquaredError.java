package org.inverserg.descent;

import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionGradient;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.FieldLanes;
import org.inverserg.network.RowLoops;

/**
 * The mean squared error of a network that is to make fine fields of coarse ones, (1/V) Σ_x (out(x) − φ(x))² for each configuration,
 * and its derivatives by the parameters.
 */
final class SquaredError implements GroupLoss {

    private final ConvolutionShape shape;
    private final Fields coarse;
    private final Fields fine;
    private final float[] field;
    private final float[] input;
    private final float[] output;
    private final float[] wanted;

    /** @param most configurations at a time */
    SquaredError(ConvolutionShape shape, Fields coarse, Fields fine, int most) {
        this.shape = shape;
        this.coarse = coarse;
        this.fine = fine;
        int sites = fine.size() * fine.size();
        field = new float[sites];
        input = new float[sites / 4 * most];
        output = new float[sites * most];
        wanted = new float[sites * most];
    }

    @Override
    public Sums losses(float[] parameters, int[] order, int from, int lanes) {
        return new Sums(residuals(parameters, order, from, lanes), null);
    }

    @Override
    public Sums withGradient(float[] parameters, int[] order, int from, int lanes) {
        double[] losses = residuals(parameters, order, from, lanes);
        double[] gradient = new double[shape.parameters()];
        new ConvolutionGradient(shape, parameters).add(input, coarse.size(), lanes, output, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= 2.0 / field.length;
        }
        return new Sums(losses, gradient);
    }

    /** Leaves out(x) − φ(x) in {@link #output}. */
    private double[] residuals(float[] parameters, int[] order, int from, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            coarse.copyField(order[from + lane], field);
            FieldLanes.put(field, field.length / 4, input, lane, lanes);
            fine.copyField(order[from + lane], field);
            FieldLanes.put(field, field.length, wanted, lane, lanes);
        }
        new ConvolutionForward(shape, parameters).apply(input, coarse.size(), lanes, output);
        RowLoops.subtract(output, wanted, field.length * lanes);
        double[] losses = new double[lanes];
        for (int i = 0; i < field.length * lanes; i += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                double residual = output[i + lane];
                losses[lane] += residual * residual;
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            losses[lane] /= field.length;
        }
        return losses;
    }
}
