package org.inverserg.exact;

import java.util.List;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import org.inverserg.upscaling.Dream;

/** Dreams of an inverse decimation, each with the probability with which it was drawn. */
public final class DecimationDream {

    private final DecimationSamples samples;
    private final Provenance provenance;

    DecimationDream(DecimationSamples samples, Provenance provenance) {
        this.samples = samples;
        this.provenance = provenance;
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
