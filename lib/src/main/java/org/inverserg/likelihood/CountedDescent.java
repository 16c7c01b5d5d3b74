package org.inverserg.likelihood;

import java.util.stream.IntStream;
import org.inverserg.descent.AdamW;
import org.inverserg.descent.Epochs;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * Trains a model by AdamW on counts of patterns: a mini-batch is the sum of some groups of configurations, in an order that is shuffled anew
 * for each epoch. Its loss is normalised by the weights of its own configurations.
 *
 * <p>That configurations of one group stay together is the difference to shuffling them one by one, and why an epoch takes a time that does not
 * depend on their number.
 */
final class CountedDescent implements Epochs.Task {

    private static final int GROUPS_IN_A_BATCH = 32;
    private static final long MOST_BYTES = 1 << 28;
    private static final int WORD = Long.SIZE;
    /** The loss of who knows nothing about the spins. */
    static final double COIN = StrictMath.log(2);

    /** Where it ended. */
    record Result(double[] parameters, LossCurve curve, int steps) {
    }

    private final TabulatedModel model;
    private final double[][] groups;
    private final TrainingSchedule schedule;
    private final Provenance provenance;
    private final int trained;
    private final int steps;
    private final double[] all;

    /**
     * @param groups        counts of each group
     * @param configurations that they hold in all
     * @param provenance    gives the random numbers: stream n the order of groups in epoch n
     */
    CountedDescent(TabulatedModel model, double[][] groups, int configurations, TrainingSchedule schedule, Provenance provenance) {
        this.model = model;
        this.groups = groups;
        this.schedule = schedule;
        this.provenance = provenance;
        trained = schedule.trained(groups.length);
        long learnt = (long) configurations * trained / groups.length;
        steps = (int) Math.min(trained, (learnt - 1) / schedule.batch() + 1);
        all = sum(IntStream.range(0, trained).toArray(), 0, trained);
    }

    /** Configurations in a group: enough groups to mix mini-batches anew in each epoch, if the memory allows. */
    static int groupWidth(int configurations, int slots, TrainingSchedule schedule) {
        int batch = Math.min(schedule.batch(), configurations);
        long wanted = Math.max(1, batch / GROUPS_IN_A_BATCH);
        long affordable = (long) configurations * slots * 2 * Double.BYTES / MOST_BYTES;
        if (wanted >= affordable && wanted < WORD) {
            return Integer.highestOneBit((int) wanted);
        }
        return (int) Math.max(1, wanted >= affordable ? wanted / WORD : affordable / WORD + 1) * WORD;
    }

    /** @throws IllegalStateException if the loss grows beyond all bounds */
    Result run(double[] start) {
        double[] parameters = start.clone();
        var epochs = new Epochs(schedule, trained, steps, provenance);
        var progress = epochs.progress();
        var curve = new LossCurve[1];
        Batches.inRounds(progress, 1, () -> null, rounds -> curve[0] = epochs.run(parameters, COIN, this, progress));
        return new Result(parameters, curve[0], (int) Math.min(Integer.MAX_VALUE, epochs.total()));
    }

    @Override
    public int boundary(int step) {
        return (int) ((long) trained * step / steps);
    }

    @Override
    public double[] gradient(double[] parameters, int[] order, int from, int to) {
        double[] counts = sum(order, from, to);
        return perSite(model.gradient(parameters, counts), CountedLoss.total(counts));
    }

    /** Of all groups trained on, at the end of the epoch. */
    @Override
    public double training(double[] parameters) {
        return CountedLoss.of(all, model.losses(parameters));
    }

    @Override
    public Estimate validation(double[] parameters) {
        return trained == groups.length ? Estimate.of(Double.NaN, Double.NaN)
                : CountedLoss.of(new Bins(1, groups.length - trained), groups, trained, loss -> loss[0], model.losses(parameters)).estimate();
    }

    private double[] sum(int[] order, int from, int to) {
        double[] sum = new double[groups[0].length];
        for (int i = from; i < to; i++) {
            add(groups[order[i]], sum);
        }
        return sum;
    }

    private static void add(double[] counts, double[] sum) {
        for (int slot = 0; slot < sum.length; slot++) {
            sum[slot] += counts[slot];
        }
    }

    private static double[] perSite(double[] gradient, double sites) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= sites;
        }
        return gradient;
    }
}
