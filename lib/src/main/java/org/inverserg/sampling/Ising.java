package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.lattice.SpinStream;
import org.inverserg.lattice.Spins;
import org.inverserg.markov.ClusterState;
import org.inverserg.markov.MarkovChain;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.measuring.Scope;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.IsingQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.storage.Cache;
import org.inverserg.storage.Form;

/**
 * A plan to sample the Ising model on a periodic L×L lattice with the weight exp(β Σ_⟨ij⟩ σ_i σ_j) by cluster updates:
 * those of R. Swendsen and J.-S. Wang (Phys. Rev. Lett. 58, 86, 1987) unless {@link #wolff()} asks for others. Immutable: each
 * option returns a new plan, and {@link #sample} or {@link #measure} does the work.
 * <pre>
 * var spins = Ising.critical(32).seed(1).sample(10_000);
 * var mc    = Ising.critical(1024).seed(1).measure(2_000);
 * </pre>
 *
 * <p>Up to 16 independent chains run side by side, each drawing whole batches of 64 configurations; how many follows from the
 * plan and the number of configurations, never from the number of threads. Chain c of C draws the batches ⌊c B/C⌋ to
 * ⌊(c+1) B/C⌋ − 1 of B in the order of its steps. Unless told otherwise, a chain is thinned to one configuration in 2 τ_int
 * sweeps and thermalised for 20 τ_int (at least 50) sweeps, with the larger of the
 * {@linkplain #autocorrelation() autocorrelation times} of |m| and e, which a chain run ahead measures.
 *
 * <p>Swendsen–Wang chains start from random spins at every β. In the ordered phase that leads to no long-lived domains or
 * stripes, as it would for local updates: each sweep draws new signs for the domains, two neighbours agree with probability ½
 * and become one, so their number falls by about half with each sweep, to one in less than 30 sweeps on the largest lattice.
 *
 * <p>On L = 2 each pair of neighbours is joined by two bonds.
 */
public final class Ising implements Plan {

    private static final int SMALLEST_SIZE = 2;

    /** What is read of a configuration waits for its chain: m and e as sums. */
    static final long BYTES = 2L * Integer.BYTES;

    private final IsingModel model;
    private final int size;
    private final Pilot pilot;
    private final Schedule schedule;
    private final Keeping keeping;

    private Ising(IsingModel model, int size, Pilot pilot, Schedule schedule, Keeping keeping) {
        this.model = model;
        this.size = size;
        this.pilot = pilot;
        this.schedule = schedule;
        this.keeping = keeping;
    }

    /** β_c = ½ ln(1 + √2) = 0.440687 of the infinite lattice. */
    public static final double CRITICAL_BETA = IsingModel.CRITICAL_BETA;

    /** T_c = 1/β_c = 2.269185. */
    public static final double CRITICAL_TEMPERATURE = 1 / CRITICAL_BETA;

    /**
     * At the critical coupling β_c = ½ ln(1 + √2) of the infinite lattice.
     *
     * @param size L, from 2 to {@link Spins#LARGEST_SIZE}
     * @throws IllegalArgumentException if L is outside that range
     */
    public static Ising critical(int size) {
        return at(CRITICAL_BETA, size);
    }

    /**
     * At the temperature T = 1/β, in units of the coupling of neighbours.
     *
     * @param temperature T, above 0
     * @param size        L, from 2 to {@link Spins#LARGEST_SIZE}
     * @throws IllegalArgumentException if T or L is outside its range
     */
    public static Ising atTemperature(double temperature, int size) {
        return at(Temperature.beta(temperature), size);
    }

    /** Many couplings or temperatures and sizes at once; {@code sizes} and {@code betas} or {@code temperatures} follow. */
    public static IsingScan scan() {
        return IsingScan.EMPTY;
    }

    /**
     * A β deep in the ordered phase, 1 or more, gets a note: it may have been meant as a temperature.
     *
     * @param beta β, at least 0
     * @param size L, from 2 to {@link Spins#LARGEST_SIZE}
     * @throws IllegalArgumentException if β or L is outside its range
     */
    public static Ising at(double beta, int size) {
        var model = new IsingModel(beta);
        if (size < SMALLEST_SIZE || size > Spins.LARGEST_SIZE) {
            throw new IllegalArgumentException("the lattice size L must be between " + SMALLEST_SIZE + " and "
                    + Spins.LARGEST_SIZE + ", got " + size + "; on L = 2 each pair of neighbours has two bonds, below there is none");
        }
        return new Ising(model, size, new Pilot(model, size, ClusterAlgorithm.SWENDSEN_WANG), Schedule.in("sweep"), Keeping.NOTHING);
    }

