package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.DescentPlan;
import org.inverserg.descent.LearningRate;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.NetworkParameters;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;

/**
 * How a {@link TwoLayerNetwork} is to be trained: by AdamW on mini-batches, with the settings of Rançon et al. (2025) unless told otherwise: 50
 * epochs, mini-batches of 1000, weight decay 0.01, a constant learning rate. Immutable; {@link #train} does the work.
 */
public final class TwoLayerTraining extends DescentPlan<TwoLayerTraining> {

    private static final TrainingSchedule DEFAULT = new TrainingSchedule(50, 1000, 0.01, 0, LearningRate.CONSTANT, 0.01);

    private final TwoLayerShape shape;

    private TwoLayerTraining(TwoLayerShape shape, TrainingSchedule schedule, Long seed) {
        super(schedule, seed);
        this.shape = shape;
    }

    static TwoLayerTraining of(TwoLayerShape shape, double rate) {
        return new TwoLayerTraining(shape, DEFAULT.withRate(rate), null);
    }

    @Override
    protected TwoLayerTraining with(TrainingSchedule schedule, Long seed) {
        return new TwoLayerTraining(shape, schedule, seed);
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
        String operation = "train " + shape + " on L=" + fine.size() + " by AdamW " + schedule().description(DEFAULT.course());
        var provenance = Provenance.of(operation, fine.count(), givenSeed(), blocking);
        return new TwoLayerNetwork(NetworkParameters.of(shape.layers(), fine, blocking, schedule(), provenance), provenance);
    }

    /**
     * The same on {@code n} configurations that {@code plan} draws: what comes out is the network trained on {@code plan.sample(n)}, to the last digit. For
     * k = 3 they are not kept.
     */
    public TwoLayerNetwork train(Ising plan, int n) {
        Require.given(plan, "a plan to sample");
        return train(NetworkParameters.isTabulated(shape.layers()) ? plan.stream(n) : plan.sample(n));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(shape.settings());
        describe(settings);
        settings.put("next", "train(spins) blocks the configurations and learns to invert that");
        return settings;
    }

    /** For example {@code training of a two-layer network 1-32-1, k=3, 609 parameters}. */
    @Override
    public String toString() {
        return "training of a " + shape + ", " + shape.layers().parameters() + " parameters";
    }
}
