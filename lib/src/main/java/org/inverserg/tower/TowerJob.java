package org.inverserg.tower;

import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;

/**
 * The fields of a plan on their way up, 64 in a batch.
 *
 * @param provenance of what is made of them
 * @param size       the last L
 */
record TowerJob(TransposedNetwork network, Fields start, Provenance provenance, int size) {

    /** Networks that were trained on other processors, and fields that are the first of more, do not differ in their provenance. */
    private String key() {
        return " up to L=" + size + " of " + provenance.key() + " with weights " + network.weightsKey() + " and fields " + start.contentKey();
    }

    private int batches() {
        return Batches.count(start.count());
    }

    private TowerEngine engine(Progress progress) {
        return new TowerEngine(network, start.size(), size, progress);
    }

    private static int first(int batch) {
        return batch * Batches.WIDTH;
    }

    private int lanes(int batch) {
        return Batches.lanes(start.count(), batch);
    }

    /** Σφ/V by level and configuration. */
    record Measured(TowerJob tower) implements Job<TowerEngine, double[][]> {

        @Override
        public String key() {
            return "magnetizations" + tower.key();
        }

        @Override
        public int batches() {
            return tower.batches();
        }

        @Override
        public TowerEngine scratch(Progress progress) {
            return tower.engine(progress);
        }

        @Override
        public double[][] run(TowerEngine engine, int batch) {
            return engine.measure(tower.start, first(batch), tower.lanes(batch));
        }
    }

    /** The fields of the last size. */
    record Kept(TowerJob tower) implements Job<TowerEngine, float[][]> {

        @Override
        public String key() {
            return "configurations" + tower.key();
        }

        @Override
        public int batches() {
            return tower.batches();
        }

        @Override
        public TowerEngine scratch(Progress progress) {
            return tower.engine(progress);
        }

        @Override
        public float[][] run(TowerEngine engine, int batch) {
            return engine.configurations(tower.start, first(batch), tower.lanes(batch));
        }
    }
}
