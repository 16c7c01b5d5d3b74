package org.inverserg.likelihood;

import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.patterns.BatchCounter;
import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.PatternClasses;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.patterns.Tabulation;

/** The likelihood from counts of pattern classes, for kernels up to 7×7: exact, and independent of the number of configurations. */
final class PatternLikelihood implements Likelihood {

    private final Orbits orbits;
    private final PatternClasses classes;
    private final double[][] counts;
    private final double[] total;
    private final long samples;

    /**
     * @param counts  counts or weights for each group of configurations, in the slots of {@link BatchCounter}
     * @param samples the number of fine sites
     */
    PatternLikelihood(Orbits orbits, PatternClasses classes, double[][] counts, long samples) {
        this.orbits = orbits;
        this.classes = classes;
        this.counts = counts;
        this.samples = samples;
        this.total = new double[2 * classes.count()];
        for (double[] group : counts) {
            for (int slot = 0; slot < total.length; slot++) {
                total[slot] += group[slot];
            }
        }
    }

    /** Of all configurations, counted once; see {@link PatternCounts}. */
    static PatternLikelihood count(Orbits orbits, SpinStream fine, Provenance blocking) {
        var classes = new PatternClasses(orbits);
        return of(orbits, classes, PatternCounts.of(Tabulation.of(orbits, classes, false), fine, fine.bins(), blocking));
    }

    static PatternLikelihood of(Orbits orbits, PatternClasses classes, PatternCounts counts) {
        return new PatternLikelihood(orbits, classes, counts.table(), counts.samples(counts.groups().count()));
    }

    @Override
    public int parameters() {
        return orbits.count();
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public double total() {
        return CountedLoss.total(total);
    }

    @Override
    public Evaluation at(double[] weights) {
        var sums = new EvaluationSums(weights.length);
        for (int c = 0; c < classes.count(); c++) {
            double agreeing = total[2 * c + 1];
            double opposing = total[2 * c];
            if (agreeing + opposing > 0) {
                int[] features = classes.features(c);
                sums.add(features, EvaluationSums.field(weights, features), agreeing, opposing);
            }
        }
        return sums.perSite(total());
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
}
