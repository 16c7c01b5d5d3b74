package org.inverserg.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Rounds;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/** Trains a network on pairs of fields by AdamW. A mini-batch is worked on in groups on all threads; their gradients are added in order. */
final class Descent {

    private static final float LARGEST_FIRST_BIAS = 0.5f;

    private final ConvolutionShape shape;
    private final Fields coarse;
    private final Fields fine;
    private final TrainingSchedule schedule;
    private final Provenance provenance;
    private final int group;
    private final int trained;
    private final int[] order;
    private final double[] parameters;

    Descent(ConvolutionShape shape, Fields coarse, Fields fine, TrainingSchedule schedule, Provenance provenance) {
        this.shape = shape;
        this.coarse = coarse;
        this.fine = fine;
        this.schedule = schedule;
        this.provenance = provenance;
        group = ConvolutionForward.bestLanes(coarse.size());
        trained = schedule.trained(fine.count());
        order = IntStream.range(0, fine.count()).toArray();
        parameters = firstParameters();
    }

    LeastSquares run() {
        var points = new ArrayList<LossCurve.Point>();
        double[] left = new double[1];
        var progress = Progress.of("training", schedule.epochs());
        int most = Math.max(1, (Math.max(schedule.batch(), fine.count()) - 1) / group + 1);
        Batches.inRounds(progress, most, () -> new SquaredError(shape, coarse, fine, group), rounds -> {
            var optimizer = new AdamW(shape.parameters(), schedule.decay());
            for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
                double training = epoch(rounds, optimizer, epoch);
                points.add(new LossCurve.Point(epoch, rate((long) epoch * steps()), training, validate(rounds)));
                progress.count(1);
            }
            left[0] = gradient(rounds);
        });
        return new LeastSquares(shape, current(), new LossCurve(points), left[0]);
    }

    /** As PyTorch's default for these layers up to a factor √3: uniform, so that sums have the size of what is summed. */
    private double[] firstParameters() {
        UniformRandomProvider random = new RandomBits(provenance.stream(0)).scalar();
        double[] first = new double[shape.parameters()];
        for (int i = 0; i < first.length; i++) {
            first[i] = range(i) * (2 * random.nextDouble() - 1);
        }
        return first;
    }

    private double range(int parameter) {
        if (parameter < shape.biases()) {
            return StrictMath.sqrt(3.0 / 4); // four weights reach a fine site
        }
        return parameter < shape.secondKernels() ? LARGEST_FIRST_BIAS
                : StrictMath.sqrt(3.0 / (shape.channels() * shape.kernel() * shape.kernel()));
    }

    private int steps() {
        return (trained - 1) / schedule.batch() + 1;
    }

    private double rate(long step) {
        return schedule.rate(step, (long) schedule.epochs() * steps());
    }

    /** The mean loss of the mini-batches of one epoch. */
    private double epoch(Rounds<SquaredError> rounds, AdamW optimizer, int epoch) {
        Shuffle.first(trained, order, provenance.stream(epoch));
        double sum = 0;
        for (int step = 0; step < steps(); step++) {
            int from = step * schedule.batch();
            int count = Math.min(schedule.batch(), trained - from);
            double[] gradient = new double[parameters.length];
            double loss = 0;
            for (SquaredError.Sums sums : all(rounds, from, count, true)) {
                loss += sums.total();
                add(gradient, sums.gradient(), 1.0 / count);
            }
            optimizer.step(parameters, gradient, rate((long) (epoch - 1) * steps() + step));
            sum += loss;
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "training ran away in epoch %d: its loss is %s; use a learning rate below %s", epoch, sum, schedule.rate()));
        }
        return sum / trained;
    }

    /** Sums of the groups of {@code order[from … from + count − 1]}. */
    private List<SquaredError.Sums> all(Rounds<SquaredError> rounds, int from, int count, boolean withGradient) {
        float[] now = current();
        var sums = new ArrayList<SquaredError.Sums>();
        rounds.run((count - 1) / group + 1, (error, index) -> {
            int first = from + index * group;
            int lanes = Math.min(group, from + count - first);
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

    private Estimate validate(Rounds<SquaredError> rounds) {
        int count = fine.count() - trained;
        var means = new BinnedMeans(Bins.of(count), 1);
        int index = 0;
        for (SquaredError.Sums sums : all(rounds, trained, count, false)) {
            for (double loss : sums.losses()) {
                means.add(index++, 1, loss);
            }
        }
        return means.of(mean -> mean[0]).estimate();
    }

    /** See {@link LeastSquares#gradient}: errors from the scatter of the groups, each of which counts as one. */
    private double gradient(Rounds<SquaredError> rounds) {
        Arrays.sort(order, 0, trained); // neighbours of a chain go into the same group
        var groups = all(rounds, 0, trained, true);
        double[] mean = new double[parameters.length];
        groups.forEach(sums -> add(mean, sums.gradient(), 1.0 / groups.size()));
        double[] variance = new double[parameters.length];
        for (SquaredError.Sums sums : groups) {
            for (int i = 0; i < mean.length; i++) {
                double deviation = sums.gradient()[i] - mean[i];
                variance[i] += deviation * deviation / groups.size() / (groups.size() - 1);
            }
        }
        double squares = IntStream.range(0, mean.length).filter(i -> variance[i] > 0).mapToDouble(i -> mean[i] * mean[i] / variance[i]).sum();
        return groups.size() < 2 ? Double.NaN : Math.sqrt(squares / mean.length);
    }
}
