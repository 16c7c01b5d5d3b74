package org.inverserg.descent;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Estimate;

/**
 * The passes of a training by {@link AdamW} through what is trained on: the one loop, whatever is trained.
 *
 * @hidden
 */
@Internal
public final class Epochs {

    /** A model and what it is trained on: examples, each a configuration or a group of them. */
    public interface Task {

        /** The first example of mini-batch {@code step} of an epoch; behind the last one, the number of examples. */
        int boundary(int step);

        /** The gradient of the loss on the examples {@code order[from … to − 1]}, which are the next mini-batch. */
        double[] gradient(double[] parameters, int[] order, int from, int to);

        /** The loss in training, asked for at the end of each epoch. */
        double training(double[] parameters);

        /** The loss on what is kept apart, asked for behind {@link #training}; NaN where nothing is. */
        Estimate validation(double[] parameters);
    }

    private final TrainingSchedule schedule;
    private final Provenance provenance;
    private final int examples;
    private final int steps;

    /**
     * @param examples   that are trained on
     * @param steps      mini-batches of an epoch
     * @param provenance gives the random numbers: stream n the order of the examples in epoch n
     */
    public Epochs(TrainingSchedule schedule, int examples, int steps, Provenance provenance) {
        this.schedule = schedule;
        this.examples = examples;
        this.steps = steps;
        this.provenance = provenance;
    }

    /** To be counted up while this runs: by one for each step. */
    public Progress progress() {
        long all = total();
        return Progress.of("training", schedule.epochs(), all);
    }

    /** The steps of all epochs. */
    public long total() {
        return (long) schedule.epochs() * steps;
    }

    /**
     * Trains.
     *
     * @param parameters where to begin; afterwards where it ended
     * @param worthless  the loss of a model that knows nothing
     * @throws IllegalStateException if the loss grows beyond all bounds
     */
    public LossCurve run(double[] parameters, double worthless, Task task, Progress progress) {
        var optimizer = new AdamW(parameters.length, schedule.decay());
        var points = new ArrayList<LossCurve.Point>();
        int[] order = IntStream.range(0, examples).toArray();
        long done = 0;
        for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
            Batches.poll("training");
            Shuffle.first(examples, order, provenance.stream(epoch));
            for (int step = 0; step < steps; step++) {
                double[] gradient = task.gradient(parameters, order, task.boundary(step), task.boundary(step + 1));
                optimizer.step(parameters, gradient, schedule.rate(done, total()), schedule.momentum(done, total()));
                done++;
                progress.count(1);
            }
            double training = task.training(parameters);
            schedule.requireFinite(epoch, training);
            points.add(new LossCurve.Point(epoch, schedule.rate(done, total()), training, task.validation(parameters)));
        }
        schedule.requireSettled(points.get(points.size() - 1), worthless, parameters);
        return new LossCurve(points);
    }
}
