package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.inverserg.couplings.Blockings;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.flip.OpeningStep;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.MeasurementSums;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Scope;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Cache;
import org.inverserg.storage.Cached;
import org.inverserg.storage.Form;
import org.inverserg.viewing.Viewer;

/**
 * What is to be dreamed: an upscaler is applied again and again, L → 2L → 4L …, from single spins or from given configurations
 * (Rançon et al. 2025, Sec. III.3). Immutable; {@link #upTo} and {@link #configurationsAt} do the work.
 */
public final class DreamPlan implements Plan {

    private final Upscaler upscaler;
    private final Spins start;
    private final int count;
    private final Long seed;
    private final Scope scope;
    private final Opening opening;
    private final Cache cache;

    /** The first steps of a dream, done by another upscaler. */
    private record Opening(int steps, Upscaler upscaler) {
    }

    private DreamPlan(Upscaler upscaler, Opening opening, Spins start, int count, Long seed, Scope scope, Cache cache) {
        this.upscaler = upscaler;
        this.opening = opening;
        this.start = start;
        this.count = count;
        this.seed = seed;
        this.scope = scope;
        this.cache = cache;
    }

    static DreamPlan fromSingleSpins(Upscaler upscaler, int count) {
        Require.atLeastOne(count, "the number of dreams");
        return new DreamPlan(upscaler, null, null, count, null, Scope.OBSERVABLES, Cache.NONE);
    }

    static DreamPlan from(Upscaler upscaler, Spins start) {
        return new DreamPlan(upscaler, null, start, start.count(), null, Scope.OBSERVABLES, Cache.NONE);
    }

    /** With a seed; without one it follows from the provenance of the upscaler and the start. */
    public DreamPlan seed(long newSeed) {
        return new DreamPlan(upscaler, opening, start, count, newSeed, scope, cache);
    }

    /**
     * Has another upscaler do the first steps: a small kernel, where lattices are smaller than a large one. Without it a kernel is wrapped
     * around small lattices as often as needed. Rançon et al. 2025 take the first step of k = 5 and the first two of k = 7 with k = 3.
     *
     * @throws IllegalArgumentException if {@code steps < 1}
     */
    public DreamPlan firstSteps(int steps, Upscaler first) {
        Require.given(first, "the upscaler of the first steps");
        if (steps < 1) {
            throw new IllegalArgumentException("the number of first steps must be at least 1, got " + steps
                    + "; leave them out to do all steps with " + upscaler.name());
        }
        return new DreamPlan(upscaler, new Opening(steps, first), start, count, seed, scope, cache);
    }

    UpscalingStep newStep() {
        return opening == null ? upscaler.newStep()
                : new OpeningStep(opening.upscaler.newStep(), upscaler.newStep(), (long) startSize() << Math.min(opening.steps, Integer.SIZE));
    }

    /** Measures the density of the order parameter too, at every size. */
    public DreamPlan density() {
        return new DreamPlan(upscaler, opening, start, count, seed, scope.withDensity(), cache);
    }

    /** Measures the correlation function along the axes and the correlation length too, at every size. */
    public DreamPlan correlations() {
        return new DreamPlan(upscaler, opening, start, count, seed, scope.withCorrelations(), cache);
    }

    /** Measures couplings too, those of the {@link CouplingBasis#symmetric() symmetric basis}. */
    public DreamPlan couplings() {
        return couplings(CouplingBasis.symmetric());
    }

    /**
     * Measures couplings too, on all lattices from L = {@value CouplingPair#SMALLEST_COARSE_SIZE} on: of a dream with the one it was drawn from, and
     * with itself blocked as {@code configurationsAt(size).block()} does it.
     *
     * @param bases all in one pass
     */
    public DreamPlan couplings(CouplingBasis... bases) {
        return new DreamPlan(upscaler, opening, start, count, seed, scope.withCouplings(bases), cache);
    }

    /**
     * What is measured is kept in the {@linkplain Cache#ofUser() user's cache} and read back, to the last bit the same, when the same dream is
     * measured again; the provenance says so.
     */
    public DreamPlan cached() {
        return cached(Cache.ofUser());
    }

    /** The same with a folder of one's own. */
    public DreamPlan cached(Path folder) {
        return cached(Cache.in(folder));
    }

    private DreamPlan cached(Cache newCache) {
        return new DreamPlan(upscaler, opening, start, count, seed, scope, newCache);
    }

    /**
     * Dreams up to L = {@code size} and measures at every size on the way: the observables and what the plan asks for besides. Nothing else is
     * kept: memory does not depend on the number of configurations.
     *
     * @throws IllegalArgumentException if {@code size} is not the starting size times a power of two
     * @throws IllegalStateException    if the memory for one batch per thread cannot be had
     */
    public Dream upTo(int size) {
        var provenance = provenance();
        int[] sizes = sizes(size);
        scope.check(size);
        requireMemory(0, size, "dreaming to L = " + size, "dream to a smaller size or on fewer threads");
        Supplier<MeasurementSums> empty = () -> new MeasurementSums(scope, Arrays.stream(sizes).mapToObj(Point::of).toList(), 1, bins());
        var job = measured(provenance, sizes);
        Cached<MeasurementSums> sums = cache.get(cacheKey(job), Form.of(empty), () -> {
            MeasurementSums read = empty.get();
            Batches.anywhere(progress(size), job, read::add);
            return read;
        });
        return new Dream(Measurements.of(sums.result(), provenance.noting(sums.notes())), index -> viewer(index, size));
    }

