package org.inverserg.patterns;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Counts, for 64 configurations at once, how often each class of coarse patterns occurs with each fine spin. Belongs to one thread.
 *
 * @hidden
 */
@Internal
public interface BatchCounter {

    /**
     * @param fine      L·L words
     * @param coarse    L/2·L/2 words, the blocked ones
     * @param size      L
     * @param lanes     configurations in use
     * @param laneWidth configurations that share a bin
     * @param counts    for each bin, counts to be raised at 2·class + (fine spin equals the sign of the class)
     */
    void count(long[] fine, long[] coarse, int size, int lanes, int laneWidth, int[][] counts);

    /** The fastest one for a kernel. */
    static BatchCounter of(Orbits orbits, PatternClasses classes) {
        Require.given(classes, "the classes of patterns");
        return Require.given(orbits, "the orbits of a kernel").windowSize() == 2 ? new CornerPatternCounter(orbits, classes) : new PatternCounter(orbits, classes);
    }
}
