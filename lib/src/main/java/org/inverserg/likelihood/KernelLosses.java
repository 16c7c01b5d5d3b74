package org.inverserg.likelihood;

import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.PatternClasses;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.patterns.Tabulation;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;

/**
 * The losses of symmetric kernels of one size, up to 7×7, on the same configurations, which are gone through once.
 *
 * @hidden
 */
@Internal
public final class KernelLosses {

    private final SymmetricModel model;
    private final int weightCount;
    private final Bins bins;
    private final double[][] counts;

    private KernelLosses(SymmetricModel model, int weightCount, PatternCounts counts) {
        this.weightCount = weightCount;
        this.model = model;
        bins = counts.groups();
        this.counts = counts.table();
    }

    /**
     * @param weighted   whether configuration c has the weight 2^{−t(c)}, t the number of its tied blocks
     * @param blocking   its streams decide the ties
     * @throws IllegalArgumentException if the kernel is larger than 7×7
     */
    public static KernelLosses of(Orbits orbits, boolean weighted, SpinStream fine, Provenance blocking) {
        Require.given(orbits, "the orbits of a kernel");
        Require.given(fine, "an ensemble of spins");
        Require.given(blocking, "the provenance of the blocking");
        KernelWeights.checkSize(orbits, fine);
        KernelWeights.requireTabulated(orbits, "the loss");
        var classes = new PatternClasses(orbits);
        var counts = PatternCounts.of(Tabulation.of(orbits, classes, weighted), fine, fine.bins(), blocking);
        return new KernelLosses(new SymmetricModel(orbits, classes), orbits.count(), counts);
    }

    /** −ln P(σ|τ) per fine site of the kernel with these weights, with a replica for each bin of configurations. */
    public Replicas of(double[] weights) {
        Require.length(Require.given(weights, "the weights of a kernel").length, weightCount, "the weights of a kernel");
        return CountedLoss.of(bins, counts, 0, loss -> loss[0], model.losses(weights));
    }
}
