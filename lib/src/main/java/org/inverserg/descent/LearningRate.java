package org.inverserg.descent;

import org.inverserg.parallel.Internal;

/**
 * How the learning rate goes on during training, as a factor of the one that was asked for.
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
     * N. Topin, Proc. SPIE 11006, 1100612, 2019); the numbers are PyTorch's defaults. Momentum is not cycled.
     */
    ONE_CYCLE("one cycle") {
        @Override
        double factor(double t) {
            return t < RISE ? between(FIRST, 1, t / RISE) : between(1, LAST, (t - RISE) / (1 - RISE));
        }
    };

    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;

    private final String label;

    LearningRate(String label) {
        this.label = label;
    }

    /** @param t share of the steps that are done, from 0 to 1 */
    abstract double factor(double t);

    private static double between(double from, double to, double t) {
        return to + 0.5 * (from - to) * (1 + StrictMath.cos(StrictMath.PI * t));
    }

    /** For people. */
    @Override
    public String toString() {
        return label;
    }
}
