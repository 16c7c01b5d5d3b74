package org.inverserg.plotting;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.drawing.Scale;
import org.knowm.xchart.XYSeries;

/** What the axes of a figure must hold: points, lines, the ends of error bars. */
final class Extent {

    private final SeriesParts parts;

    Extent(SeriesParts parts) {
        this.parts = parts;
    }

    /** @param range set by hand, or null */
    Scale x(boolean logarithmic, double[] range) {
        double[] lines = all(series -> !SeriesParts.isPoints(series) && parts.stretched(series) == null, XYSeries::getXData);
        double[] ends = all(series -> parts.xErrors(series) != null, series -> ends(series.getXData(), parts.xErrors(series)));
        double[] below = all(series -> true, series -> parts.below(series)[0]);
        double[] stretched = all(series -> parts.stretched(series) != null, series -> parts.stretched(series).x());
        Scale scale = Scale.about(all(SeriesParts::isPoints, XYSeries::getXData), joined(lines, ends, below, stretched), logarithmic);
        return range == null ? scale : scale.between(range[0], range[1]);
    }

    /** @param range set by hand, or null */
    Scale y(boolean logarithmic, double[] range) {
        double[] ends = all(series -> parts.errors(series) != null, series -> ends(series.getYData(), parts.errors(series)));
        double[] below = all(series -> true, series -> parts.below(series)[1]);
        double[] stretched = all(series -> parts.stretched(series) != null, series -> parts.stretched(series).y());
        Scale scale = Scale.about(all(series -> parts.stretched(series) == null, XYSeries::getYData), joined(ends, below, stretched), logarithmic);
        return range == null ? scale : scale.between(range[0], range[1]);
    }

    private double[] all(Predicate<XYSeries> wanted, Function<XYSeries, double[]> data) {
        return parts.all().stream().filter(wanted).flatMapToDouble(series -> DoubleStream.of(data.apply(series))).toArray();
    }

    private static double[] joined(double[]... values) {
        return Stream.of(values).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double[] ends(double[] values, double[] errors) {
        return IntStream.range(0, 2 * values.length).mapToDouble(i -> values[i / 2] + (i % 2 == 0 ? -1 : 1) * errors[i / 2]).toArray();
    }
}
