package org.inverserg.patterns;

import java.util.Arrays;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.measuring.BatchSums;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;

/** Blocks batches and counts their patterns. */
final class PatternSink implements BatchSink<PatternCounts.Found> {

    private final Tabulation tabulation;
    private final Bins groups;
    private final int size;
    private final Provenance blocking;
    private final int laneWidth;
    private final MajorityRule rule = new MajorityRule();
    private final BatchSums ones = new BatchSums();
    private final long[] coarse;
    private final BatchCounter counter;
    private final WeightedCounter weigher;
    private final int[] ties = new int[Batches.WIDTH];
    private final double[] weights = new double[Batches.WIDTH];
    private PatternCounts counts;

    PatternSink(Tabulation tabulation, Bins groups, int size, Provenance blocking) {
        this.tabulation = tabulation;
        this.groups = groups;
        this.size = size;
        this.blocking = blocking;
        laneWidth = Math.min(groups.width(), Batches.WIDTH);
        coarse = new long[size / 2 * (size / 2)];
        counter = tabulation.isWeighted() ? null : tabulation.counters().get();
        weigher = tabulation.isWeighted() ? tabulation.weighers().get() : null;
        begin();
    }

    private void begin() {
        counts = new PatternCounts(tabulation, groups, size);
    }

    @Override
    public void accept(int batch, int lanes, long[] fine) {
        Batches.poll("counting patterns");
        double[][] found = new double[(lanes + laneWidth - 1) / laneWidth][tabulation.slots()];
        int exponent = tabulation.isWeighted() ? weigh(batch, lanes, fine, found) : count(batch, lanes, fine, found);
        counts.add((long) batch * Batches.WIDTH, laneWidth, found, exponent);
    }

    private int count(int batch, int lanes, long[] fine, double[][] found) {
        rule.block(fine, size, coarse, blocking.stream(batch));
        int[][] whole = new int[found.length][tabulation.slots()];
        counter.count(fine, coarse, size, lanes, laneWidth, whole);
        for (int part = 0; part < found.length; part++) {
            copy(whole[part], found[part]);
        }
        return 0;
    }

    private static void copy(int[] counts, double[] sums) {
        for (int slot = 0; slot < sums.length; slot++) {
            sums[slot] = counts[slot];
        }
    }

    private int weigh(int batch, int lanes, long[] fine, double[][] found) {
        MajorityRule.ties(fine, size, coarse);
        ones.ones(coarse, coarse.length, ties);
        counts.addTies(ties, lanes);
        int fewest = Arrays.stream(ties, 0, lanes).min().orElseThrow();
        Arrays.setAll(weights, lane -> Math.scalb(1.0, fewest - ties[lane]));
        rule.block(fine, size, coarse, blocking.stream(batch));
        weigher.weigh(fine, coarse, size, lanes, laneWidth, weights, found);
        return fewest;
    }

    @Override
    public PatternCounts.Found finish() {
        PatternCounts.Found finished = counts.found();
        begin();
        return finished;
    }
}
