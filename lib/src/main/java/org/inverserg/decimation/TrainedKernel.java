package org.inverserg.decimation;

import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.statistics.Estimate;

/**
 * The kernel that draws one class of sites of one level: weights of features of a site's surroundings, with the errors that the training
 * set leaves. The logit of P(σ = +1) is the weighted sum.
 */
public final class TrainedKernel {

    private final Features features;
    private final int spacing;
    private final KernelWeights fit;

    TrainedKernel(Features features, int spacing, KernelWeights fit) {
        this.features = features;
        this.spacing = spacing;
        this.fit = fit;
    }

    /** The class of sites that it draws. */
    public SiteClass drawn() {
        return features.context().drawn();
    }

    /** The linear size M of the level's lattice. */
    public int levelSize() {
        return features.context().size();
    }

    /** The spacing of the level's lattice, 1 for the finest. */
    public int spacing() {
        return spacing;
    }

    /** The number of spins that it sees. */
    public int spins() {
        return features.context().count();
    }

    /**
     * What the weights belong to: orbits (a,b) of single spins, orbits of triples of the near ones, products of means of groups of shells,
     * M⁵.
     */
    public List<String> names() {
        return List.copyOf(features.names());
    }

    /** The weights with their errors (sandwich over bins of configurations), in the order of the names. */
    public List<Estimate> weights() {
        double[] weights = fit.weights();
        return IntStream.range(0, weights.length)
                .mapToObj(f -> Estimate.of(weights[f], Math.sqrt(Math.max(0, fit.covariance().getEntry(f, f))))).toList();
    }

    /** −ln P per spin on the training configurations. */
    public Estimate loss() {
        return fit.loss();
    }

    /** The contexts trained on. */
    public long samples() {
        return fit.samples();
    }

    KernelWeights fit() {
        return fit;
    }

    CompiledKernel compiled() {
        return CompiledKernel.of(features, fit.weights());
    }

    /** Whether it is the kernel for this class of a level of another lattice too. */
    boolean fits(SiteClass wanted, int wantedSize, int wantedSpacing) {
        return drawn() == wanted && spacing == wantedSpacing
                && Math.min(levelSize(), wantedSize) >= DecimationFit.SMALLEST_SHARED;
    }

    /** The same kernel for a lattice of another size. */
    TrainedKernel on(int otherSize) {
        return new TrainedKernel(new Features(DecimationFit.context(drawn(), otherSize)), spacing, fit);
    }

    /** For example {@code B1 at spacing 2 of 32×32: 88 weights on 32 spins, loss 0.38994(9)}. */
    @Override
    public String toString() {
        return drawn() + " at spacing " + spacing + " of " + levelSize() + "×" + levelSize() + ": " + names().size() + " weights on "
                + spins() + " spins, loss " + loss();
    }
}
