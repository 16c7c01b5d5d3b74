package org.inverserg.descent;

import java.util.List;
import java.util.Locale;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How a loss fell during training.
 *
 * @param points one for each epoch
 */
public record LossCurve(List<Point> points) {

    /**
     * One epoch.
     *
     * @param epoch      1, 2, 3 …
     * @param rate       learning rate at its end
     * @param training   loss on the configurations trained on: of networks the mean over the mini-batches of the epoch, each before the step it
     *                   led to; of models of counted patterns that of all configurations at its end
     * @param validation loss at its end on configurations that are not trained on; NaN where there are none
     */
    public record Point(int epoch, double rate, double training, Estimate validation) {

        /** @throws IllegalArgumentException if the validation is missing: NaN stands for none */
        public Point {
            Require.given(validation, "the loss of the validation");
        }
    }

    /** @throws IllegalArgumentException if there is no epoch */
    public LossCurve {
        Require.all(points, "the epochs of a loss curve");
        Require.that(!points.isEmpty(), "a loss curve needs at least 1 epoch", "none", "train for one or more");
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

    /** Columns {@code epoch, rate, training} and, if there is one, {@code validation, validation_err}. */
    public Table table() {
        var table = Table.create("loss",
                IntColumn.create("epoch", points.stream().mapToInt(Point::epoch).toArray()),
                DoubleColumn.create("rate", points.stream().mapToDouble(Point::rate)),
                DoubleColumn.create("training", points.stream().mapToDouble(Point::training)));
        return !hasValidation() ? table : table.addColumns(EstimateColumns.of("validation", points.stream().map(Point::validation).toList()));
    }

    private boolean hasValidation() {
        return !Double.isNaN(last().validation.value());
    }

    /** For example {@code loss after 60 epochs: 0.2531 in training, 0.2528(9) in validation}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "loss after %d epochs: %.5g in training", points.size(), last().training)
                + (hasValidation() ? ", " + last().validation + " in validation" : "");
    }
}
