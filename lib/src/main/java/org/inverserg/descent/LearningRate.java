package org.inverserg.descent;

import org.inverserg.parallel.Internal;

/**
 * How the learning rate goes on during training, as a factor of the one that was asked for, and with it the momentum, β₁ of {@link AdamW}.
 *
 * @hidden
 */
@Internal
public enum LearningRate {

    /** The same in all steps. */
    CONSTANT("constant") {
        @Override
        double factor(double t) {
            return 1;
        }
    },

    /**
     * Falls with half a period of a cosine, ½ (1 + cos π t), to 0 in the last step (I. Loshchilov and F. Hutter, ICLR 2017, Eq. 5), so that the
     * noise of the mini-batches dies away.
     */
    FALLING("falling to 0") {
        @Override
        double factor(double t) {
            return between(1, 0, t);
        }
    },

    /**
     * Rises from 1/25 to 1 in the first three tenths of the steps and falls to 4·10⁻⁶ in the others, both with half a period of a cosine (L. Smith and
     * N. Topin, Proc. SPIE 11006, 1100612, 2019). The momentum goes the other way, from 0.95 to 0.85 and back. All numbers are PyTorch's defaults.
     */
    ONE_CYCLE("one cycle") {
        @Override
        double factor(double t) {
            return cycle(FIRST, 1, LAST, t);
        }

        @Override
        double momentum(double t) {
            return cycle(MOST_MOMENTUM, LEAST_MOMENTUM, MOST_MOMENTUM, t);
        }
    };

    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;
    private static final double USUAL_MOMENTUM = 0.9;
    private static final double LEAST_MOMENTUM = 0.85;
    private static final double MOST_MOMENTUM = 0.95;

    private final String label;

    LearningRate(String label) {
        this.label = label;
    }

    /** @param t share of the steps that are done, from 0 to 1 */
    abstract double factor(double t);

    /**
     * β₁, 0.9 unless it is cycled.
     *
     * @param t as for {@link #factor}
     */
    double momentum(double t) {
        return USUAL_MOMENTUM;
    }

    private static double cycle(double first, double middle, double last, double t) {
        return t < RISE ? between(first, middle, t / RISE) : between(middle, last, (t - RISE) / (1 - RISE));
    }

    private static double between(double from, double to, double t) {
        return to + 0.5 * (from - to) * (1 + StrictMath.cos(StrictMath.PI * t));
    }

    /** For people. */
    @Override
    public String toString() {
        return label;
    }
}
