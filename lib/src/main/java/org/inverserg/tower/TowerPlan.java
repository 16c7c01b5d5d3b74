package org.inverserg.tower;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.lattice.Fields;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.reweighting.Reweighting;
import org.inverserg.storage.Cache;
import org.inverserg.storage.Cached;
import org.inverserg.storage.Form;

/**
 * A network is to be applied again and again, L → 2L → 4L …, to given fields (Bachtis et al. 2022, Fig. 1). Nothing is drawn: the
 * fields decide all. Immutable; {@link #upTo} and {@link #configurationsAt} do the work.
 */
public final class TowerPlan implements Plan {

    private final TransposedNetwork network;
    private final Fields start;
    private final Cache cache;

    TowerPlan(TransposedNetwork network, Fields start) {
        this(network, start, Cache.NONE);
    }

    private TowerPlan(TransposedNetwork network, Fields start, Cache cache) {
        network.checkSize(Require.given(start, "an ensemble of fields").size());
        this.network = network;
        this.start = start;
        this.cache = cache;
    }

    /**
     * What is kept of a tower is kept in the {@linkplain Cache#ofUser() user's cache} too and read back, to the last bit the same, when the same fields
     * are rescaled again; the provenance says so.
     */
    public TowerPlan cached() {
        return new TowerPlan(network, start, Cache.ofUser());
    }

    /** The same with a folder of one's own. */
    public TowerPlan cached(Path folder) {
        return new TowerPlan(network, start, Cache.in(folder));
    }

    /**
     * Goes up to L = {@code size} field by field and keeps, of every field and at every size on the way, the magnetization only: memory does not
     * depend on how large the fields get times their number.
     *
     * @throws IllegalArgumentException if {@code size} is not the starting size times a power of two
     * @throws IllegalStateException    if the memory for one engine per thread cannot be had
     */
    public Tower upTo(int size) {
        int[] sizes = sizes(size);
        requireMemory(0, size, "rescaling to L = " + size, "rescale to a smaller size or on fewer threads");
        Cached<double[][]> kept = cache.get(cache.isUsed() ? new TowerJob.Measured(job(size)).key() : "", Form.ofNumbers(sizes.length, start.count()),
                () -> measure(size, sizes));
        Reweighting origin = start.action().isPresent() ? Reweighting.of(start) : null;
        Fields shown = start.first(Math.min(start.count(), Tower.SHOWN));
        return new Tower(network, sizes, kept.result(), start.bins(), origin, shown, provenance().noting(kept.notes()));
    }

    private double[][] measure(int size, int[] sizes) {
        double[][] magnetizations = new double[sizes.length][start.count()];
        Batches.anywhere(progress(size), new TowerJob.Measured(job(size)), (batch, part) -> {
            int first = batch * Batches.WIDTH;
            for (int level = 0; level < sizes.length; level++) {
                requireFinite(part[level], first, sizes[level]);
                System.arraycopy(part[level], 0, magnetizations[level], first, part[level].length);
            }
        });
        return magnetizations;
    }

    /**
     * The fields at L = {@code size}, kept: for pictures, or to measure something else.
     *
     * @throws IllegalArgumentException as {@link #upTo}
     * @throws IllegalStateException    if they do not fit into the memory
     */
    public Fields configurationsAt(int size) {
        sizes(size);
        requireMemory(Fields.bytes(start.count(), size), size, "keeping " + start.count() + " fields of L = " + size,
                "keep fewer, or measure them without keeping");
        float[][] kept = new float[start.count()][];
        Batches.anywhere(progress(size), new TowerJob.Kept(job(size)),
                (batch, part) -> System.arraycopy(part, 0, kept, batch * Batches.WIDTH, part.length));
        return Fields.wrap(size, start.chains(), kept, provenance()).correlatedOver(start.correlation());
    }

    private void requireFinite(double[] magnetizations, int first, int size) {
        for (int index = 0; index < magnetizations.length; index++) {
            if (!Double.isFinite(magnetizations[index])) {
                throw new IllegalStateException("at L = " + size + " configuration " + (first + index) + " has run away to a magnetization of "
                        + magnetizations[index] + ": " + network.name() + " makes fields larger with every step; train it on fields like these");
            }
        }
    }

    private TowerJob job(int size) {
        return new TowerJob(network, start, provenance(), size);
    }

    private Progress progress(int size) {
        return Progress.of("rescaling to L = " + size, start.count(), start.count() * TowerEngine.work(start.size(), size));
    }

    private Provenance provenance() {
        return Provenance.of("rescale " + network.name() + " from L=" + start.size(), start.count(), null, network.provenance(), start.provenance());
    }

    /** The starting size and all on the way. */
    private int[] sizes(int last) {
        List<Integer> sizes = new ArrayList<>();
        for (long size = start.size(); size <= Math.min(last, Fields.LARGEST_SIZE); size *= 2) {
            sizes.add((int) size);
        }
        if (sizes.size() < 2 || sizes.get(sizes.size() - 1) != last) {
            int below = sizes.isEmpty() ? start.size() : sizes.get(sizes.size() - 1);
            throw new IllegalArgumentException("a network doubles the size: from L = " + start.size() + " it reaches " + 2 * start.size() + ", "
                    + 4 * start.size() + ", " + 8 * start.size() + " and so on up to " + Fields.LARGEST_SIZE + ", got " + last + "; use "
                    + (sizes.size() < 2 ? 2 * start.size() : below));
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private void requireMemory(long kept, int size, String what, String remedy) {
        int threads = Math.min(Parallel.threads(), Batches.count(start.count()));
        Memory.require(kept + threads * TowerEngine.bytes(network, start.size(), size), what + " on " + threads + " threads", remedy);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("network", network.toString());
        settings.put("start", start.toString());
        if (cache.isUsed()) {
            settings.put("cache", cache.toString());
        }
        settings.put("next", "upTo(L) keeps the magnetizations at every size on the way, configurationsAt(L) the fields of the last");
        return settings;
    }

    /** For example {@code plan to rescale 10000 fields from L = 32 with 1-8-1}. */
    @Override
    public String toString() {
        return "plan to rescale " + start.count() + " fields from L = " + start.size() + " with " + network.name();
    }
}
