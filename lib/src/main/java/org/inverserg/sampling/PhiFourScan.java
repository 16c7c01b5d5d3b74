package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.PhiFourQuantities;

/**
 * A plan to sample φ⁴ at many values of μ² on lattices of several sizes; everything else is as in {@link IsingScan}.
 * <pre>
 * var scan = PhiFour.lambda(0.7).scan().sizes(8, 16, 32).massesSquared(-1.00, -0.90, 11).seed(1).measure(2_000);
 * Plot.against("mu2", scan, "U");
 * </pre>
 */
public final class PhiFourScan implements Plan {

    private final PhiFour.Coupling coupling;
    private final Grid grid;
    private final Schedule schedule;
    private final Keeping keeping;

    private PhiFourScan(PhiFour.Coupling coupling, Grid grid, Schedule schedule, Keeping keeping) {
        this.coupling = coupling;
        this.grid = grid;
        this.schedule = schedule;
        this.keeping = keeping;
    }

    static PhiFourScan of(double lambda) {
        return new PhiFourScan(new PhiFour.Coupling(lambda), Grid.of("massesSquared"), Schedule.in("step"), Keeping.NOTHING.withSeries());
    }

    private PhiFourScan on(Grid newGrid) {
        return new PhiFourScan(coupling, newGrid, schedule, keeping);
    }

    private PhiFourScan scheduled(UnaryOperator<Schedule> change) {
        return new PhiFourScan(coupling, grid, change.apply(schedule), keeping);
    }

    private PhiFourScan keeping(Keeping newKeeping) {
        return new PhiFourScan(coupling, grid, schedule, newKeeping);
    }

    /**
     * On lattices of these sizes L.
     *
     * @throws IllegalArgumentException if there is none, if one occurs twice, or if there is no such lattice
     */
    public PhiFourScan sizes(int... sizes) {
        Grid newGrid = grid.withSizes(sizes);
        newGrid.sizes().forEach(size -> PhiFour.pointA().size(size));
        return on(newGrid);
    }

    /**
     * At {@code count} values of μ², evenly spread from the first to the last.
     *
     * @throws IllegalArgumentException unless {@code from < to} and {@code count ≥ 2}
     */
    public PhiFourScan massesSquared(double from, double to, int count) {
        return massesSquared(Grid.spread(from, to, count));
    }

    /**
     * At these values of μ².
     *
     * @throws IllegalArgumentException if there is none, if one occurs twice or is not finite, or if λ = 0 and one is not above 0
     */
    public PhiFourScan massesSquared(double... massesSquared) {
        Grid newGrid = grid.withValues(massesSquared);
        newGrid.values().forEach(coupling::massSquared);
        return on(newGrid);
    }

    /** The seed of the random numbers; without, each point has the one that follows from its own plan. */
    public PhiFourScan seed(long seed) {
        return scheduled(its -> its.withSeed(seed));
    }

    /** See {@link PhiFour#thermalization}. */
    public PhiFourScan thermalization(int steps) {
        return scheduled(its -> its.withThermalization(steps));
    }

    /** See {@link PhiFour#thinning}. */
    public PhiFourScan thinning(int steps) {
        return scheduled(its -> its.withThinning(steps));
    }

    /** Keeps what was read of every configuration, which reweighting needs: what scans do unless told otherwise. */
    public PhiFourScan series() {
        return keeping(keeping.withSeries());
    }

    /** Keeps sums only, and no memory grows with the number of configurations. */
    public PhiFourScan withoutSeries() {
        return keeping(keeping.withoutSeries());
    }

    /** Every point is kept in the user's cache as soon as it is measured, and read back, see {@link PhiFour#cached()}. */
    public PhiFourScan cached() {
        return keeping(keeping.inUserCache());
    }

    /** The same with a folder of one's own. */
    public PhiFourScan cached(Path folder) {
        return keeping(keeping.inFolder(folder));
    }

    /**
     * Draws {@code n} configurations at each point and measures them.
     *
     * @throws IllegalArgumentException                  if {@code n < 1}, or if sizes or masses are not named
     * @throws IllegalStateException                     if the memory for all points cannot be had
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Observables measure(int n) {
        Schedule.requireDraws(n);
        List<ScanRun.Point> points = grid.points((mass, size) ->
                new ScanRun.Point(size, () -> coupling.massSquared(mass).size(size).with(schedule, keeping).pointRun(n)));
        keeping.need(grid, n, FieldSums.BYTES, PhiFourQuantities.ALL, this).requireForOneThread(PhiFourState.bytes(grid.largest()));
        return ScanRun.measure("phi^4 scan lambda=" + Provenance.decimal(coupling.lambda()) + ", " + grid, schedule.seed(), points, n);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("λ", Provenance.decimal(coupling.lambda()));
        settings.putAll(grid.settings("μ²"));
        settings.putAll(schedule.settings());
        settings.putAll(keeping.settings());
        settings.put("next", "measure(n) draws n configurations at each point and keeps their observables");
        return settings;
    }

    /** For example {@code φ⁴ scan of 33 points}. */
    @Override
    public String toString() {
        return "φ⁴ scan of " + grid.count() + " points";
    }
}
