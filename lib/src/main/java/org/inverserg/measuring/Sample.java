package org.inverserg.measuring;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Means;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Replicas;

/**
 * Points measured on the same configurations, and thus in the same bins: one for a Monte Carlo run, all sizes of a dream.
 *
 * @param runs that were pooled, or a single one
 */
record Sample(List<Part> parts, List<Provenance> runs) {

    /** @param series or null if it was not kept */
    record Part(Point point, BinnedMeans means, Series series) {

        Replicas replicas(Quantity quantity) {
            return means.of(x -> quantity.of(new Means(point, x)));
        }

        private Part pooled(Part other) {
            return new Part(point, means.pooled(other.means), series == null || other.series == null ? null : series.with(other.series));
        }
    }

    /** In front of and behind the replicas of a sample those of the others stand still. */
    double[] coefficients() {
        return parts.get(0).means.coefficients();
    }

    Sample where(Predicate<Point> wanted) {
        return new Sample(parts.stream().filter(part -> wanted.test(part.point)).toList(), runs);
    }

    Sample binned(int count) {
        return new Sample(parts.stream().map(part -> new Part(part.point, part.means.binned(count), part.series)).toList(), runs);
    }

    List<Point> points() {
        return parts.stream().map(Part::point).toList();
    }

    /** @throws IllegalArgumentException if both have random numbers in common, or are not of the same system */
    Sample pooled(Sample other) {
        for (Provenance run : runs) {
            for (Provenance another : other.runs) {
                Require.that(!sharesRandomNumbers(run, another), "runs that are pooled must have different seeds", "seed " + run.seed() + " twice",
                        "give one of them another by seed(…)");
                Require.that(isOfSameSystem(run, another), "runs that are pooled must be of one system and differ in their seeds only",
                        run.operation() + " and " + another.operation(), "keep apart what is to be compared");
            }
        }
        return new Sample(IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).pooled(other.parts.get(i))).toList(),
                Stream.concat(runs.stream(), other.runs.stream()).toList());
    }

    private static boolean sharesRandomNumbers(Provenance a, Provenance b) {
        return a.seed() == b.seed() && a.inputs().size() == b.inputs().size()
                && IntStream.range(0, a.inputs().size()).allMatch(i -> sharesRandomNumbers(a.inputs().get(i), b.inputs().get(i)));
    }

    /** Of runs that begin with nothing, the points say all; of others what went in must be the same, or a run of the same kind. */
    private static boolean isOfSameSystem(Provenance a, Provenance b) {
        if (a.inputs().isEmpty() && b.inputs().isEmpty()) {
            return true;
        }
        return a.operation().equals(b.operation()) && a.inputs().size() == b.inputs().size() && IntStream.range(0, a.inputs().size()).allMatch(i -> {
            Provenance one = a.inputs().get(i);
            Provenance another = b.inputs().get(i);
            return one.key().equals(another.key()) || one.inputs().isEmpty() && another.inputs().isEmpty() && one.operation().equals(another.operation());
        });
    }
}
