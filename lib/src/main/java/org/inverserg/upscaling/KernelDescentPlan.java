package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.DescentPlan;
import org.inverserg.descent.LearningRate;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.SuboptimalWeights;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;

/**
 * How a symmetric kernel is to be trained by AdamW on mini-batches, as Rançon et al. (2025) do; with their settings unless told otherwise: 50
 * epochs, mini-batches of 1000, weight decay 0.01, a constant learning rate, first weights uniform on [0, 1). Immutable; {@link #train} does the
 * work. Beside it stands {@link SymmetricTraining}, which finds the exact optimum.
 */
public final class KernelDescentPlan extends DescentPlan<KernelDescentPlan> {

    /** P1 has a share for validation too, but does not say which; here all configurations are trained on unless {@link #validation} asks for one. */
    private static final TrainingSchedule DEFAULT = new TrainingSchedule(50, 1000, 0.01, 0, LearningRate.CONSTANT, 0.01);

    private final SymmetricTraining target;

    private KernelDescentPlan(SymmetricTraining target, TrainingSchedule schedule, Long seed) {
        super(schedule, seed);
        this.target = target;
    }

    static KernelDescentPlan of(SymmetricTraining target, double rate) {
        return new KernelDescentPlan(target, DEFAULT.withRate(rate), null);
    }

    @Override
    protected KernelDescentPlan with(TrainingSchedule schedule, Long seed) {
        return new KernelDescentPlan(target, schedule, seed);
    }

    /** With another number of configurations in a mini-batch. They are made of groups of neighbours, about 32 to a mini-batch, which are shuffled for each epoch. */
    @Override
    public KernelDescentPlan batch(int configurations) {
        return super.batch(configurations);
    }

    /**
     * Blocks {@code fine} once and trains.
     *
     * @throws IllegalArgumentException as {@link SymmetricTraining#train}, and for kernels beyond 7×7
     * @throws IllegalStateException    as {@link SymmetricTraining#train}, and if the training runs away; a smaller learning rate helps
     */
    public SuboptimalKernel train(SpinStream fine) {
        Require.given(fine, "an ensemble of spins");
        var blocking = target.blocking(fine);
        var provenance = Provenance.of(target.operation(fine) + " by AdamW " + schedule().description(DEFAULT.course()), fine.count(), givenSeed(), blocking);
        var fit = SuboptimalWeights.of(target.orbits(), target.isWeighted(), fine, blocking, schedule(), provenance);
        return new SuboptimalKernel(SymmetricKernel.trained(target.orbits(), fit.stopped(), provenance),
                SymmetricKernel.trained(target.orbits(), fit.optimum(), target.provenance(fine)), fit.curve(), fit.excess());
    }

    /** The same on {@code n} configurations that {@code plan} draws and does not keep. */
    public SuboptimalKernel train(Ising plan, int n) {
        return train(Require.given(plan, "a plan to sample").stream(n));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(target.settings());
        describe(settings);
        settings.put("next", "train(spins) starts from random weights and descends");
        return settings;
    }

    /** For example {@code training of a 3×3 kernel, 3 weights, by AdamW}. */
    @Override
    public String toString() {
        return target + ", by AdamW";
    }
}
