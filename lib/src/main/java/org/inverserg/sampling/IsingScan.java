package org.inverserg.sampling;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.IsingQuantities;

/**
 * A plan to sample the Ising model at many couplings on lattices of several sizes. Its points share the seed and nothing else: each is what
 * {@link Ising#at Ising.at(β, L)} with this seed measures, to the last bit. They run side by side on all threads. Immutable; {@link #measure} does the work.
 * <pre>
 * var scan = Ising.scan().sizes(8, 16, 32, 64).betas(0.40, 0.48, 17).seed(1).measure(10_000);
 * Plot.against("T", scan, "U");
 * </pre>
 */
public final class IsingScan extends Scan<IsingScan> {

    static final IsingScan EMPTY = new IsingScan(Grid.of("betas"), Schedule.in("sweep"), Keeping.NOTHING.withSeries(), false);

    private final boolean wolff;

    private IsingScan(Grid grid, Schedule schedule, Keeping keeping, boolean wolff) {
        super(grid, schedule, keeping);
        this.wolff = wolff;
    }

    @Override
    IsingScan with(Grid newGrid, Schedule newSchedule, Keeping newKeeping) {
        return new IsingScan(newGrid, newSchedule, newKeeping, wolff);
    }

    @Override
    void checkSize(int size) {
        Ising.critical(size);
    }

    @Override
    void checkValue(double beta) {
        new IsingModel(beta);
    }

    /**
     * At {@code count} couplings β, evenly spread from the first to the last.
     *
     * @throws IllegalArgumentException unless {@code 0 ≤ from < to} and {@code count ≥ 2}
     */
    public IsingScan betas(double from, double to, int count) {
        return betas(Grid.spread(from, to, count));
    }

    /**
     * At these couplings β.
     *
     * @throws IllegalArgumentException if there is none, if one occurs twice, is negative or not finite
     */
    public IsingScan betas(double... betas) {
        return at(betas);
    }

    /**
     * At {@code count} temperatures T = 1/β, evenly spread from the first to the last.
     *
     * @throws IllegalArgumentException unless {@code 0 < from < to} and {@code count ≥ 2}
     */
    public IsingScan temperatures(double from, double to, int count) {
        return temperatures(Grid.spread(from, to, count));
    }

    /**
     * At these temperatures.
     *
     * @throws IllegalArgumentException if there is none, if one occurs twice, or if one is not above 0
     */
    public IsingScan temperatures(double... temperatures) {
        return betas(Arrays.stream(Require.given(temperatures, "the temperatures of a scan")).map(Temperature::beta).toArray());
    }

    /** By single clusters, see {@link Ising#wolff()}. */
    public IsingScan wolff() {
        return new IsingScan(grid(), schedule(), keeping(), true);
    }

    /**
     * Draws {@code n} configurations at each point and measures them.
     *
     * @throws IllegalArgumentException                  if {@code n < 1}, or if sizes or couplings are not named
     * @throws IllegalStateException                     if the memory for all points cannot be had
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Observables measure(int n) {
        Schedule.requireDraws(n);
        List<ScanRun.Point> points = grid().points((beta, size) -> new ScanRun.Point(size, () -> plan(beta, size).pointRun(n)));
        keeping().need(grid(), n, Ising.BYTES, IsingQuantities.ALL, this).requireForOneThread(plan(0, grid().largest()).stateBytes());
        return ScanRun.measure("Ising scan, " + grid(), schedule().seed(), points, n);
    }

    private Ising plan(double beta, int size) {
        Ising plain = Ising.at(beta, size).with(schedule(), keeping());
        return wolff ? plain.wolff() : plain;
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(grid().settings("β"));
        settings.put("algorithm", (wolff ? ClusterAlgorithm.WOLFF : ClusterAlgorithm.SWENDSEN_WANG).label());
        describe(settings);
        return settings;
    }

    /** For example {@code Ising scan of 68 points}. */
    @Override
    public String toString() {
        return "Ising scan of " + grid().count() + " points";
    }
}
