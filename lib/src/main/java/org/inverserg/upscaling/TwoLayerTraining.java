package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.LearningRate;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.NetworkFit;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * How a {@link TwoLayerNetwork} is to be trained: by AdamW on mini-batches, with the settings of Rançon et al. (2025) unless told otherwise: 50
 * epochs, mini-batches of 1000, weight decay 0.01, a constant learning rate. Immutable; {@link #train} does the work.
 */
public final class TwoLayerTraining implements Plan {

    private static final TrainingSchedule DEFAULT = new TrainingSchedule(50, 1000, 0.01, 0, LearningRate.CONSTANT, 0.01);

    private final TwoLayerShape shape;
    private final TrainingSchedule schedule;
    private final Long seed;

    private TwoLayerTraining(TwoLayerShape shape, TrainingSchedule schedule, Long seed) {
        this.shape = shape;
        this.schedule = schedule;
        this.seed = seed;
    }

    static TwoLayerTraining of(TwoLayerShape shape, double rate) {
        return new TwoLayerTraining(shape, DEFAULT.withRate(rate), null);
    }

    /** With another number of passes through the configurations. */
    public TwoLayerTraining epochs(int epochs) {
        return scheduled(schedule.withEpochs(epochs));
    }

    /** With another number of configurations in a mini-batch. */
    public TwoLayerTraining batch(int configurations) {
        return scheduled(schedule.withBatch(configurations));
    }

    /** With another weight decay. */
    public TwoLayerTraining decay(double decay) {
        return scheduled(schedule.withDecay(decay));
    }

    /** With a learning rate that rises to the given one and falls to 0, see {@link LearningRate#ONE_CYCLE}. */
    public TwoLayerTraining oneCycle() {
        return scheduled(schedule.withCourse(LearningRate.ONE_CYCLE));
    }

    /** With a share of the configurations kept apart to validate: the last ones. */
    public TwoLayerTraining validation(double share) {
        return scheduled(schedule.withValidation(share));
    }

    /** With a seed for the first parameters and the order of the configurations; without one it follows from their provenance. */
    public TwoLayerTraining seed(long newSeed) {
        return new TwoLayerTraining(shape, schedule, newSeed);
    }

    private TwoLayerTraining scheduled(TrainingSchedule other) {
        return new TwoLayerTraining(shape, other, seed);
    }

    /**
     * Blocks {@code fine} once, as {@code fine.block()} does, and trains: −⟨ln P(σ|τ)⟩ is to become small.
     *
     * @param fine for k = 7 configurations that are kept, as {@link org.inverserg.lattice.Spins}
     * @throws IllegalArgumentException if L is odd or too small for the network, or if there are too few configurations
     * @throws IllegalStateException    if the training runs away; a smaller learning rate helps
     */
    public TwoLayerNetwork train(SpinStream fine) {
        Require.given(fine, "an ensemble of spins");
        var blocking = MajorityRule.provenance(fine.provenance(), fine.size(), null);
        String operation = "train " + shape + " on L=" + fine.size() + " by AdamW " + schedule.description();
        var provenance = Provenance.of(operation, fine.count(), seed, blocking);
        return new TwoLayerNetwork(NetworkFit.of(shape.layers(), fine, blocking, schedule, provenance), provenance);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(shape.settings());
        settings.put("method", schedule.toString());
        settings.put("seed", seed != null ? seed.toString() : "follows from the configurations");
        settings.put("next", "train(spins) blocks the configurations and learns to invert that");
        return settings;
    }

    /** For example {@code training of a two-layer network 1-32-1, k=3, 609 parameters}. */
    @Override
    public String toString() {
        return "training of a " + shape + ", " + shape.layers().parameters() + " parameters";
    }
}