    private DreamJob.Measured measured(Provenance provenance, int[] sizes) {
        List<Blockings> blockings = Arrays.stream(sizes).mapToObj(measured -> Blockings.of(provenance, measured, 1)).toList();
        return new DreamJob.Measured(new DreamJob(this, provenance, sizes[sizes.length - 1], scope), Arrays.stream(sizes).boxed().toList(), blockings);
    }

    private String cacheKey(DreamJob.Measured job) {
        return !cache.isUsed() ? "" : start == null ? job.key() : job.key() + " in bins of " + bins().width();
    }

    /** Kernels that were moved to see what it changes, and networks trained on other processors, differ by their weights alone. */
    String key(Provenance provenance) {
        return provenance.key() + " with weights " + upscaler.weightsKey()
                + (opening == null ? "" : " after " + opening.upscaler.weightsKey())
                + (start == null ? "" : " and spins " + start.contentKey());
    }

    /**
     * The configurations at L = {@code size}, kept: the same that {@link #upTo} measures there.
     *
     * @throws IllegalArgumentException as {@link #upTo}
     * @throws IllegalStateException    if they do not fit into the memory
     */
    public Spins configurationsAt(int size) {
        var provenance = provenance();
        sizes(size);
        requireMemory(Spins.bytes(count, size), size, "keeping " + count + " dreams of L = " + size, "keep fewer, or measure them without keeping");
        long[][] kept = new long[Batches.count(count)][];
        var job = new DreamJob.Kept(new DreamJob(this, provenance, size, Scope.OBSERVABLES));
        Batches.anywhere(progress(size), job, (batch, words) -> kept[batch] = words);
        var dreams = Spins.wrap(size, start == null ? count : start.chains(), kept, provenance);
        return start == null ? dreams : dreams.correlatedOver(start.correlation());
    }

    /** Dream {@code index} alone at every size, from the starting one up to L = {@code last} or what can be shown: the same that {@link #upTo} measures. */
    Viewer viewer(int index, int last) {
        Require.index(index, count, "the number of a dream");
        var provenance = provenance();
        int size = Viewer.lastShown(startSize(), last, Viewer.LARGEST_SPINS);
        Memory.require(DreamEngine.bytes(size, Scope.OBSERVABLES) + 2 * Spins.bytes(1, size), "showing a dream of L = " + size, "show a smaller one");
        var levels = new ArrayList<Spins>();
        int batch = index / Batches.WIDTH;
        var progress = Progress.of("dreaming to L = " + size, 1, DreamEngine.work(startSize(), size));
        Batches.run(progress, 1, () -> new DreamEngine(newStep(), size, Scope.OBSERVABLES, progress),
                (engine, only) -> engine.levels(start, provenance.stream(batch), batch),
                (only, words) -> words.forEach(level -> levels.add(Spins.ofLane(level, index % Batches.WIDTH, provenance))));
        return Viewer.ofSpins("configuration " + index + " of a dream with " + upscaler.name(), last, levels);
    }

    private Bins bins() {
        return start == null ? Bins.of(count) : start.bins();
    }

    private Progress progress(int size) {
        return Progress.of("dreaming to L = " + size, count, Batches.count(count) * DreamEngine.work(startSize(), size));
    }

    /** Null: from single spins. */
    Spins start() {
        return start;
    }

    private int startSize() {
        return start == null ? 1 : start.size();
    }

    private Provenance provenance() {
        String operation = "dream " + upscaler.name() + " from L=" + startSize()
                + (opening == null ? "" : " first " + opening.steps + " by " + opening.upscaler.name());
        var inputs = new ArrayList<>(List.of(upscaler.provenance()));
        if (opening != null) {
            inputs.add(opening.upscaler.provenance());
        }
        if (start != null) {
            inputs.add(start.provenance());
        }
        return Provenance.of(operation, count, seed, inputs.toArray(Provenance[]::new));
    }

    /** The sizes that are measured: the starting one too, unless it is a single spin, and all on the way. */
    private int[] sizes(int last) {
        Spins.checkSize(last);
        var sizes = new ArrayList<Integer>();
        for (int size = startSize(); size <= last; size *= 2) {
            if (size > 1) {
                sizes.add(size);
            }
        }
        if (sizes.isEmpty() || sizes.get(sizes.size() - 1) != last || last == startSize()) {
            throw new IllegalArgumentException("a dream from L = " + startSize() + " reaches the sizes " + startSize()
                    + "·2, " + startSize() + "·4, " + startSize() + "·8 and so on, got " + last + "; " + remedy(last));
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private String remedy(int wanted) {
        int below = startSize();
        while (2L * below <= wanted) {
            below *= 2;
        }
        return below == startSize() || below == wanted ? "use " + 2 * startSize() + " or more" : "use " + below + " or " + 2 * below;
    }

    private void requireMemory(long kept, int size, String what, String remedy) {
        int threads = Math.min(Parallel.threads(), Batches.count(count));
        Memory.require(kept + threads * DreamEngine.bytes(size, scope), what + " on " + threads + " threads", remedy);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("upscaler", upscaler.toString());
        if (opening != null) {
            settings.put("first steps", opening.steps + ", by " + opening.upscaler);
        }
        settings.put("start", start == null ? "single spins" : start.toString());
        settings.put("dreams", String.valueOf(count));
        settings.put("measured", scope.toString());
        settings.put("seed", seed != null ? seed.toString() : provenance().seed() + ", from what it starts with");
        if (cache.isUsed()) {
            settings.put("cache", cache.toString());
        }
        settings.put("next", "upTo(L) measures at every size on the way, configurationsAt(L) keeps the last");
        return settings;
    }

    /** For example {@code plan for 10000 dreams with k=3 from L = 1}. */
    @Override
    public String toString() {
        return "plan for " + count + " dreams with " + upscaler.name() + " from L = " + startSize();
    }
}
