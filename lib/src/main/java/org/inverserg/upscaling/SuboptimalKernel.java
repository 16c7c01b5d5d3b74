package org.inverserg.upscaling;

import org.inverserg.descent.LossCurve;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * A kernel that was trained by AdamW, beside the optimum on the same configurations.
 *
 * @param kernel  where AdamW stopped; its errors are those of the finite training set
 * @param optimum the exact one
 * @param curve   how the loss fell
 * @param excess  how much the loss of {@code kernel} is above that of {@code optimum}, on the configurations trained on
 */
public record SuboptimalKernel(SymmetricKernel kernel, SymmetricKernel optimum, LossCurve curve, Estimate excess) {

    /** @throws IllegalArgumentException if something is missing */
    public SuboptimalKernel {
        Require.given(kernel, "the kernel where AdamW stopped");
        Require.given(optimum, "the exact optimum");
        Require.given(curve, "the loss curve of a training");
        Require.given(excess, "the excess of the loss");
    }

    /** How far from the optimum AdamW stopped, in standard deviations of the optimum: √(ΔKᵀ C⁻¹ ΔK). */
    public double distance() {
        return optimum.distance(SymmetricKernel.withWeights(kernel.size(), kernel.weights()));
    }

    public Provenance provenance() {
        return kernel.provenance();
    }

    @Override
    public String toString() {
        return kernel + "; " + curve + ", " + excess + " above the optimum";
    }
}
