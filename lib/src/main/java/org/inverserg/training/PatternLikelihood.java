package org.inverserg.training;

import java.util.stream.IntStream;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;

/** The likelihood from counts of pattern classes, for kernels up to 7×7: exact, and independent of the number of configurations. */
final class PatternLikelihood implements Likelihood {

    private final Orbits orbits;
    private final PatternClasses classes;
    private final int[][] counts;
    private final long[] agreeing;
    private final long[] opposing;

    private PatternLikelihood(Orbits orbits, PatternClasses classes, int[][] counts) {
        this.orbits = orbits;
        this.classes = classes;
        this.counts = counts;
        this.agreeing = IntStream.range(0, classes.count()).mapToLong(c -> total(2 * c + 1)).toArray();
        this.opposing = IntStream.range(0, classes.count()).mapToLong(c -> total(2 * c)).toArray();
    }

    private long total(int slot) {
        long sum = 0;
        for (int[] bin : counts) {
            sum += bin[slot];
        }
        return sum;
    }

    /** Blocks {@code fine} once, ties from the streams of {@code blocking}, and counts, on all threads, batch by batch. */
    static PatternLikelihood count(Orbits orbits, Spins fine, Provenance blocking) {
        var classes = new PatternClasses(orbits);
        var bins = Bins.of(fine.count());
        int laneWidth = Math.min(bins.width(), Batches.WIDTH);
        int[][] counts = new int[bins.count()][2 * classes.count()];
        var progress = Progress.of("counting patterns", fine.count());
        Batches.run(progress, fine.batches(), () -> new Scratch(orbits, classes, fine.size()), (scratch, batch) -> {
            int lanes = Batches.lanes(fine.count(), batch);
            int[][] found = new int[(lanes + laneWidth - 1) / laneWidth][2 * classes.count()];
            scratch.block(fine, batch, blocking.stream(batch));
            scratch.counter.count(scratch.fine, scratch.coarse, fine.size(), lanes, laneWidth, found);
            progress.count(lanes);
            return found;
        }, (batch, found) -> {
            for (int part = 0; part < found.length; part++) {
                add(found[part], counts[bins.of((long) batch * Batches.WIDTH + (long) part * laneWidth)]);
            }
        });
        return new PatternLikelihood(orbits, classes, counts);
    }

    private static void add(int[] found, int[] sums) {
        for (int slot = 0; slot < sums.length; slot++) {
            sums[slot] += found[slot];
        }
    }

    @Override
    public int parameters() {
        return orbits.count();
    }

    @Override
    public long samples() {
        return IntStream.range(0, classes.count()).mapToLong(c -> agreeing[c] + opposing[c]).sum();
    }

    @Override
    public Evaluation at(double[] weights) {
        var sums = new EvaluationSums(weights.length);
        for (int c = 0; c < classes.count(); c++) {
            if (agreeing[c] + opposing[c] > 0) {
                int[] features = classes.features(c);
                sums.add(features, EvaluationSums.field(weights, features), agreeing[c], opposing[c]);
            }
        }
        return sums.perSite(samples());
    }

    @Override
    public double[][] binSums(double[] weights, double meanLoss) {
        double[][] sums = new double[counts.length][1 + weights.length];
        for (int c = 0; c < classes.count(); c++) {
            int[] features = classes.features(c);
            var terms = EvaluationSums.Terms.at(EvaluationSums.field(weights, features), meanLoss);
            for (int bin = 0; bin < sums.length; bin++) {
                terms.add(sums[bin], features, counts[bin][2 * c + 1], counts[bin][2 * c]);
            }
        }
        return sums;
    }

    private static final class Scratch {
        private final MajorityRule rule = new MajorityRule();
        private final BatchCounter counter;
        private final int size;
        private final long[] fine;
        private final long[] coarse;

        private Scratch(Orbits orbits, PatternClasses classes, int size) {
            this.counter = BatchCounter.of(orbits, classes);
            this.size = size;
            this.fine = new long[size * size];
            this.coarse = new long[size / 2 * (size / 2)];
        }

        private void block(Spins spins, int batch, long key) {
            spins.copyBatch(batch, fine);
            rule.block(fine, size, coarse, key);
        }
    }
}
