package org.inverserg.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Rounds;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/** Trains a network on configurations by AdamW. A mini-batch is worked on in groups on all threads; their gradients are added in order. */
public final class Descent {

    /**
     * Where it ended.
     *
     * @param gradient see {@link LeastSquares#gradient}
     */
    public record Result(float[] parameters, LossCurve curve, double gradient) {
    }

    private final int count;
    private final int group;
    private final TrainingSchedule schedule;
    private final Provenance provenance;
    private final int trained;
    private final int[] order;
    private double[] parameters;

    /**
     * @param count      configurations
     * @param group      how many are worked on together
     * @param provenance gives the random numbers: stream n the order of configurations in epoch n
     */
    public Descent(int count, int group, TrainingSchedule schedule, Provenance provenance) {
        this.count = count;
        this.group = group;
        this.schedule = schedule;
        this.provenance = provenance;
        trained = schedule.trained(count);
        order = IntStream.range(0, count).toArray();
    }

    /**
     * @param worthless the loss of a network that knows nothing
     * @throws IllegalStateException if the loss grows beyond all bounds
     */
    public Result run(double[] start, double worthless, Supplier<GroupLoss> losses) {
        parameters = start.clone();
        var points = new ArrayList<LossCurve.Point>();
        double[] left = new double[1];
        var progress = Progress.of("training", schedule.epochs(), (long) schedule.epochs() * steps());
        int most = Math.max(1, (Math.max(schedule.batch(), count) - 1) / group + 1);
        Batches.inRounds(progress, most, losses, rounds -> {
            var optimizer = new AdamW(parameters.length, schedule.decay());
            for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
                double training = epoch(rounds, optimizer, epoch, progress);
                points.add(new LossCurve.Point(epoch, rate((long) epoch * steps()), training, validate(rounds)));
            }
            schedule.requireSettled(points.get(points.size() - 1), worthless, parameters);
            left[0] = gradient(rounds);
        });
        return new Result(current(), new LossCurve(points), left[0]);
    }

    private int steps() {
        return (trained - 1) / schedule.batch() + 1;
    }

    private double rate(long step) {
        return schedule.rate(step, (long) schedule.epochs() * steps());
    }

    /** The mean loss of the mini-batches of one epoch. */
    private double epoch(Rounds<GroupLoss> rounds, AdamW optimizer, int epoch, Progress progress) {
        Shuffle.first(trained, order, provenance.stream(epoch));
        double sum = 0;
        for (int step = 0; step < steps(); step++) {
            int from = step * schedule.batch();
            int lanes = Math.min(schedule.batch(), trained - from);
            double[] gradient = new double[parameters.length];
            double loss = 0;
            for (GroupLoss.Sums sums : all(rounds, from, lanes, true)) {
                loss += sums.total();
                add(gradient, sums.gradient(), 1.0 / lanes);
            }
            optimizer.step(parameters, gradient, rate((long) (epoch - 1) * steps() + step));
            sum += loss;
            progress.count(1);
        }
        schedule.requireFinite(epoch, sum);
        return sum / trained;
    }

    /** Sums of the groups of {@code order[from … from + configurations − 1]}. */
    private List<GroupLoss.Sums> all(Rounds<GroupLoss> rounds, int from, int configurations, boolean withGradient) {
        float[] now = current();
        var sums = new ArrayList<GroupLoss.Sums>();
        rounds.run((configurations - 1) / group + 1, (error, index) -> {
            int first = from + index * group;
            int lanes = Math.min(group, from + configurations - first);
            return withGradient ? error.withGradient(now, order, first, lanes) : error.losses(now, order, first, lanes);
        }, (index, result) -> sums.add(result));
        return sums;
    }

    private float[] current() {
        float[] now = new float[parameters.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = (float) parameters[i];
        }
        return now;
    }

    private static void add(double[] sum, double[] x, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    private Estimate validate(Rounds<GroupLoss> rounds) {
        if (trained == count) {
            return Estimate.of(Double.NaN, Double.NaN);
        }
        var means = new BinnedMeans(Bins.of(count - trained), 1);
        int index = 0;
        for (GroupLoss.Sums sums : all(rounds, trained, count - trained, false)) {
            for (double loss : sums.losses()) {
                means.add(index++, 1, loss);
            }
        }
        return means.of(mean -> mean[0]).estimate();
    }

    /** See {@link LeastSquares#gradient}: errors from the scatter of the groups, each of which counts as one. */
    private double gradient(Rounds<GroupLoss> rounds) {
        Arrays.sort(order, 0, trained); // neighbours of a chain go into the same group
        var groups = all(rounds, 0, trained, true);
        double[] mean = new double[parameters.length];
        groups.forEach(sums -> add(mean, sums.gradient(), 1.0 / groups.size()));
        double[] variance = new double[parameters.length];
        for (GroupLoss.Sums sums : groups) {
            for (int i = 0; i < mean.length; i++) {
                double deviation = sums.gradient()[i] - mean[i];
                variance[i] += deviation * deviation / groups.size() / (groups.size() - 1);
            }
        }
        double squares = IntStream.range(0, mean.length).filter(i -> variance[i] > 0).mapToDouble(i -> mean[i] * mean[i] / variance[i]).sum();
        return groups.size() < 2 ? Double.NaN : Math.sqrt(squares / mean.length);
    }
}
