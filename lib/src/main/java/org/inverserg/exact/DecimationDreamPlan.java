package org.inverserg.exact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.viewing.Viewer;

/** What is to be dreamed by inverse decimation. Immutable; {@link #upTo} and {@link #configurationsAt} do the work. */
public final class DecimationDreamPlan implements Plan {

    private final InverseDecimation inverse;
    private final int count;
    private final Long seed;

    DecimationDreamPlan(InverseDecimation inverse, int count, Long seed) {
        Require.atLeastOne(count, "the number of dreams");
        this.inverse = inverse;
        this.count = count;
        this.seed = seed;
    }

    /** With a seed; without one it follows from the provenance of the training. */
    public DecimationDreamPlan seed(long newSeed) {
        return new DecimationDreamPlan(inverse, count, newSeed);
    }

    /**
     * Dreams up to L = {@code size} and measures there; nothing but the observables and the probability of each dream is kept. The smaller
     * lattices on the way are decimations of the last one and no critical systems of their own, and are not measured.
     *
     * @throws IllegalArgumentException if it was trained for another size
     * @throws IllegalStateException    if the working memory cannot be had
     */
    public DecimationDream upTo(int size) {
        requireTrained(size);
        var provenance = provenance();
        return new DecimationDream(DecimationSamples.draw(inverse.model(), count, provenance, task(size)), provenance, this::viewer);
    }

    /**
     * The configurations at L = {@code size}, kept: the same that {@link #upTo} measures.
     *
     * @throws IllegalArgumentException as {@link #upTo}
     * @throws IllegalStateException    if they do not fit into the memory
     */
    public Spins configurationsAt(int size) {
        requireTrained(size);
        var provenance = provenance();
        return Spins.wrap(size, count, DecimationSamples.words(inverse.model(), count, provenance, task(size)), provenance);
    }

    /** Dream {@code index} alone at every size, those before the last being its decimations. */
    private Viewer viewer(int index) {
        Require.index(index, count, "the number of a dream");
        var provenance = provenance();
        List<Spins> levels = new ArrayList<>();
        for (long[] words : DecimationSamples.levels(inverse.model(), provenance, index / Batches.WIDTH, task(inverse.size()))) {
            if (words.length <= Viewer.LARGEST_SPINS * Viewer.LARGEST_SPINS) {
                levels.add(Spins.ofLane(words, index % Batches.WIDTH, provenance));
            }
        }
        return Viewer.ofSpins("configuration " + index + " of a dream by inverse decimation", inverse.size(), levels);
    }

    private static String task(int size) {
        return "dreaming to L = " + size;
    }

    private void requireTrained(int size) {
        if (size != inverse.size()) {
            throw new IllegalArgumentException("this inverse decimation is trained for L = " + inverse.size() + ", got " + size
                    + "; train one for that size, sharing(inverse) takes over what is the same for both");
        }
    }

    private Provenance provenance() {
        return Provenance.of("dream by inverse decimation to L=" + inverse.size(), count, seed, inverse.provenance());
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("upscaler", inverse.toString());
        settings.put("dreams", String.valueOf(count));
        settings.put("seed", seed != null ? seed.toString() : provenance().seed() + ", from the training");
        settings.put("next", "upTo(L) measures and weights, configurationsAt(L) keeps the configurations");
        return settings;
    }

    /** For example {@code plan for 10000 dreams with inverse decimation to L = 64, 26 kernels, 1912 weights}. */
    @Override
    public String toString() {
        return "plan for " + count + " dreams with " + inverse;
    }
}
