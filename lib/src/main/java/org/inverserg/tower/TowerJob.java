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

    /** What is made of each batch. */
    private interface Part<R> extends Job<TowerEngine, R> {

        TowerJob tower();

        @Override
        default int batches() {
            return Batches.count(tower().start.count());
        }

        @Override
        default TowerEngine scratch(Progress progress) {
            return new TowerEngine(tower().network, tower().start.size(), tower().size, progress);
        }
    }

    private static int first(int batch) {
        return batch * Batches.WIDTH;
    }

    private int lanes(int batch) {
        return Batches.lanes(start.count(), batch);
    }

    /** Σφ/V by level and configuration. */
    record Measured(TowerJob tower) implements Part<double[][]> {

        @Override
        public String key() {
            return "magnetizations" + tower.key();
        }

        @Override
        public double[][] run(TowerEngine engine, int batch) {
            return engine.measure(tower.start, first(batch), tower.lanes(batch));
        }
    }

    /** The fields of the last size. */
    record Kept(TowerJob tower) implements Part<float[][]> {

        @Override
        public String key() {
            return "configurations" + tower.key();
        }

        @Override
        public float[][] run(TowerEngine engine, int batch) {
            return engine.configurations(tower.start, first(batch), tower.lanes(batch));
        }
    }
}
