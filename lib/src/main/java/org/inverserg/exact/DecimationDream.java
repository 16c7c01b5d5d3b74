package org.inverserg.exact;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.WholeFile;
import org.inverserg.upscaling.Dream;
import org.inverserg.viewing.Viewer;

/** Dreams of an inverse decimation, each with the probability with which it was drawn. */
public final class DecimationDream {

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
     * The first dream at every size, to be looked at: with a slider for the size, zoom and pan; a block and what was made of it are outlined where
     * the pointer is. Of each block the spin at its
     * upper left is the one that was there before. As dreams are not kept, it is drawn again, the same to the last spin.
     */
    public Viewer viewer() {
        return viewer(0);
    }

    /**
     * The same of dream {@code index}.
     *
     * @throws IllegalArgumentException if there is no such dream
     * @throws IllegalStateException    if the memory for it cannot be had
     */
    public Viewer viewer(int index) {
        return viewers.apply(index);
    }

    /**
     * Writes a film of the first dream growing, see {@link Viewer#animation(Path)}.
     *
     * @throws IllegalArgumentException unless the name ends in {@code .gif}
     */
    public Path animation(Path file) {
        Path film = Viewer.film(file);
        return viewer().animation(film);
    }

    /** The same with the file's name as a text. */
    public Path animation(String file) {
        return animation(WholeFile.path(file));
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
