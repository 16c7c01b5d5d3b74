package org.inverserg.training;

import java.util.List;
import java.util.Locale;
import org.inverserg.statistics.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How a loss fell while a network was trained.
 *
 * @param points one for each epoch
 */
public record LossCurve(List<Point> points) {

    /**
     * One epoch.
     *
     * @param epoch      1, 2, 3 …
     * @param rate       learning rate at its end
     * @param training   mean loss over its mini-batches, each before the step it led to
     * @param validation loss at its end on configurations that are not trained on
     */
    public record Point(int epoch, double rate, double training, Estimate validation) {
    }

    public LossCurve {
        points = List.copyOf(points);
    }

    /** The last epoch. */
    public Point last() {
        return points.get(points.size() - 1);
    }

    /** By how much of itself the training loss fell over the last tenth of the epochs; NaN for a single epoch. */
    public double lastChange() {
        int before = points.size() - 1 - Math.max(1, points.size() / 10);
        return before < 0 ? Double.NaN : points.get(before).training / last().training - 1;
    }

    /** Columns {@code epoch, rate, training, validation, validation_err}. */
    public Table table() {
        return Table.create("loss",
                IntColumn.create("epoch", points.stream().mapToInt(Point::epoch).toArray()),
                DoubleColumn.create("rate", points.stream().mapToDouble(Point::rate)),
                DoubleColumn.create("training", points.stream().mapToDouble(Point::training)),
                DoubleColumn.create("validation", points.stream().mapToDouble(point -> point.validation.value())),
                DoubleColumn.create("validation_err", points.stream().mapToDouble(point -> point.validation.error())));
    }

    /** For example {@code loss after 60 epochs: 0.2531 in training, 0.2528(9) in validation}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "loss after %d epochs: %.4g in training, %s in validation",
                points.size(), last().training, last().validation);
    }
}
