package org.inverserg.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Rounds;
import org.inverserg.storage.CachePlace;
import org.inverserg.storage.Cached;

/**
 * Runs the points of a scan side by side: first the chains that are run ahead, a point at a time, then those that draw, all of them in one list, so that
 * points with few chains leave no thread idle. The largest lattices go first, and the smallest fill the end. Every point is what its plan alone would
 * measure, to the last bit, and goes to the cache as soon as it is done.
 */
final class ScanRun {

    /** What a chain that is run ahead counts in the progress, in configurations. */
    private static final int PILOT = 500;

    /** A plan of a point, to be prepared. */
    record Point(int size, Supplier<PointRun<?>> prepare) {

        private long weight() {
            return (long) size * size;
        }
    }

    /** A chain of a point. */
    private record Item(int point, int chain) {
    }

    /** What a thread keeps: the working memory for the point it was at last. */
    private static final class Hand {
        private int point = -1;
        private IntFunction<Consumer<Moments>> reader;

        Consumer<Moments> read(PointRun<?> run, Item item) {
            if (item.point != point) {
                reader = run.chainReader();
                point = item.point;
            }
            return reader.apply(item.chain);
        }
    }

    private final List<Point> points;
    private final Progress progress;
    private final PointRun<?>[] runs;
    private final Moments[] targets;
    private final List<CachePlace<Moments>> places = new ArrayList<>();
    private final Observables[] results;

    private ScanRun(String task, List<Point> points, int n) {
        this.points = points.stream().sorted(Comparator.comparingInt(Point::size).reversed()).toList();
        long steps = points.stream().mapToLong(Point::weight).sum() * (n + PILOT);
        progress = Progress.of(task, (long) points.size() * n, steps);
        runs = new PointRun<?>[points.size()];
        targets = new Moments[points.size()];
        results = new Observables[points.size()];
    }

    /** {@code n} configurations at each of {@code points}. */
    static Observables measure(String operation, Long seed, List<Point> points, int n) {
        var scan = new ScanRun("sampling " + points.size() + " points of a scan", points, n);
        Batches.inRounds(scan.progress, Math.max(points.size(), points.size() * Batches.count(n)), Hand::new, scan::run);
        int total = (int) Math.min(Integer.MAX_VALUE, (long) points.size() * n);
        return Observables.joined(List.of(scan.results), Provenance.of(operation, total, seed));
    }

    private void run(Rounds<Hand> rounds) {
        rounds.run(points.size(), (hand, point) -> points.get(point).prepare.get().untold(), (point, run) -> {
            runs[point] = run;
            progress.count(PILOT * points.get(point).weight());
        });
        var items = new ArrayList<Item>();
        for (int point = 0; point < runs.length; point++) {
            int its = point;
            CachePlace<Moments> place = runs[point].place();
            places.add(place);
            place.found().ifPresent(kept -> finish(its, kept));
            if (place.found().isEmpty()) {
                targets[point] = runs[point].target();
                IntStream.range(0, runs[point].chains()).forEach(chain -> items.add(new Item(its, chain)));
            }
        }
        rounds.run(items.size(), (hand, item) -> hand.read(runs[items.get(item).point], items.get(item)), (item, addition) -> merge(items.get(item), addition));
    }

    private void merge(Item item, Consumer<Moments> addition) {
        addition.accept(targets[item.point]);
        PointRun<?> run = runs[item.point];
        progress.count(run.run().chains().draws(item.chain) * points.get(item.point).weight());
        if (item.chain == run.chains() - 1) {
            finish(item.point, places.get(item.point).keep(targets[item.point]));
        }
    }

    private void finish(int point, Cached<Moments> measured) {
        results[point] = runs[point].observables(measured);
    }
}
