package org.inverserg.descent;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/**
 * Stochastic gradient descent with AdamW (I. Loshchilov and F. Hutter, ICLR 2019, Algorithm 2): with the gradient g of a mini-batch,
 * <pre>m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²,
 * θ ← θ − η [ m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε) + w θ ]</pre>
 * in step t. β₁ comes with each step, β₂ = 0.999, ε = 10⁻⁸. Where β₁ changes, β₁ᵗ is the product of those of all steps, so that m without its
 * bias stays a mean of gradients (PyTorch takes the power of the last β₁). Holds m, v and t, and changes the parameters it is given.
 *
 * @hidden
 */
@Internal
public final class AdamW {

    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double decay;
    private final double[] mean;
    private final double[] square;
    private double power1 = 1;
    private double power2 = 1;

    /**
     * @param parameters number of parameters
     * @param decay      w, the weight decay
     * @throws IllegalArgumentException if the decay is negative or not finite
     */
    public AdamW(int parameters, double decay) {
        if (!(decay >= 0) || Double.isInfinite(decay)) {
            throw new IllegalArgumentException("the weight decay must be finite and at least 0, got " + decay + "; 0.01 is usual");
        }
        Require.atLeastOne(parameters, "the number of parameters");
        Memory.require(2 * Memory.ofLongs(parameters), "AdamW for " + parameters + " parameters", "take fewer");
        this.decay = decay;
        mean = new double[parameters];
        square = new double[parameters];
    }

    /**
     * One step.
     *
     * @param parameters   θ, changed
     * @param gradient     g
     * @param learningRate η of this step
     * @param momentum     β₁ of this step, at least 0 and below 1
     */
    public void step(double[] parameters, double[] gradient, double learningRate, double momentum) {
        Require.that(Require.given(parameters, "the parameters").length == mean.length, "there must be " + mean.length + " parameters", parameters.length,
                "make an optimizer for as many");
        Require.length(Require.given(gradient, "the gradient").length, mean.length, "the gradient");
        Require.that(momentum >= 0 && momentum < 1, "the momentum must be at least 0 and below 1", momentum, "0.9 is usual");
        power1 *= momentum;
        power2 *= BETA_2;
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i];
            mean[i] = momentum * mean[i] + (1 - momentum) * g;
            square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
            double direction = mean[i] / (1 - power1) / (StrictMath.sqrt(square[i] / (1 - power2)) + EPSILON);
            parameters[i] -= learningRate * (direction + decay * parameters[i]);
        }
    }
}
