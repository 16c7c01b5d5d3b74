package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.couplings.CouplingMoments;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.couplings.CouplingPair.Pairing;
import org.inverserg.couplings.DistanceMoments;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/** Accumulates what is read of an ensemble, batch by batch, at several sizes. */
public final class MeasurementSums implements Storable {

    private final Scope scope;
    private final Bins bins;
    private final List<Moments> moments = new ArrayList<>();
    private final Map<Integer, DensitySums> densities = new LinkedHashMap<>();
    private final Map<Integer, DistanceMoments> correlations = new LinkedHashMap<>();
    private final Map<Integer, CouplingMoments> blocked = new LinkedHashMap<>();
    private final Map<Integer, CouplingMoments> dreamed = new LinkedHashMap<>();

    /**
     * @param points at which it is measured, ascending in size
     * @param depth  the most blockings after which couplings are read at each size
     * @param bins   of the configurations
     * @throws IllegalArgumentException if there is no point, or no bins
     */
    public MeasurementSums(Scope scope, List<Point> points, int depth, Bins bins) {
        this.scope = Require.given(scope, "what is to be measured");
        Require.that(!Require.all(points, "the points to be measured").isEmpty(), "at least 1 lattice size must be measured", "none", "name one");
        this.bins = Require.given(bins, "the bins of an ensemble");
        int[] sizes = points.stream().mapToInt(Point::size).toArray();
        for (Point point : points) {
            int size = point.size();
            moments.add(new Moments(point, bins));
            if (scope.density()) {
                densities.put(size, new DensitySums(size, bins));
            }
            if (scope.correlations()) {
                correlations.put(size, new DistanceMoments(size, bins));
            }
            if (!scope.couplings().isEmpty() && CouplingPair.isFine(size)) {
                pairs(sizes, size, depth);
            }
        }
    }

    private void pairs(int[] sizes, int size, int depth) {
        for (int step = 0; step < depth && CouplingPair.isFine(size >> step); step++) {
            blocked.put(size >> step, new CouplingMoments(scope.couplings(), bins));
        }
        if (Arrays.stream(sizes).anyMatch(coarse -> 2 * coarse == size)) {
            dreamed.put(size, new CouplingMoments(scope.couplings(), bins));
        }
    }

    /**
     * Adds what was read of a batch; batches come in their order.
     *
     * @param levels by size; of neighbouring sizes the larger one was drawn from the smaller one
     * @throws IllegalArgumentException if there is no such batch, or if what was read is not what the scope asks for
     */
    public void add(int batch, Reading[] levels) {
        check(batch, levels);
        long first = (long) batch * Batches.WIDTH;
        int lanes = Batches.lanes(bins.total(), batch);
        for (int level = 0; level < levels.length; level++) {
            Reading reading = levels[level];
            int size = moments.get(level).size();
            moments.get(level).add(first, lanes, reading.up(), reading.unequal());
            if (scope.density()) {
                densities.get(size).add(first, lanes, reading.up());
            }
            if (scope.correlations()) {
                correlations.get(size).add(first, lanes, reading.up(), reading.unequalAt(), reading.waves());
            }
            addCouplings(size, first, lanes, reading, level > 0 ? levels[level - 1] : null);
        }
    }

    private void check(int batch, Reading[] levels) {
        Require.index(batch, Batches.count(bins.total()), "the number of a batch");
        Require.allOf(levels, "what was read at each size");
        Require.that(levels.length == moments.size(), "there must be a reading for each of " + moments.size() + " sizes", levels.length, "read at all sizes");
        for (int level = 0; level < levels.length; level++) {
            int size = moments.get(level).size();
            int found = levels[level].couplings().length;
            int least = dreamed.containsKey(size) || dreamed.containsKey(2 * size) ? 1 : 0;
            int most = scope.couplings().isEmpty() ? 0 : 1;
            while (most > 0 && blocked.containsKey(size >> most - 1)) {
                most++;
            }
            Require.that(found >= least && found <= most, "at L = " + size + " coupling sums must be read at " + least + " to " + most + " levels", found,
                    "make the meter for the same scope");
        }
    }

    private void addCouplings(int size, long first, int lanes, Reading fine, Reading coarse) {
        for (int step = 1; step < fine.couplings().length; step++) {
            blocked.get(size >> step - 1).add(first, lanes, fine.couplings()[step], fine.couplings()[step - 1]);
        }
        if (dreamed.containsKey(size)) {
            dreamed.get(size).add(first, lanes, coarse.couplings()[0], fine.couplings()[0]);
        }
    }

    Scope scope() {
        return scope;
    }

    /** One for each point. */
    List<Moments> moments() {
        return moments;
    }

    /** By size; none if the scope asks for none. */
    Map<Integer, DensitySums> densities() {
        return densities;
    }

    /** By size; none if the scope asks for none. */
    Map<Integer, DistanceMoments> correlations() {
        return correlations;
    }

    /** From large lattices to small ones; none if the scope asks for none. */
    List<CouplingPair> pairs() {
        var pairs = new ArrayList<CouplingPair>();
        blocked.forEach((size, sums) -> pairs.add(new CouplingPair(Pairing.BLOCKED, size, sums)));
        dreamed.forEach((size, sums) -> pairs.add(new CouplingPair(Pairing.DREAMED, size, sums)));
        Collections.sort(pairs, (a, b) -> Integer.compare(b.fineSize(), a.fineSize()));
        return pairs;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Require.given(out, "what takes the sums");
        for (Storable part : parts()) {
            part.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        Require.given(in, "what gives the sums");
        for (Storable part : parts()) {
            part.read(in);
        }
    }

    private List<Storable> parts() {
        return Stream.of(moments, densities.values(), correlations.values(), blocked.values(), dreamed.values()).<Storable>flatMap(Collection::stream).toList();
    }
}
