package org.inverserg.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.inverserg.markov.MarkovChain;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;

/**
 * The chains of all points of a scan as the batches of a call, also of those points that a process has in its cache: others may not have them.
 *
 * @param key    of all points
 * @param points in the order in which they run
 * @param items  the chains, point by point
 * @param wanted which points this process needs
 */
record ScanJob(String key, List<PointRun<?, ?>> points, List<Item> items, IntPredicate wanted) implements Job<ScanJob.Hand, Object> {

    /**
     * A chain of a point.
     *
     * @param steps that it counts in the progress
     */
    record Item(int point, int chain, long steps) {
    }

    /** @param weight steps of a configuration of each point */
    static ScanJob of(Provenance scan, List<PointRun<?, ?>> points, IntToLongFunction weight, IntPredicate wanted) {
        var items = new ArrayList<Item>();
        var origins = new ArrayList<Provenance>();
        for (int point = 0; point < points.size(); point++) {
            origins.add(points.get(point).run().provenance());
            for (int chain = 0; chain < points.get(point).chains(); chain++) {
                items.add(new Item(point, chain, points.get(point).run().chains().draws(chain) * weight.applyAsLong(point)));
            }
        }
        // Chunks hold the key, and scans may have thousands of points: the seed of all their operations stands for them.
        var all = Provenance.of("points", scan.count(), null, origins.toArray(Provenance[]::new));
        return new ScanJob(points.get(0).empty().key() + " of " + scan.key() + ", " + origins.size() + " points " + Long.toHexString(all.seed()), points,
                List.copyOf(items), wanted);
    }

    /** What a thread keeps: the working memory for the point it was at last. */
    static final class Hand {

        private final Progress progress;
        private int point = -1;
        private IntFunction<?> drawer;

        private Hand(Progress progress) {
            this.progress = progress;
        }

        private Object draw(PointRun<?, ?> run, Item item) {
            if (item.point != point) {
                drawer = run.drawer(Progress.untold(MarkovChain.TASK));
                point = item.point;
            }
            Object found = drawer.apply(item.chain);
            progress.count(item.steps);
            return found;
        }
    }

    @Override
    public int batches() {
        return items.size();
    }

    @Override
    public Hand scratch(Progress progress) {
        return new Hand(progress);
    }

    @Override
    public Object run(Hand hand, int batch) {
        return hand.draw(points.get(items.get(batch).point), items.get(batch));
    }

    @Override
    public boolean isWanted(int batch) {
        return wanted.test(items.get(batch).point);
    }

    @Override
    public List<Class<? extends Record>> records() {
        return points.get(0).reading().records();
    }
}
