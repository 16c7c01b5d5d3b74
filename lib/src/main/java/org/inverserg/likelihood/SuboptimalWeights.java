package org.inverserg.likelihood;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.descent.AdamW;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.PatternClasses;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.patterns.Tabulation;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * The weights of a symmetric kernel as AdamW leaves them, beside the optimum on the same configurations.
 *
 * @param stopped the weights where AdamW stopped, with the covariance of the optimum: what the finite training set leaves uncertain
 * @param optimum the exact one
 * @param curve   how the loss fell
 * @param excess  loss where AdamW stopped less loss at the optimum, on the configurations trained on; the error is that of the difference for these two
 *                kernels, over configurations
 * @hidden
 */
@Internal
public record SuboptimalWeights(KernelWeights stopped, KernelWeights optimum, LossCurve curve, Estimate excess) {

    /**
     * Blocks {@code fine} once, ties drawn from the streams of {@code blocking}, and trains from weights that are uniform on [0, 1).
     *
     * @param weighted   whether configuration c has the weight 2^{−t(c)}, t the number of its tied blocks; each mini-batch is normalised by its own weights
     * @param provenance gives the random numbers: stream 0 the first weights, stream n the order of the configurations in epoch n
     * @throws IllegalArgumentException as {@link KernelWeights#weighted}
     * @throws IllegalStateException    as {@link KernelWeights#weighted}, and if the training runs away
     */
    public static SuboptimalWeights of(Orbits orbits, boolean weighted, SpinStream fine, Provenance blocking, TrainingSchedule schedule, Provenance provenance) {
        Require.given(blocking, "the provenance of the blocking");
        Require.given(schedule, "the schedule of a training");
        Require.given(provenance, "the provenance of a training");
        KernelWeights.check(orbits, fine);
        KernelWeights.requireTabulated(orbits, "AdamW");
        var classes = new PatternClasses(orbits);
        var tabulation = Tabulation.of(orbits, classes, weighted);
        var groups = new Bins(CountedDescent.groupWidth(fine.count(), tabulation.slots(), schedule), fine.count());
        var counts = PatternCounts.of(tabulation, fine, groups, blocking);
        if (weighted) {
            KernelWeights.requireEffective(counts);
        }
        double[][] table = counts.table();
        var model = new SymmetricModel(orbits, classes);
        var descent = new CountedDescent(model, table, fine.count(), schedule, provenance).run(start(orbits, provenance));
        int trained = schedule.trained(table.length);
        var likelihood = new PatternLikelihood(orbits, classes, Arrays.copyOf(table, trained), counts.samples(trained));
        var optimum = KernelWeights.of(likelihood, counts.effectiveConfigurations() * trained / table.length, new double[orbits.count()]);
        double[] ours = model.losses(descent.parameters());
        double[] best = model.losses(optimum.weights());
        Estimate loss = CountedLoss.of(new Bins(1, trained), table, 0, losses -> losses[0], ours).estimate();
        Estimate excess = CountedLoss.of(new Bins(1, trained), table, 0, losses -> losses[0] - losses[1], ours, best).estimate();
        double slope = Arrays.stream(likelihood.at(descent.parameters()).gradient()).map(Math::abs).max().orElseThrow();
        var stopped = new KernelWeights(descent.parameters(), optimum.covariance(), loss, optimum.samples(), optimum.effective(), slope, descent.steps());
        return new SuboptimalWeights(stopped, optimum, descent.curve(), excess);
    }

    private static double[] start(Orbits orbits, Provenance provenance) {
        UniformRandomProvider random = new RandomBits(provenance.stream(0)).scalar();
        double[] weights = new double[orbits.count()];
        Arrays.setAll(weights, i -> random.nextDouble());
        return weights;
    }
}
