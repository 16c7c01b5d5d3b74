package org.inverserg.likelihood;

import org.inverserg.parallel.Internal;

/**
 * The logistic function and the loss that goes with it, accurate for large arguments and the same bits on every machine.
 *
 * @hidden
 */
@Internal
public final class Logistic {

    private Logistic() {
    }

    /** 1/(1+e^{−h}). */
    public static double probability(double h) {
        return 1 / (1 + StrictMath.exp(-h));
    }

    /** −ln probability(h) = ln(1+e^{−h}). */
    public static double loss(double h) {
        return h > 0 ? StrictMath.log1p(StrictMath.exp(-h)) : StrictMath.log1p(StrictMath.exp(h)) - h;
    }
}
