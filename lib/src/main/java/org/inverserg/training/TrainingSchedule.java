package org.inverserg.training;

/**
 * How long a network is trained, and in which steps. Without early stopping: the learning rate falls with half a period of a cosine,
 * η_t = ½ η (1 + cos(π t/T)), to 0 in the last of T steps (I. Loshchilov and F. Hutter, ICLR 2017, Eq. 5), so that the noise of the
 * mini-batches dies away.
 *
 * @param epochs     passes through the configurations
 * @param batch      configurations in a mini-batch
 * @param rate       η, the learning rate at the start
 * @param validation share of the configurations that is kept apart to validate
 */
public record TrainingSchedule(int epochs, int batch, double rate, double validation) {

    /** @throws IllegalArgumentException if a number is not positive, or if nothing is left to train on */
    public TrainingSchedule {
        if (epochs < 1) {
            throw new IllegalArgumentException("training needs at least 1 epoch, got " + epochs);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("a mini-batch must hold at least 1 configuration, got " + batch);
        }
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("the learning rate must be positive and finite, got " + rate);
        }
        if (!(validation > 0 && validation < 1)) {
            throw new IllegalArgumentException("the share for validation must lie between 0 and 1, got " + validation);
        }
    }

    /** The learning rate of step {@code step} of {@code steps}, counted from 0. */
    double rate(long step, long steps) {
        return 0.5 * rate * (1 + StrictMath.cos(StrictMath.PI * step / steps));
    }

    /**
     * The number of configurations that are trained on: the first ones, so that validation is as far from them in the Markov chain as can be.
     *
     * @throws IllegalArgumentException if there are fewer than 2 for training or for validation
     */
    int trained(int count) {
        int trained = (int) Math.round(count * (1 - validation));
        if (trained < 2 || count - trained < 2) {
            throw new IllegalArgumentException("training needs at least 2 configurations to learn from and 2 to validate, got "
                    + count + " in all, of which a share of " + validation + " is for validation; give more");
        }
        return trained;
    }
}
