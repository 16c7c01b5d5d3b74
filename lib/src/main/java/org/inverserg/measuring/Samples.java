package org.inverserg.measuring;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantities;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/** Independent samples, measured for the same quantities, and how they are put together. */
record Samples(Quantities quantities, List<Sample> list) {

    Samples {
        list = List.copyOf(list);
    }

    /** A point, and the coefficients of the replicas of all samples in front of its own and behind. */
    record Row(Sample.Part part, double[] before, double[] after) {

        Point point() {
            return part.point();
        }

        Replicas replicas(Quantity quantity) {
            return part.replicas(quantity).beside(before, after);
        }

        /** Other samples do not change it, also where they are too small to have an error themselves. */
        Estimate estimate(Quantity quantity) {
            return part.replicas(quantity).estimate();
        }
    }

    /** All points in their order. */
    List<Row> rows() {
        return IntStream.range(0, list.size()).boxed().flatMap(i -> {
            double[] before = coefficients(list.subList(0, i));
            double[] after = coefficients(list.subList(i + 1, list.size()));
            return list.get(i).parts().stream().map(part -> new Row(part, before, after));
        }).sorted((a, b) -> a.point().compareTo(b.point())).toList();
    }

    private static double[] coefficients(List<Sample> samples) {
        return samples.stream().flatMapToDouble(sample -> Arrays.stream(sample.coefficients())).toArray();
    }

    Samples each(UnaryOperator<Sample> change) {
        return new Samples(quantities, list.stream().map(change).filter(sample -> !sample.parts().isEmpty()).toList());
    }

    /** Configurations in all samples. */
    long count() {
        return list.stream().mapToLong(sample -> sample.parts().get(0).means().total()).sum();
    }

    List<Point> points() {
        return list.stream().flatMap(sample -> sample.parts().stream()).map(Sample.Part::point).sorted().toList();
    }

    /** The parameters that are known of some point. */
    List<String> parameters() {
        return points().stream().flatMap(point -> point.parameters().keySet().stream()).distinct().toList();
    }

    /** Of a parameter, ascending, as far as it is known. */
    double[] values(String name) {
        return points().stream().map(point -> point.parameters().get(name)).filter(Objects::nonNull).mapToDouble(x -> x).sorted().distinct().toArray();
    }

    /** @throws IllegalArgumentException if both are not of one system at several sizes */
    Samples and(Samples other) {
        requireSameModel(other);
        for (String name : parameters()) {
            double[] ours = values(name);
            double[] theirs = other.values(name);
            Require.that(ours.length == 0 || theirs.length == 0 || Arrays.equals(ours, theirs), "sizes that are joined must be of one " + name,
                    shown(ours) + " and " + shown(theirs), "measure them at the same " + name + ", or ask for a scan by alongside(…)");
        }
        return alongside(other);
    }

    private static String shown(double[] values) {
        return DoubleStream.of(values).mapToObj(Provenance::decimal).collect(Collectors.joining(", "));
    }

    /** @throws IllegalArgumentException if a point is in both, or if they are of different models */
    Samples alongside(Samples other) {
        requireSameModel(other);
        for (Point point : points()) {
            Require.that(other.points().stream().noneMatch(point::coincidesWith), "each point may occur once", point + " twice",
                    "pool(…) joins runs of one point with different seeds, and what is to be compared is kept apart");
        }
        List<Quantity> common = quantities.list().stream().filter(other.quantities.list()::contains).toList();
        return new Samples(quantities.among(common), Stream.concat(list.stream(), other.list.stream()).toList());
    }

    private void requireSameModel(Samples other) {
        Require.that(quantities.model().equals(other.quantities.model()), "observables that are put together must be of one model",
                quantities.model() + " and " + other.quantities.model(), "keep apart what is to be compared");
    }

    /** @throws IllegalArgumentException unless both are independent samples of the same points */
    Samples pool(Samples other) {
        requireSameModel(other);
        List<List<Point>> theirs = other.list.stream().map(Sample::points).toList();
        Require.that(list.size() == theirs.size() && list.stream().map(Sample::points).allMatch(theirs::contains),
                "runs that are pooled must be of the same points, measured in the same runs", points() + " and " + other.points(),
                "and(…) joins other sizes, alongside(…) other parameters");
        return each(sample -> sample.pooled(other.list.get(theirs.indexOf(sample.points()))));
    }
}
