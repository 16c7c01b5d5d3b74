package org.inverserg.descent;

import java.util.Arrays;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * How long is trained with {@link AdamW}, and in which steps. There is no early stopping.
 *
 * @param epochs     passes through the configurations
 * @param batch      configurations in a mini-batch
 * @param rate       η, the largest learning rate
 * @param validation share of the configurations that is kept apart to validate
 * @param course     how the learning rate goes on
 * @param decay      weight decay
 * @hidden
 */
@Internal
public record TrainingSchedule(int epochs, int batch, double rate, double validation, LearningRate course, double decay) {

    /** Who starts badly and learns for too short a time may still be above the loss of a model that knows nothing, but not so far. */
    private static final double WORST_LOSS = 5;
    private static final double LARGEST_PARAMETER = 1e6;

    /** @throws IllegalArgumentException if a number is outside its range, or if nothing is left to train on */
    public TrainingSchedule {
        Require.given(course, "the course of the learning rate");
        Require.that(epochs >= 1, "training needs at least 1 epoch", epochs, "an epoch shows it every configuration once");
        Require.that(batch >= 1, "a mini-batch must hold at least 1 configuration", batch, "100 to 1000 are usual");
        Require.that(rate > 0 && Double.isFinite(rate), "the learning rate must be positive and finite", rate, "0.001 to 0.1 are usual");
        if (!(validation >= 0 && validation < 1)) {
            throw new IllegalArgumentException("the share for validation must be at least 0 and below 1, got " + validation + "; 0.1 is usual");
        }
        if (!(decay >= 0) || Double.isInfinite(decay)) {
            throw new IllegalArgumentException("the weight decay must be finite and at least 0, got " + decay + "; 0.01 is usual");
        }
    }

    /** With a learning rate that falls to 0, without weight decay. */
    public TrainingSchedule(int epochs, int batch, double rate, double validation) {
        this(epochs, batch, rate, validation, LearningRate.FALLING, 0);
    }

    public TrainingSchedule withEpochs(int newEpochs) {
        return new TrainingSchedule(newEpochs, batch, rate, validation, course, decay);
    }

    public TrainingSchedule withBatch(int newBatch) {
        return new TrainingSchedule(epochs, newBatch, rate, validation, course, decay);
    }

    public TrainingSchedule withRate(double newRate) {
        return new TrainingSchedule(epochs, batch, newRate, validation, course, decay);
    }

    public TrainingSchedule withValidation(double share) {
        return new TrainingSchedule(epochs, batch, rate, share, course, decay);
    }

    public TrainingSchedule withCourse(LearningRate newCourse) {
        return new TrainingSchedule(epochs, batch, rate, validation, newCourse, decay);
    }

    public TrainingSchedule withDecay(double newDecay) {
        return new TrainingSchedule(epochs, batch, rate, validation, course, newDecay);
    }

    /** The learning rate of step {@code step} of {@code steps}, counted from 0. */
    public double rate(long step, long steps) {
        return rate * course.factor((double) step / steps);
    }

    /** β₁ of step {@code step} of {@code steps}, counted from 0. */
    public double momentum(long step, long steps) {
        return course.momentum((double) step / steps);
    }

    /**
     * The number of configurations that are trained on: the first ones, so that validation is as far from them in the Markov chain as can be.
     *
     * @throws IllegalArgumentException if there are fewer than 2 for training or, where there is a share for it, for validation
     */
    public int trained(int count) {
        int trained = (int) Math.round(count * (1 - validation));
        if (trained < 2 || validation > 0 && count - trained < 2) {
            throw new IllegalArgumentException("training needs at least 2 configurations to learn from and 2 to validate, got "
                    + count + " in all, of which a share of " + validation + " is for validation; give more");
        }
        return trained;
    }

    /** @throws IllegalStateException if the loss grew beyond all numbers */
    public void requireFinite(int epoch, double loss) {
        if (!Double.isFinite(loss)) {
            throw ranAway(epoch, "loss is " + loss);
        }
    }

    /**
     * @param last      epoch
     * @param worthless the loss of a model that knows nothing
     * @throws IllegalStateException if the loss is far above that, or the parameters are beyond all use
     */
    public void requireSettled(LossCurve.Point last, double worthless, double[] parameters) {
        Require.given(last, "the last epoch");
        Require.given(parameters, "the parameters that were trained");
        double largest = Arrays.stream(parameters).map(Math::abs).max().orElse(0);
        if (last.training() > WORST_LOSS * worthless) {
            throw ranAway(last.epoch(), "loss is " + last.training() + ", that of a model which knows nothing " + worthless);
        }
        if (!(largest < LARGEST_PARAMETER)) {
            throw ranAway(last.epoch(), "largest parameter is " + largest);
        }
    }

    private IllegalStateException ranAway(int epoch, String how) {
        return new IllegalStateException("training ran away in epoch " + epoch + ": its " + how + "; use a learning rate below " + rate);
    }

    /** For provenances; the course of the learning rate is named where it is not the {@code usual} one of a training. */
    public String description(LearningRate usual) {
        return "epochs=" + epochs + " batch=" + batch + " rate=" + Provenance.decimal(rate)
                + (course == usual ? "" : " " + course)
                + (decay > 0 ? " decay=" + Provenance.decimal(decay) : "")
                + (validation > 0 ? " validation=" + Provenance.decimal(validation) : "");
    }

    /** For people. */
    @Override
    public String toString() {
        return "AdamW, learning rate " + Provenance.decimal(rate) + " (" + course + "), " + epochs + " epochs, mini-batches of " + batch
                + ", weight decay " + Provenance.decimal(decay)
                + (validation > 0 ? ", a share of " + Provenance.decimal(validation) + " kept apart to validate" : "");
    }
}
