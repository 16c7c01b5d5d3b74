package org.inverserg.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.PhiFourQuantities;

/**
 * A plan to sample φ⁴ at many values of μ² on lattices of several sizes; everything else is as in {@link IsingScan}.
 * <pre>
 * var scan = PhiFour.lambda(0.7).scan().sizes(8, 16, 32).massesSquared(-1.00, -0.90, 11).seed(1).measure(2_000);
 * Plot.against("mu2", scan, "U");
 * </pre>
 */
public final class PhiFourScan extends Scan<PhiFourScan> {

    private final PhiFour.Coupling coupling;

    private PhiFourScan(PhiFour.Coupling coupling, Grid grid, Schedule schedule, Keeping keeping) {
        super(grid, schedule, keeping);
        this.coupling = coupling;
    }

    static PhiFourScan of(double lambda) {
        return new PhiFourScan(new PhiFour.Coupling(lambda), Grid.of("massesSquared"), Schedule.in("step"), Keeping.NOTHING.withSeries());
    }

    @Override
    PhiFourScan with(Grid newGrid, Schedule newSchedule, Keeping newKeeping) {
        return new PhiFourScan(coupling, newGrid, newSchedule, newKeeping);
    }

    @Override
    void checkSize(int size) {
        PhiFour.pointA().size(size);
    }

    @Override
    void checkValue(double massSquared) {
        coupling.massSquared(massSquared);
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
        return at(massesSquared);
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
        List<ScanRun.Point> points = grid().points((mass, size) ->
                new ScanRun.Point(size, () -> coupling.massSquared(mass).size(size).with(schedule(), keeping()).pointRun(n)));
        keeping().need(grid(), n, FieldSums.BYTES, PhiFourQuantities.ALL, this).requireForOneThread(PhiFourState.bytes(grid().largest()));
        return ScanRun.measure("phi^4 scan lambda=" + Provenance.decimal(coupling.lambda()) + ", " + grid(), schedule().seed(), points, n);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("λ", Provenance.decimal(coupling.lambda()));
        settings.putAll(grid().settings("μ²"));
        describe(settings);
        return settings;
    }

    /** For example {@code φ⁴ scan of 33 points}. */
    @Override
    public String toString() {
        return "φ⁴ scan of " + grid().count() + " points";
    }
}
