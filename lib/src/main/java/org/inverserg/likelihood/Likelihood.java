package org.inverserg.likelihood;

import org.inverserg.parallel.Internal;

/**
 * The negative log-likelihood of the fine spins given the coarse ones, per site, as a function of the weights K:
 * f(K) = −⟨ln P(σ|τ)⟩ with P(σ=+1) = 1/(1+e^{−h}), h = ½ Σ_o K_o φ_o (Rançon et al. 2025, Eqs. 9, 12). Convex in K.
 *
 * @hidden
 */
@Internal
public interface Likelihood {

    /** The number of weights. */
    int parameters();

    /** The number of fine sites. */
    long samples();

    /** The sum of the weights of all fine sites; their number if they count equally. */
    double total();

    /** Value, gradient and Hessian, divided by {@link #total()}, at {@code weights}. */
    Evaluation at(double[] weights);

    /**
     * Sums over the sites of each bin of configurations at {@code weights}: column 0 the loss less {@code meanLoss}, the others
     * the gradient. At the optimum all columns add up to zero.
     */
    double[][] binSums(double[] weights, double meanLoss);

    /** f, ∂f/∂K and ∂²f/∂K². */
    record Evaluation(double loss, double[] gradient, double[][] hessian) {
    }
}
