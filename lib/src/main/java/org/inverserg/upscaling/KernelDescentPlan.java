package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.LearningRate;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.StochasticFit;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;

/**
 * How a symmetric kernel is to be trained by AdamW on mini-batches, as Rançon et al. (2025) do; with their settings unless told otherwise: 50
 * epochs, mini-batches of 1000, weight decay 0.01, a constant learning rate, first weights uniform on [0, 1). Immutable; {@link #train} does the
 * work. Beside it stands {@link SymmetricTraining}, which finds the exact optimum.
 */
public final class KernelDescentPlan implements Plan {

    /** P1 has a share for validation too, but does not say which; here all configurations are trained on unless {@link #validation} asks for one. */
    private static final TrainingSchedule DEFAULT = new TrainingSchedule(50, 1000, 0.01, 0, LearningRate.CONSTANT, 0.01);

    private final SymmetricTraining target;
    private final TrainingSchedule schedule;
    private final Long seed;

    private KernelDescentPlan(SymmetricTraining target, TrainingSchedule schedule, Long seed) {
        this.target = target;
        this.schedule = schedule;
        this.seed = seed;
    }

    static KernelDescentPlan of(SymmetricTraining target, double rate) {
        return new KernelDescentPlan(target, DEFAULT.withRate(rate), null);
    }

    /** With another number of passes through the configurations. */
    public KernelDescentPlan epochs(int epochs) {
        return scheduled(schedule.withEpochs(epochs));
    }

    /** With another number of configurations in a mini-batch. They are made of groups of neighbours, about 32 to a mini-batch, which are shuffled for each epoch. */
    public KernelDescentPlan batch(int configurations) {
        return scheduled(schedule.withBatch(configurations));
    }

    /** With another weight decay. */
    public KernelDescentPlan decay(double decay) {
        return scheduled(schedule.withDecay(decay));
    }

    /** With a learning rate that rises to the given one and falls to 0, see {@link LearningRate#ONE_CYCLE}. */
    public KernelDescentPlan oneCycle() {
        return scheduled(schedule.withCourse(LearningRate.ONE_CYCLE));
    }

    /** With a share of the configurations kept apart to validate: the last ones. */
    public KernelDescentPlan validation(double share) {
        return scheduled(schedule.withValidation(share));
    }

    /** With a seed for the first weights and the order of the configurations; without one it follows from their provenance. */
    public KernelDescentPlan seed(long newSeed) {
        return new KernelDescentPlan(target, schedule, newSeed);
    }

    private KernelDescentPlan scheduled(TrainingSchedule other) {
        return new KernelDescentPlan(target, other, seed);
    }

    /**
     * Blocks {@code fine} once and trains.
     *
     * @throws IllegalArgumentException as {@link SymmetricTraining#train}, and for kernels beyond 7×7
     * @throws IllegalStateException    as {@link SymmetricTraining#train}, and if the training runs away; a smaller learning rate helps
     */
    public KernelDescent train(SpinStream fine) {
        Require.given(fine, "an ensemble of spins");
        var blocking = target.blocking(fine);
        var provenance = Provenance.of(target.operation(fine) + " by AdamW " + schedule.description(), fine.count(), seed, blocking);
        var fit = StochasticFit.of(target.orbits(), target.isWeighted(), fine, blocking, schedule, provenance);
        return new KernelDescent(SymmetricKernel.trained(target.orbits(), fit.stopped(), provenance),
                SymmetricKernel.trained(target.orbits(), fit.optimum(), target.provenance(fine)), fit.curve(), fit.excess());
    }

    /** The same on {@code n} configurations that {@code plan} draws and does not keep. */
    public KernelDescent train(Ising plan, int n) {
        return train(Require.given(plan, "a plan to sample").stream(n));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(target.settings());
        settings.put("method", schedule.toString());
        settings.put("seed", seed != null ? seed.toString() : "follows from the configurations");
        settings.put("next", "train(spins) starts from random weights and descends");
        return settings;
    }

    /** For example {@code training of a 3×3 kernel, 3 weights, by AdamW}. */
    @Override
    public String toString() {
        return target + ", by AdamW";
    }
}
