package org.inverserg.tower;

import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.FieldLanes;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;

/**
 * Takes fields through all sizes, depth first: as many side by side as make rows of a good length, fewer as they grow. Holds one input and one
 * output for each size, however many fields go through. Belongs to one thread.
 */
final class TowerEngine {

    private static final String TASK = "rescaling";

    private final TowerLevel[] levels;
    private final Progress progress;
    private final LaneMeans means = new LaneMeans();
    private double[][] magnetizations;
    private float[][] kept;

    /** @param progress counts the sites of the fields that are made, see {@link #work} */
    TowerEngine(TransposedNetwork network, int firstSize, int lastSize, Progress progress) {
        this.progress = progress;
        levels = new TowerLevel[Integer.numberOfTrailingZeros(lastSize / firstSize)];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new TowerLevel(network, firstSize << i);
        }
    }

    /** Memory for one engine: fields of all levels, without and with a frame. Room for one is enough for the rows on the way through the network. */
    static long bytes(TransposedNetwork network, int firstSize, int lastSize) {
        long bytes = 0;
        for (int size = firstSize; size < lastSize; size *= 2) {
            bytes += 2 * Fields.bytes(5 * ConvolutionForward.bestLanes(size), size + network.window() - 1);
        }
        return bytes;
    }

    /** The sites of all fields that one configuration becomes. */
    static long work(int firstSize, int lastSize) {
        long sites = 0;
        for (long size = 2L * firstSize; size <= lastSize; size *= 2) {
            sites += size * size;
        }
        return sites;
    }

    /** Σφ/V of {@code count} configurations from {@code first} on: [level][configuration], level 0 that of the fields given. */
    double[][] measure(Fields start, int first, int count) {
        magnetizations = new double[levels.length + 1][count];
        kept = null;
        climb(start, first, count);
        return magnetizations;
    }

    /** The fields of the last size. */
    float[][] configurations(Fields start, int first, int count) {
        magnetizations = null;
        kept = new float[count][];
        climb(start, first, count);
        return kept;
    }

    private void climb(Fields start, int first, int count) {
        TowerLevel level = levels[0];
        int sites = level.size() * level.size();
        float[] field = new float[sites];
        for (int from = 0; from < count; from += level.lanes()) {
            int lanes = Math.min(level.lanes(), count - from);
            for (int lane = 0; lane < lanes; lane++) {
                start.copyField(first + from + lane, field);
                FieldLanes.put(field, sites, level.input(), lane, lanes);
            }
            note(0, level.input(), level.size(), lanes, from);
            climb(0, lanes, from);
        }
    }

    /** Applies step {@code index} to the {@code lanes} fields in its input, which belong to the configurations from {@code first} on. */
    private void climb(int index, int lanes, int first) {
        Batches.poll(TASK);
        TowerLevel level = levels[index];
        level.apply(lanes);
        int fineSize = 2 * level.size();
        int sites = fineSize * fineSize;
        note(index + 1, level.output(), fineSize, lanes, first);
        progress.count((long) sites * lanes);
        if (index == levels.length - 1) {
            keep(level.output(), sites, lanes, first);
            return;
        }
        TowerLevel next = levels[index + 1];
        for (int from = 0; from < lanes; from += next.lanes()) {
            int some = Math.min(next.lanes(), lanes - from);
            FieldLanes.copy(level.output(), sites, from, lanes, next.input(), some);
            climb(index + 1, some, first + from);
        }
    }

    private void note(int index, float[] values, int size, int lanes, int first) {
        if (magnetizations != null) {
            means.of(values, size, lanes, magnetizations[index], first);
        }
    }

    private void keep(float[] values, int sites, int lanes, int first) {
        if (kept != null) {
            for (int lane = 0; lane < lanes; lane++) {
                kept[first + lane] = new float[sites];
                FieldLanes.take(values, sites, lane, lanes, kept[first + lane]);
            }
        }
    }
}
