package org.inverserg.descent;

import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;

/**
 * A network whose parameters make the mean squared error small, Σ_x (out(x) − φ(x))²/V averaged over configurations.
 *
 * @param shape      the network
 * @param parameters in the order of {@link ConvolutionShape}
 * @param curve      how the error fell
 * @param gradient   what is left of the gradient on the configurations trained on, in units of its statistical error: the root of the mean
 *                   over the parameters of (g_i/σ_i)². Far below 1 the sample could not tell a better network from this one; 0 where the
 *                   optimum is exact
 * @hidden
 */
@Internal
public record LeastSquares(ConvolutionShape shape, float[] parameters, LossCurve curve, double gradient) {

    private static final float LARGEST_FIRST_BIAS = 0.5f;

    public LeastSquares {
        Require.given(shape, "the shape of a network");
        Require.given(curve, "the loss curve of a training");
        shape.check(parameters);
        parameters = parameters.clone();
    }

    /**
     * By stochastic gradient descent, see {@link AdamW}, without weight decay.
     *
     * @param coarse     input
     * @param fine       of twice the size, what is to be made of it, in the same order
     * @param provenance gives the random numbers: stream 0 the first parameters, stream n the order of configurations in epoch n
     * @throws IllegalArgumentException if there are too few configurations
     * @throws IllegalStateException    if each fine field has one value throughout, or if the descent runs away
     */
    public static LeastSquares descend(ConvolutionShape shape, Fields coarse, Fields fine, TrainingSchedule schedule, Provenance provenance) {
        Require.given(shape, "the shape of a network");
        Require.given(schedule, "the schedule of a training");
        Require.given(provenance, "the provenance of a training");
        checkPair(coarse, fine);
        requireVariation(fine);
        int group = ConvolutionForward.bestLanes(coarse.size());
        var found = new Descent(fine.count(), group, fine.correlation(), schedule, provenance)
                .run(firstParameters(shape, provenance), meanSquare(fine), () -> new SquaredError(shape, coarse, fine, group));
        return new LeastSquares(shape, found.parameters(), found.curve(), found.gradient());
    }

    private static void checkPair(Fields coarse, Fields fine) {
        Require.given(coarse, "an ensemble of coarse fields");
        Require.given(fine, "an ensemble of fine fields");
        Require.that(coarse.count() == fine.count() && 2 * coarse.size() == fine.size(), "each coarse field must belong to a fine one of twice its size",
                coarse + " for " + fine, "block the fine ones");
    }

    /** Fields without variation are matched by countless networks, none of which says anything about others. */
    private static void requireVariation(Fields fine) {
        float[] field = new float[fine.size() * fine.size()];
        for (int index = 0; index < fine.count(); index++) {
            fine.copyField(index, field);
            for (float value : field) {
                if (value != field[0]) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the fields do not determine the parameters of a network: each has one value throughout in " + fine
                + "; train on fields that vary, nearer to the critical point");
    }

    /** The mean squared error of a network that always answers 0. */
    private static double meanSquare(Fields fields) {
        double sum = 0;
        float[] field = new float[fields.size() * fields.size()];
        for (int index = 0; index < fields.count(); index++) {
            fields.copyField(index, field);
            for (float value : field) {
                sum += (double) value * value;
            }
        }
        return sum / field.length / fields.count();
    }

    /** As PyTorch's default for these layers up to a factor √3: uniform, so that sums have the size of what is summed. */
    private static double[] firstParameters(ConvolutionShape shape, Provenance provenance) {
        UniformRandomProvider random = new RandomBits(provenance.stream(0)).scalar();
        double[] first = new double[shape.parameters()];
        for (int i = 0; i < first.length; i++) {
            first[i] = range(shape, i) * (2 * random.nextDouble() - 1);
        }
        return first;
    }

    private static double range(ConvolutionShape shape, int parameter) {
        if (parameter < shape.biases()) {
            return StrictMath.sqrt(3.0 / 4); // four weights reach a fine site
        }
        return parameter < shape.secondKernels() ? LARGEST_FIRST_BIAS
                : StrictMath.sqrt(3.0 / (shape.channels() * shape.kernel() * shape.kernel()));
    }

    /**
     * The best of all linear networks, see {@link ConvolutionShape#linear}; exact.
     *
     * @param window w: a fine site sees w×w coarse ones
     * @param edges    what is seen beyond the edge
     * @param schedule says what share of the configurations is kept apart to validate
     * @throws IllegalArgumentException if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the network
     */
    public static LeastSquares linear(int window, Fields coarse, Fields fine, Edges edges, TrainingSchedule schedule) {
        Require.given(edges, "what is beyond the edges of a field");
        Require.given(schedule, "the schedule of a training");
        checkPair(coarse, fine);
        return new LinearLeastSquares(window, coarse, fine, edges).solve(schedule);
    }

    @Override
    public float[] parameters() {
        return parameters.clone();
    }
}
