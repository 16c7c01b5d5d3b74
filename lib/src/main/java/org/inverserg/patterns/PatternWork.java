package org.inverserg.patterns;

import java.util.List;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.BatchWork;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;

/**
 * Counts the patterns of fine configurations and of what they are blocked to.
 *
 * @param groups   of configurations
 * @param size     L of the fine ones
 * @param blocking its streams decide the ties
 */
record PatternWork(Tabulation tabulation, Bins groups, int size, Provenance blocking) implements BatchWork<PatternCounts.Found> {

    @Override
    public BatchSink<PatternCounts.Found> get() {
        return new PatternSink(tabulation, groups, size, blocking);
    }

    @Override
    public String key() {
        return tabulation.key() + " in groups of " + groups.width() + " after " + blocking.operation() + ", seed " + blocking.seed();
    }

    @Override
    public List<Class<? extends Record>> records() {
        return List.of(PatternCounts.Found.class, ScaledSums.Kept.class);
    }
}
