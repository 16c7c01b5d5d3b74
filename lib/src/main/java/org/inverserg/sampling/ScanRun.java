package org.inverserg.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.storage.CachePlace;

/**
 * Runs the points of a scan side by side: first the chains that are run ahead, a point at a time, then those that draw, all of them in one list, so that
 * points with few chains leave no thread idle. The largest lattices go first, and the smallest fill the end. Every point is what its plan alone would
 * measure, to the last bit, and goes to the cache as soon as it is done.
 */
final class ScanRun {

    /** What a chain that is run ahead counts in the progress, in configurations. */
    private static final int PILOT = 500;

    /** A plan of a point, to be prepared. */
    record Point(int size, Supplier<PointRun<?, ?>> prepare) {

        private long weight() {
            return (long) size * size;
        }
    }

    private final List<Point> points;
    private final Progress progress;
    private final PointRun<?, ?>[] runs;
    private final Moments[] targets;
    private final List<CachePlace<Moments>> places = new ArrayList<>();
    private final Observables[] results;

    private ScanRun(List<Point> points, int n) {
        this.points = points.stream().sorted(Comparator.comparingInt(Point::size).reversed()).toList();
        long steps = points.stream().mapToLong(Point::weight).sum() * (n + PILOT);
        progress = Progress.of("sampling " + points.size() + " points of a scan", (long) points.size() * n, steps);
        runs = new PointRun<?, ?>[points.size()];
        targets = new Moments[points.size()];
        results = new Observables[points.size()];
    }

    /** {@code n} configurations at each of {@code points}. */
    static Observables measure(String operation, Long seed, List<Point> points, int n) {
        var scan = new ScanRun(points, n);
        int total = (int) Math.min(Integer.MAX_VALUE, (long) points.size() * n);
        var provenance = Provenance.of(operation, total, seed);
        Parallel.engine().within(() -> {
            scan.progress.during(() -> scan.run(provenance));
            return scan;
        });
        return Observables.joined(List.of(scan.results), provenance);
    }

    private void run(Provenance provenance) {
        Batches.run(progress, points.size(), () -> null, (none, point) -> points.get(point).prepare.get(), (point, run) -> {
            runs[point] = run;
            progress.count(PILOT * points.get(point).weight());
        });
        for (int point = 0; point < runs.length; point++) {
            CachePlace<Moments> place = runs[point].place();
            places.add(place);
            if (place.found().isPresent()) {
                results[point] = runs[point].observables(place.found().get());
            } else {
                targets[point] = runs[point].target();
            }
        }
        if (Stream.of(targets).anyMatch(Objects::nonNull)) {
            var job = ScanJob.of(provenance, List.of(runs), point -> points.get(point).weight(), point -> targets[point] != null);
            Batches.anywhere(progress, job, (item, found) -> merge(job.items().get(item), found));
        }
    }

    private void merge(ScanJob.Item item, Object found) {
        PointRun<?, ?> run = runs[item.point()];
        run.add(targets[item.point()], item.chain(), found);
        if (item.chain() == run.chains() - 1) {
            results[item.point()] = run.observables(places.get(item.point()).keep(targets[item.point()]));
        }
    }
}