    /**
     * With single-cluster updates (U. Wolff, Phys. Rev. Lett. 62, 361, 1989). A sweep then is a number of clusters that flip as
     * many spins as the lattice has, on average: c or c + 1 with probability ½ each, where c follows from the size of clusters
     * that a chain run ahead measures and stands in the provenance. Chains start from all spins equal.
     */
    public Ising wolff() {
        return new Ising(model, size, new Pilot(model, size, ClusterAlgorithm.WOLFF), schedule, keeping);
    }

    /** The seed of the random numbers; if none is given, it follows from the plan. */
    public Ising seed(long newSeed) {
        return scheduled(schedule.withSeed(newSeed));
    }

    /**
     * Sweeps that each chain runs from its start before it draws.
     *
     * @throws IllegalArgumentException if negative
     */
    public Ising thermalization(int sweeps) {
        return scheduled(schedule.withThermalization(sweeps));
    }

    /**
     * Sweeps from one configuration drawn to the next.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public Ising thinning(int sweeps) {
        return scheduled(schedule.withThinning(sweeps));
    }

    Ising with(Schedule newSchedule, Keeping newKeeping) {
        return new Ising(model, size, pilot, newSchedule, newKeeping);
    }

    private Ising scheduled(Schedule newSchedule) {
        return new Ising(model, size, pilot, newSchedule, keeping);
    }

    /** {@link #measure} keeps m and e of every configuration too, 16 bytes, see {@link Observables#series()}. */
    public Ising series() {
        return new Ising(model, size, pilot, schedule, keeping.withSeries());
    }

    /**
     * Results are kept in the {@linkplain Cache#ofUser() user's cache} and read back, to the last bit the same, when they are asked for again
     * with the same parameters; the provenance says so.
     */
    public Ising cached() {
        return new Ising(model, size, pilot, schedule, keeping.inUserCache());
    }

    /** The same with a folder of one's own. */
    public Ising cached(Path folder) {
        return new Ising(model, size, pilot, schedule, keeping.inFolder(folder));
    }

    /** τ_int of |m| and e in sweeps, measured on a chain of its own. Above L = 128 extrapolated with L^{1/4} from there. */
    public AutocorrelationTimes autocorrelation() {
        return pilot.times();
    }

    /**
     * Draws and keeps {@code n} configurations.
     *
     * @throws IllegalArgumentException                       if {@code n < 1}
     * @throws IllegalStateException                          if they do not fit into the memory
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Spins sample(int n) {
        Schedule.requireDraws(n);
        Run<ClusterState> run = prepare(n, new Run.Need(Spins.bytes(n, size), Packer.bytes(size), "sampling " + n + " configurations of " + this,
                "keep fewer configurations, or measure them without keeping"));
        Run.Kept<long[][]> kept = run.kept(keeping.cache(), "configurations", new PackedBatches(n, size), () -> draw(run));
        return Spins.wrap(size, run.chains().count(), kept.result(), kept.provenance()).sampledFrom(model).correlatedOver(run.correlation());
    }

    private static long[][] draw(Run<ClusterState> run) {
        long[][] batches = new long[Batches.count(run.chains().configurations())][];
        var job = new ChainJob<>("configurations", run, chains -> PackingChain.drawer(chains, KeepingSink::new), List.of());
        Batches.anywhere(run.progress(), job, (chain, drawn) -> {
            for (int batch = 0; batch < drawn.size(); batch++) {
                batches[run.chains().firstBatch(chain) + batch] = drawn.get(batch);
            }
        });
        return batches;
    }

    /**
     * The configurations of {@link #sample sample(n)}, drawn anew whenever they are asked for and handed on without keeping them.
     * Each chain is a run.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public SpinStream stream(int n) {
        Run<ClusterState> run = prepareStream(n);
        return new IsingStream(toString(), size, Optional.of(model), n, run.correlation(), run.provenance(), () -> prepareStream(n));
    }

    private Run<ClusterState> prepareStream(int n) {
        return prepare(n, new Run.Need(0, Packer.bytes(size) + 2 * Memory.ofLongs((long) size * size), "drawing configurations of " + this,
                "draw smaller lattices, or use fewer threads"));
    }

    /** What {@code draw} makes of the configurations of {@link #sample sample(n)}, from the cache if it is there. */
    <T> Run.Kept<T> kept(int n, String what, Form<T> form, Supplier<T> draw) {
        return prepareStream(n).kept(keeping.cache(), what, form, draw);
    }

