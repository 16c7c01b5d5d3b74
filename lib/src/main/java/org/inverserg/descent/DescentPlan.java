package org.inverserg.descent;

import java.util.Map;
import org.inverserg.parallel.Plan;

/**
 * How something is to be trained by {@link AdamW} on mini-batches. Immutable; each option returns a new plan.
 *
 * @param <P> the plan that the options return
 */
public abstract class DescentPlan<P extends DescentPlan<P>> implements Plan {

    private final TrainingSchedule schedule;
    private final Long seed;

    /** @param seed null if it follows from the provenance of what is trained on */
    protected DescentPlan(TrainingSchedule schedule, Long seed) {
        this.schedule = schedule;
        this.seed = seed;
    }

    /** This plan with other options. */
    protected abstract P with(TrainingSchedule otherSchedule, Long otherSeed);

    /** With another learning rate. */
    public P adamW(double rate) {
        return with(schedule.withRate(rate), seed);
    }

    /** With another number of passes through the configurations. */
    public P epochs(int epochs) {
        return with(schedule.withEpochs(epochs), seed);
    }

    /** With another number of configurations in a mini-batch. */
    public P batch(int configurations) {
        return with(schedule.withBatch(configurations), seed);
    }

    /** With another weight decay. */
    public P decay(double decay) {
        return with(schedule.withDecay(decay), seed);
    }

    /** With a learning rate that rises to the given one and falls to 0, and a momentum that goes the other way, see {@link LearningRate#ONE_CYCLE}. */
    public P oneCycle() {
        return with(schedule.withCourse(LearningRate.ONE_CYCLE), seed);
    }

    /** With a share of the configurations kept apart to validate: the last ones. */
    public P validation(double share) {
        return with(schedule.withValidation(share), seed);
    }

    /** With a seed for the first parameters and the order of the configurations; without one it follows from their provenance. */
    public P seed(long newSeed) {
        return with(schedule, newSeed);
    }

    /** The schedule that the options make. */
    protected final TrainingSchedule schedule() {
        return schedule;
    }

    /** The seed that was given, or null. */
    protected final Long givenSeed() {
        return seed;
    }

    /** Adds the options to {@code settings}, for people. */
    protected final void describe(Map<String, String> settings) {
        settings.put("method", schedule.toString());
        settings.put("seed", seed != null ? seed.toString() : "follows from the configurations");
    }
}
