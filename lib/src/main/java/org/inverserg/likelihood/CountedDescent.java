package org.inverserg.likelihood;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.inverserg.descent.AdamW;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.Shuffle;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
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
public final class CountedDescent {

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
    public static int groupWidth(int configurations, int slots, TrainingSchedule schedule) {
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
        int[] order = IntStream.range(0, trained).toArray();
        var optimizer = new AdamW(parameters.length, schedule.decay());
        var points = new ArrayList<LossCurve.Point>();
        var progress = Progress.of("training", schedule.epochs());
        Batches.inRounds(progress, 1, () -> null, rounds -> {
            for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
                Batches.poll("training");
                Shuffle.first(trained, order, provenance.stream(epoch));
                for (int step = 0; step < steps; step++) {
                    double[] counts = sum(order, boundary(step), boundary(step + 1));
                    optimizer.step(parameters, perSite(model.gradient(parameters, counts), CountedLoss.total(counts)),
                            rate((long) (epoch - 1) * steps + step));
                }
                points.add(point(epoch, model.losses(parameters)));
                progress.count(1);
            }
        });
        schedule.requireSettled(points.get(points.size() - 1), COIN, parameters);
        return new Result(parameters, new LossCurve(points), (int) Math.min(Integer.MAX_VALUE, (long) schedule.epochs() * steps));
    }

    /** The first group of mini-batch {@code step}. */
    private int boundary(int step) {
        return (int) ((long) trained * step / steps);
    }

    private double rate(long step) {
        return schedule.rate(step, (long) schedule.epochs() * steps);
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

    private LossCurve.Point point(int epoch, double[] losses) {
        double training = CountedLoss.of(all, losses);
        schedule.requireFinite(epoch, training);
        Estimate validation = trained == groups.length ? Estimate.of(Double.NaN, Double.NaN)
                : CountedLoss.of(new Bins(1, groups.length - trained), groups, trained, loss -> loss[0], losses).estimate();
        return new LossCurve.Point(epoch, rate((long) epoch * steps), training, validation);
    }
}