    /** L. */
    public int size() {
        return size;
    }

    Point point() {
        return Point.of(size, model);
    }

    /** The memory of a chain. */
    long stateBytes() {
        return pilot.bytes();
    }

    /** β. */
    public double beta() {
        return model.beta();
    }

    /**
     * Draws {@code n} configurations and measures them without keeping them; equal to what is measured on
     * {@link #sample sample(n)} to the last digit.
     *
     * @throws IllegalArgumentException                       if {@code n < 1}
     * @throws IllegalStateException                          if the working memory cannot be had
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Observables measure(int n) {
        return pointRun(n).measured();
    }

    /** What {@link #measure} does, with nothing left open. */
    PointRun<ClusterState, int[][]> pointRun(int n) {
        Run<ClusterState> run = prepare(n, keeping.need(n, BYTES, IsingQuantities.ALL, this));
        return new PointRun<>(run, keeping, new Moments(point(), run.bins()), new PointRun.Reading<>(Ising::read,
                (moments, first, sums) -> moments.add(first, sums[0].length, sums[0], sums[1]), List.of()));
    }

    /** A plan to measure the density of the order parameter beside the observables. */
    public IsingMeasurement density() {
        return beside().density();
    }

    /** A plan to measure the correlation function and length beside the observables. */
    public IsingMeasurement correlations() {
        return beside().correlations();
    }

    /** A plan to measure couplings beside the observables, after every blocking too: what {@code CouplingFlow} needs. */
    public IsingMeasurement couplings() {
        return beside().couplings();
    }

    /** The same for couplings of these bases, in one pass. */
    public IsingMeasurement couplings(CouplingBasis... bases) {
        return beside().couplings(bases);
    }

    private IsingMeasurement beside() {
        Require.that(!keeping.series(), "densities, correlations and couplings are measured without keeping the series", "a plan with series()",
                "measure them by a plan of their own: they draw the same configurations");
        return new IsingMeasurement(this, Scope.OBSERVABLES);
    }

    private static int[][] read(Run<ClusterState> run, ClusterState state, int chain) {
        int[][] sums = new int[2][run.chains().draws(chain)];
        run.draw(state, chain, draw -> {
            sums[0][draw] = state.rows().up();
            sums[1][draw] = state.rows().unequalBonds();
        });
        return sums;
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("β", Provenance.decimal(model.beta()) + (model.beta() == CRITICAL_BETA ? ", critical" : ""));
        settings.put("T", Temperature.shown(model.beta()));
        settings.put("L", String.valueOf(size));
        settings.put("algorithm", pilot.algorithm().label());
        settings.putAll(schedule.settings());
        settings.putAll(keeping.settings());
        settings.put("next", "sample(n) draws and keeps n configurations, measure(n) keeps their observables");
        return settings;
    }

    /** For example {@code Ising β=0.44068679350977147 L=32}. */
    @Override
    public String toString() {
        String plan = "Ising β=" + Provenance.decimal(model.beta()) + " L=" + size;
        return pilot.algorithm() == ClusterAlgorithm.SWENDSEN_WANG ? plan : plan + " " + pilot.algorithm().label();
    }

    private Run<ClusterState> prepare(int n, Run.Need need) {
        Schedule.requireDraws(n);
        need.requireForOneThread(pilot.bytes());
        var times = autocorrelation();
        var updates = pilot.updates();
        String operation = "Ising beta=" + Provenance.decimal(model.beta()) + " L=" + size + ", " + updates.description();
        Run<ClusterState> run = schedule.run(n, times.longest(), operation, times.toString(), MarkovChain.TASK + " L = " + size,
                new Run.States<>(updates.bytes(), updates.states()));
        run.requireMemory(need);
        return Temperature.note(model.beta()).map(run::noting).orElse(run);
    }
}
