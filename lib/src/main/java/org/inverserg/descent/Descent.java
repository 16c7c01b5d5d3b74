package org.inverserg.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Rounds;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * Trains a network on configurations by AdamW. A mini-batch is worked on in groups on all threads; their gradients are added in order.
 *
 * @hidden
 */
@Internal
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
    private final double correlation;
    private final TrainingSchedule schedule;
    private final Provenance provenance;
    private final int trained;

    /**
     * @param count       configurations
     * @param group       how many are worked on together
     * @param correlation τ_int of neighbours, in configurations
     * @param provenance  gives the random numbers: stream n the order of configurations in epoch n
     */
    public Descent(int count, int group, double correlation, TrainingSchedule schedule, Provenance provenance) {
        this.count = count;
        this.group = group;
        this.correlation = correlation;
        this.schedule = schedule;
        this.provenance = provenance;
        trained = schedule.trained(count);
    }

    /**
     * @param worthless the loss of a network that knows nothing
     * @throws IllegalStateException if the loss grows beyond all bounds
     */
    public Result run(double[] start, double worthless, Supplier<GroupLoss> losses) {
        double[] parameters = start.clone();
        var curve = new LossCurve[1];
        double[] left = new double[1];
        var epochs = new Epochs(schedule, trained, (trained - 1) / schedule.batch() + 1, provenance);
        var progress = epochs.progress();
        int most = Math.max(1, (Math.max(schedule.batch(), count) - 1) / group + 1);
        Batches.inRounds(progress, most, losses, rounds -> {
            curve[0] = epochs.run(parameters, worthless, new Task(rounds), progress);
            left[0] = gradient(rounds, parameters);
        });
        return new Result(floats(parameters), curve[0], left[0]);
    }

    /** The mini-batches of an epoch, each as many configurations as asked for but the last. */
    private final class Task implements Epochs.Task {

        private final Rounds<GroupLoss> rounds;
        private double loss;

        Task(Rounds<GroupLoss> rounds) {
            this.rounds = rounds;
        }

        @Override
        public int boundary(int step) {
            return (int) Math.min((long) step * schedule.batch(), trained);
        }

        @Override
        public double[] gradient(double[] parameters, int[] order, int from, int to) {
            double[] gradient = new double[parameters.length];
            double batch = 0;
            for (GroupLoss.Sums sums : all(rounds, parameters, order, from, to - from, true)) {
                batch += sums.total();
                add(gradient, sums.gradient(), 1.0 / (to - from));
            }
            loss += batch;
            return gradient;
        }

        /** The mean over the mini-batches of the epoch, each before the step that it led to. */
        @Override
        public double training(double[] parameters) {
            double mean = loss / trained;
            loss = 0;
            return mean;
        }

        @Override
        public Estimate validation(double[] parameters) {
            return validate(rounds, parameters);
        }
    }

    /** Sums of the groups of {@code order[from … from + configurations − 1]}. */
    private List<GroupLoss.Sums> all(Rounds<GroupLoss> rounds, double[] parameters, int[] order, int from, int configurations, boolean withGradient) {
        float[] now = floats(parameters);
        var sums = new ArrayList<GroupLoss.Sums>();
        rounds.run((configurations - 1) / group + 1, (error, index) -> {
            int first = from + index * group;
            int lanes = Math.min(group, from + configurations - first);
            return withGradient ? error.withGradient(now, order, first, lanes) : error.losses(now, order, first, lanes);
        }, (index, result) -> sums.add(result));
        return sums;
    }

    private static float[] floats(double[] parameters) {
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

    private Estimate validate(Rounds<GroupLoss> rounds, double[] parameters) {
        if (trained == count) {
            return Estimate.of(Double.NaN, Double.NaN);
        }
        var means = new BinnedMeans(Bins.of(count - trained, correlation), 1);
        int index = 0;
        for (GroupLoss.Sums sums : all(rounds, parameters, IntStream.range(0, count).toArray(), trained, count - trained, false)) {
            for (double loss : sums.losses()) {
                means.add(index++, 1, loss);
            }
        }
        return means.of(mean -> mean[0]).estimate();
    }

    /** See {@link LeastSquares#gradient}: errors from the scatter of the groups, each of which counts as one. */
    private double gradient(Rounds<GroupLoss> rounds, double[] parameters) {
        // Neighbours of a chain go into the same group.
        var groups = all(rounds, parameters, IntStream.range(0, count).toArray(), 0, trained, true);
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
