package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.inverserg.parallel.Plan;

/**
 * A plan to sample a model at many values of a parameter on lattices of several sizes. Its points share the seed and nothing else. Immutable; each option
 * returns a new plan.
 *
 * @param <P> the plan that the options return
 */
public abstract class Scan<P extends Scan<P>> implements Plan {

    private final Grid grid;
    private final Schedule schedule;
    private final Keeping keeping;

    Scan(Grid grid, Schedule schedule, Keeping keeping) {
        this.grid = grid;
        this.schedule = schedule;
        this.keeping = keeping;
    }

    /** This plan with other options. */
    abstract P with(Grid newGrid, Schedule newSchedule, Keeping newKeeping);

    /** @throws IllegalArgumentException if there is no such lattice */
    abstract void checkSize(int size);

    /** @throws IllegalArgumentException if the model has no such coupling */
    abstract void checkValue(double value);

    /**
     * On lattices of these sizes L.
     *
     * @throws IllegalArgumentException if there is none, if one occurs twice, or if there is no such lattice
     */
    public P sizes(int... sizes) {
        Grid newGrid = grid.withSizes(sizes);
        newGrid.sizes().forEach(this::checkSize);
        return with(newGrid, schedule, keeping);
    }

    /** At these values of the parameter. */
    final P at(double... values) {
        Grid newGrid = grid.withValues(values);
        newGrid.values().forEach(this::checkValue);
        return with(newGrid, schedule, keeping);
    }

    /** The seed of the random numbers; without, each point has the one that follows from its own plan. */
    public P seed(long seed) {
        return scheduled(its -> its.withSeed(seed));
    }

    /** See {@link Ising#thermalization} and {@link PhiFour#thermalization}. */
    public P thermalization(int sweeps) {
        return scheduled(its -> its.withThermalization(sweeps));
    }

    /** See {@link Ising#thinning} and {@link PhiFour#thinning}. */
    public P thinning(int sweeps) {
        return scheduled(its -> its.withThinning(sweeps));
    }

    private P scheduled(UnaryOperator<Schedule> change) {
        return with(grid, change.apply(schedule), keeping);
    }

    /** Keeps what was read of every configuration, which reweighting needs: what scans do unless told otherwise. */
    public P series() {
        return with(grid, schedule, keeping.withSeries());
    }

    /** Keeps sums only, and no memory grows with the number of configurations. */
    public P withoutSeries() {
        return with(grid, schedule, keeping.withoutSeries());
    }

    /** Every point is kept in the user's cache as soon as it is measured, and read back, see {@link Ising#cached()}. */
    public P cached() {
        return with(grid, schedule, keeping.inUserCache());
    }

    /** The same with a folder of one's own. */
    public P cached(Path folder) {
        return with(grid, schedule, keeping.inFolder(folder));
    }

    final Grid grid() {
        return grid;
    }

    final Schedule schedule() {
        return schedule;
    }

    final Keeping keeping() {
        return keeping;
    }

    /** Adds schedule and keeping to {@code settings}, for people. */
    final void describe(Map<String, String> settings) {
        settings.putAll(schedule.settings());
        settings.putAll(keeping.settings());
        settings.put("next", "measure(n) draws n configurations at each point and keeps their observables");
    }
}
