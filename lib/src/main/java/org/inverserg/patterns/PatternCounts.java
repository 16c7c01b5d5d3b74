package org.inverserg.patterns;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;

/**
 * All that training needs of configurations, in groups of neighbours: how often each pattern came with each fine spin. Memory
 * depends on the number of groups, not on that of configurations.
 *
 * <p>Weighted, configuration c counts 2^{−t(c)} times, t the number of its tied blocks: the probability with which the majority
 * rule makes the coarse configuration of it that it made (Rançon et al. 2025, Eq. 13).
 *
 * @hidden
 */
@Internal
public final class PatternCounts {

    private final Tabulation tabulation;
    private final Bins groups;
    private final int size;
    private final ScaledSums[] sums;
    private final long[] ties;

    /**
     * What was counted in a part of the configurations.
     *
     * @param groups null where none of a group was in it
     */
    record Found(ScaledSums.Kept[] groups, long[] ties) {
    }

    PatternCounts(Tabulation tabulation, Bins groups, int size) {
        this.tabulation = tabulation;
        this.groups = groups;
        this.size = size;
        sums = new ScaledSums[groups.count()];
        ties = new long[tabulation.isWeighted() ? size / 2 * (size / 2) + 1 : 0];
    }

    /**
     * Blocks the configurations once, ties drawn from the streams of {@code blocking}, and counts, on all threads, batch by batch.
     *
     * @throws IllegalStateException if the groups do not fit into the memory
     */
    public static PatternCounts of(Tabulation tabulation, SpinStream fine, Bins groups, Provenance blocking) {
        Require.given(tabulation, "how patterns are counted");
        Require.given(fine, "an ensemble of spins");
        Require.given(groups, "the groups of configurations");
        Require.given(blocking, "the provenance of the blocking");
        Memory.require(2L * groups.count() * Memory.ofLongs(tabulation.slots()), "counting patterns in " + groups.count() + " groups",
                "train on fewer configurations, or in larger mini-batches");
        var total = new PatternCounts(tabulation, groups, fine.size());
        fine.forEachBatch("counting patterns", new PatternWork(tabulation, groups, fine.size(), blocking), (run, found) -> total.merge(found));
        return total;
    }

    /** Adds what was found in neighbouring parts of a batch, from configuration {@code first} on. The arrays are not copied. */
    void add(long first, int width, double[][] parts, int exponent) {
        for (int part = 0; part < parts.length; part++) {
            add(groups.of(first + (long) part * width), new ScaledSums(parts[part], exponent));
        }
    }

    private void add(int group, ScaledSums found) {
        if (sums[group] == null) {
            sums[group] = found;
        } else {
            sums[group].add(found);
        }
    }

    void addTies(int[] found, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            ties[found[lane]]++;
        }
    }

    private void merge(Found other) {
        for (int group = 0; group < sums.length; group++) {
            if (other.groups[group] != null) {
                add(group, new ScaledSums(other.groups[group]));
            }
        }
        Arrays.setAll(ties, t -> ties[t] + other.ties[t]);
    }

    /** What was counted so far; the arrays are not copied. */
    Found found() {
        return new Found(Arrays.stream(sums).map(group -> group == null ? null : group.kept()).toArray(ScaledSums.Kept[]::new), ties);
    }

    public Bins groups() {
        return groups;
    }

    /** The number of fine sites in the first {@code count} groups. */
    public long samples(int count) {
        return Math.min((long) count * groups.width(), groups.total()) * size * size;
    }

    /** (Σw)²/Σw², how many configurations of equal weight would be as good; all of them if they count equally. */
    public double effectiveConfigurations() {
        if (!tabulation.isWeighted()) {
            return groups.total();
        }
        int fewest = IntStream.range(0, ties.length).filter(t -> ties[t] > 0).findFirst().orElseThrow();
        double sum = 0;
        double squares = 0;
        for (int t = fewest; t < ties.length; t++) {
            double weight = Math.scalb(1.0, fewest - t);
            sum += ties[t] * weight;
            squares += ties[t] * weight * weight;
        }
        return sum * sum / squares;
    }

    /** For each group and slot the count, or the sum of the weights; these have a common factor. */
    public double[][] table() {
        int reference = Arrays.stream(sums).mapToInt(ScaledSums::exponent).min().orElseThrow();
        return Arrays.stream(sums).map(group -> group.at(reference)).toArray(double[][]::new);
    }
}
