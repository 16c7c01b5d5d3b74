package org.inverserg.tower;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.DescentPlan;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * How a {@link TransposedNetwork} is to be trained. Immutable; {@link #train} does the work. Bachtis et al. (2022) leave the layers and the
 * training open; both are stated here, and what they do to the results is to be measured with several seeds and numbers of channels
 * (see {@link Towers}).
 */
public final class TransposedTraining extends DescentPlan<TransposedTraining> {

    private static final TrainingSchedule DEFAULT = new TrainingSchedule(40, 64, 0.03, 0.1);

    private final ConvolutionShape shape;

    private TransposedTraining(ConvolutionShape shape, TrainingSchedule schedule, Long seed) {
        super(schedule, seed);
        this.shape = shape;
    }

    static TransposedTraining of(ConvolutionShape shape) {
        return new TransposedTraining(shape, DEFAULT, null);
    }

    @Override
    protected TransposedTraining with(TrainingSchedule schedule, Long seed) {
        return new TransposedTraining(shape, schedule, seed);
    }

    /**
     * Blocks {@code fine} by the signed mean and finds the parameters with which the network best makes the fine fields of the blocked
     * ones, in the mean of squares over sites and configurations.
     *
     * @throws IllegalArgumentException if L is odd or below 6, or if there are too few configurations
     * @throws IllegalStateException    if the training runs away; a smaller learning rate helps
     */
    public TransposedNetwork train(Fields fine) {
        Require.given(fine, "an ensemble of fields");
        TransposedNetwork.checkTrainingSize(fine.size(), shape.kernel());
        String operation = "train " + TransposedNetwork.name(shape) + " on L=" + fine.size() + " " + schedule().description(DEFAULT.course());
        var provenance = Provenance.of(operation, fine.count(), givenSeed(), fine.provenance());
        var fit = LeastSquares.descend(shape, fine.block(), fine, schedule(), provenance);
        return TransposedNetwork.trained(fit, TransposedNetwork.name(shape), Edges.PERIODIC, provenance);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("layers", "transposed convolution 4×4 with stride 2 to " + shape.channels() + " channels, odd activation, convolution 3×3");
        settings.put("parameters", String.valueOf(shape.parameters()));
        settings.put("loss", "mean squared error");
        describe(settings);
        settings.put("next", "train(fields) blocks the fields and learns to invert that");
        return settings;
    }

    /** For example {@code training of a 1-8-1 network, 208 parameters}. */
    @Override
    public String toString() {
        return "training of a " + TransposedNetwork.name(shape) + " network, " + shape.parameters() + " parameters";
    }
}
