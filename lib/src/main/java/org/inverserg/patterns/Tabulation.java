package org.inverserg.patterns;

import java.util.function.Supplier;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * What is counted in configurations.
 *
 * @param key      what is counted, in words that tell it from all else
 * @param slots    how many numbers come out
 * @param counters makes a thread's counter
 * @param weighers makes a thread's counter for weighted configurations; null to count all equally
 * @hidden
 */
@Internal
public record Tabulation(String key, int slots, Supplier<BatchCounter> counters, Supplier<WeightedCounter> weighers) {

    /** The classes of patterns that a symmetric kernel sees. */
    public static Tabulation of(Orbits orbits, PatternClasses classes, boolean weighted) {
        Require.given(orbits, "the orbits of a kernel");
        String key = "patterns of windows " + orbits.windowSize() + "×" + orbits.windowSize() + " by orbits " + orbits.list() + (weighted ? ", weighted" : "");
        return new Tabulation(key, 2 * Require.given(classes, "the classes of patterns").count(), () -> BatchCounter.of(orbits, classes),
                weighted ? () -> new PatternCounter(orbits, classes) : null);
    }

    boolean isWeighted() {
        return weighers != null;
    }
}
