package org.inverserg.upscaling;

import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.Spins;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * How far a network's probabilities p(x|τ) of a fine spin +1 are from the symmetries of the Ising model: root mean squares over fine sites and coarse
 * configurations τ, with errors over the configurations. Symmetric networks have 0.
 *
 * @param signFlip √⟨(p(x|τ) − [1 − p(x|−τ)])²⟩
 * @param lattice  √⟨(p(x|τ) − p(gx|gτ))²⟩, g any of the seven rotations and reflections of the square other than the identity
 */
public record Asymmetry(Estimate signFlip, Estimate lattice) {

    /** @throws IllegalArgumentException if something is missing */
    public Asymmetry {
        Require.given(signFlip, "the asymmetry under a change of sign");
        Require.given(lattice, "the asymmetry under the symmetries of the square");
    }

    static Asymmetry of(ConvolutionShape shape, float[] parameters, Spins coarse) {
        if (coarse.size() < shape.kernel()) {
            throw new IllegalArgumentException("the asymmetry of a network with k = " + shape.kernel() + " is measured on coarse lattices of at least L = "
                    + shape.kernel() + ", got L = " + coarse.size() + "; take larger ones");
        }
        var bins = coarse.bins();
        var means = new BinnedMeans(bins, 2);
        coarse.<BinnedMeans>forEachBatch("measuring the asymmetry", () -> sink(shape, parameters, coarse.size(), bins), (run, found) -> means.add(found));
        return new Asymmetry(means.of(mean -> Math.sqrt(mean[0])).estimate(), means.of(mean -> Math.sqrt(mean[1])).estimate());
    }

    private static BatchSink<BinnedMeans> sink(ConvolutionShape shape, float[] parameters, int size, Bins bins) {
        return new AsymmetrySink(shape, parameters, size, bins);
    }

    @Override
    public String toString() {
        return "asymmetry under σ → −σ " + signFlip + ", under rotations and reflections " + lattice;
    }
}
