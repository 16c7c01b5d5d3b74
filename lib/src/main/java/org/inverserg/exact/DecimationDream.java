package org.inverserg.exact;

import java.util.List;
import java.util.function.IntFunction;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import org.inverserg.upscaling.Dream;
import org.inverserg.viewing.Viewable;
import org.inverserg.viewing.Viewer;

/** Dreams of an inverse decimation, each with the probability with which it was drawn. */
public final class DecimationDream implements Viewable {

    private final DecimationSamples samples;
    private final Provenance provenance;
    private final IntFunction<Viewer> viewers;

    /** @param viewers draw a dream again, by its number */
    DecimationDream(DecimationSamples samples, Provenance provenance, IntFunction<Viewer> viewers) {
        this.samples = samples;
        this.provenance = provenance;
        this.viewers = viewers;
    }

    /** As drawn: all dreams count equally. */
    public Observables observables() {
        return measured(Point.of(samples.size()), samples.up(), samples.unequal(), provenance);
    }

    static Observables measured(Point point, int[] up, int[] unequal, Provenance provenance) {
        var moments = new Moments(point, Bins.of(up.length));
        moments.add(0, up.length, up, unequal);
        return Observables.of(List.of(moments), provenance);
    }

    /** Weighted to the Boltzmann distribution: exact averages, ln Z. */
    public WeightedDream weighted() {
        return new WeightedDream(samples, provenance);
    }

    /**
     * Dream {@code index} at every size, to be looked at, see {@link Viewable#viewer(int)}. Of each block the spin at its upper left is the one that was there
     * before. As dreams are not kept, it is drawn again, the same to the last spin.
     *
     * @throws IllegalArgumentException if there is no such dream
     * @throws IllegalStateException    if the memory for it cannot be had
     */
    @Override
    public Viewer viewer(int index) {
        return viewers.apply(index);
    }

    /** ln q(σ) of each dream. */
    public double[] logProbabilities() {
        return samples.logProbability().clone();
    }

    /** L. */
    public int size() {
        return samples.size();
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Dream of 10000 configurations at L = 64 by inverse decimation}. */
    @Override
    public String toString() {
        return "Dream of " + samples.count() + " configurations at L = " + size() + " by inverse decimation";
    }
}
