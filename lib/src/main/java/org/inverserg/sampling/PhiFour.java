package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.inverserg.lattice.Fields;
import org.inverserg.markov.CheckerboardField;
import org.inverserg.markov.MarkovChain;
import org.inverserg.markov.PhiFourMetropolis;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.PhiFourQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.storage.Cache;

/**
 * A plan to sample the φ⁴ theory on a periodic L×L lattice with the weight e^{−S} of a {@link PhiFourAction}: Metropolis sweeps of
 * the values mixed with clusters of the signs (Bachtis et al. 2022). Immutable: each option returns a new plan, and {@link #sample}
 * or {@link #measure} does the work.
 * <pre>
 * var phi = PhiFour.lambda(0.7).massSquared(-0.9515).size(32).seed(3).sample(10_000);
 * var mc  = PhiFour.pointA().massSquared(-0.95).measure(10_000);
 * </pre>
 *
 * <p>A step is eight Metropolis sweeps and one cluster on average unless {@link #mix} says otherwise. A pilot chain tunes the width
 * of the Metropolis moves until half of them are accepted, and measures the {@linkplain #autocorrelation() autocorrelation} of |m|
 * and φ² with this width; both are then frozen. Unless told otherwise, a chain is thinned to one configuration in 2 τ_int steps and
 * thermalised for 20 τ_int (at least 50) steps. Up to 16 independent chains run side by side as
 * for {@link Ising}; how many follows from the plan and the number of configurations, never from the number of threads.
 *
 * <p>Chains start from independent values. Where the symmetry is broken, clusters do away with the domains of such a start;
 * Metropolis alone may keep a stripe of the other sign for very long: where the pilot chain shows that signs do not turn, results carry a note.
 *
 * <p>On L = 2 each pair of neighbours is joined by two bonds.
 */
public final class PhiFour implements Plan {

    private static final int SWEEPS = 8;
    private static final int SIZE_AT_A = 32;
    private static final int SIZE_AT_B = 8;

    private final PhiFourAction action;
    private final int size;
    private final PhiFourPilot pilot;
    private final Schedule schedule;
    private final Keeping keeping;

    private PhiFour(PhiFourAction action, int size, PhiFourPilot pilot, Schedule schedule, Keeping keeping) {
        this.action = action;
        this.size = size;
        this.pilot = pilot;
        this.schedule = schedule;
        this.keeping = keeping;
    }

    private static PhiFourPilot pilot(PhiFourAction action, int size, PhiFourTimes.Mix mix) {
        CheckerboardField.checkSize(size);
        PhiFourMetropolis.check(action);
        return new PhiFourPilot(action, size, mix);
    }

    private PhiFour with(PhiFourAction newAction, int newSize, PhiFourTimes.Mix mix) {
        return new PhiFour(newAction, newSize, pilot(newAction, newSize, mix), schedule, keeping);
    }

    PhiFour with(Schedule newSchedule, Keeping newKeeping) {
        return new PhiFour(action, size, pilot, newSchedule, newKeeping);
    }

    private PhiFour scheduled(Schedule newSchedule) {
        return new PhiFour(action, size, pilot, newSchedule, keeping);
    }

    /** A theory that still needs its mass. */
    public record Coupling(double lambda) {

        /** @throws IllegalArgumentException if λ is negative or not finite */
        public Coupling {
            Require.that(lambda >= 0 && Double.isFinite(lambda), "lambda must be finite and at least 0", lambda, "the action has no lower bound below");
        }

        /**
         * With μ², negative where the theory is critical, and κ = 1.
         *
         * @throws IllegalArgumentException if λ is negative or μ² not finite, or if λ = 0 and μ² ≤ 0
         */
        public Theory massSquared(double massSquared) {
            return new Theory(new PhiFourAction(1, massSquared, lambda));
        }

        /** Many values of μ² and sizes at once, with κ = 1; {@code sizes} and {@code massesSquared} follow. */
        public PhiFourScan scan() {
            return PhiFourScan.of(lambda);
        }
    }

    /** A theory that still needs its lattice. */
    public record Theory(PhiFourAction action) {

        /** @throws IllegalArgumentException if there is no action */
        public Theory {
            Require.given(action, "the action of a theory");
        }

        /**
         * With another coupling of nearest neighbours than 1.
         *
         * @throws IllegalArgumentException if κ is negative
         */
        public Theory kappa(double kappa) {
            return new Theory(new PhiFourAction(kappa, action.massSquared(), action.lambda()));
        }

        /**
         * On a periodic L×L lattice.
         *
         * @throws IllegalArgumentException unless L is even and between 2 and {@link Fields#LARGEST_SIZE}
         */
        public PhiFour size(int size) {
            return new PhiFour(action, size, pilot(action, size, new PhiFourTimes.Mix(SWEEPS, 1)), Schedule.in("step"), Keeping.NOTHING);
        }
    }

    /** The theory with the self-coupling λ; {@code massSquared} and {@code size} follow. */
    public static Coupling lambda(double lambda) {
        return new Coupling(lambda);
    }

    /** κ = 1, λ = 0.7, μ² = −0.9515 on L = 32, where P2 learns its transformation (Bachtis et al. 2022, Table I). */
    public static PhiFour pointA() {
        return new Theory(PhiFourAction.CRITICAL_A).size(SIZE_AT_A);
    }

    /** κ = 1, λ = 1, μ² = −1.2723 on L = 8, where P2 applies what was learned at A (Bachtis et al. 2022, Table II). */
    public static PhiFour pointB() {
        return new Theory(PhiFourAction.CRITICAL_B).size(SIZE_AT_B);
    }

    /** With another μ². */
    public PhiFour massSquared(double massSquared) {
        return with(new PhiFourAction(action.kappa(), massSquared, action.lambda()), size, pilot.mix());
    }

    /** With another κ. */
    public PhiFour kappa(double kappa) {
        return with(new PhiFourAction(kappa, action.massSquared(), action.lambda()), size, pilot.mix());
    }

    /**
     * On another lattice.
     *
     * @throws IllegalArgumentException unless L is even and between 2 and {@link Fields#LARGEST_SIZE}
     */
    public PhiFour size(int newSize) {
        return with(action, newSize, pilot.mix());
    }

    /** The seed of the random numbers; if none is given, it follows from the plan. */
    public PhiFour seed(long seed) {
        return scheduled(schedule.withSeed(seed));
    }

    /**
     * Steps that each chain runs from its start before it draws.
     *
     * @throws IllegalArgumentException if negative
     */
    public PhiFour thermalization(int steps) {
        return scheduled(schedule.withThermalization(steps));
    }

    /**
     * Steps from one configuration drawn to the next.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public PhiFour thinning(int steps) {
        return scheduled(schedule.withThinning(steps));
    }

    /**
     * What a step consists of.
     *
     * @param sweeps   Metropolis sweeps, at least 1
     * @param clusters clusters of signs on average, drawn for every step as one less, as many or one more with probabilities ¼, ½, ¼, so that a step
     *                 forgets the sign; 0 for Metropolis alone
     * @throws IllegalArgumentException if there are fewer
     */
    public PhiFour mix(int sweeps, int clusters) {
        return with(action, size, new PhiFourTimes.Mix(sweeps, clusters));
    }

    /** {@link #measure} keeps what was read of every configuration too, 32 bytes, see {@link Observables#series()}. */
    public PhiFour series() {
        return new PhiFour(action, size, pilot, schedule, keeping.withSeries());
    }

    /**
     * Results are kept in the {@linkplain Cache#ofUser() user's cache} and read back, to the last bit the same, when they are asked for again
     * with the same parameters; the provenance says so.
     */
    public PhiFour cached() {
        return new PhiFour(action, size, pilot, schedule, keeping.inUserCache());
    }

    /** The same with a folder of one's own. */
    public PhiFour cached(Path folder) {
        return new PhiFour(action, size, pilot, schedule, keeping.inFolder(folder));
    }

    /** The action S. */
    public PhiFourAction action() {
        return action;
    }

    /** τ_int of |m| and φ² in steps, measured on a chain of its own, and the moves it tuned. Above L = 64 extrapolated from there. */
    public PhiFourTimes autocorrelation() {
        return pilot.times();
    }

    /**
     * Draws and keeps {@code n} configurations.
     *
     * @throws IllegalArgumentException                  if {@code n < 1}
     * @throws IllegalStateException                     if they do not fit into the memory
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Fields sample(int n) {
        Schedule.requireDraws(n);
        Run<PhiFourState> run = prepare(n, new Run.Need(Fields.bytes(n, size), 0, "sampling " + n + " configurations of " + this,
                "keep fewer configurations, or measure them without keeping"));
        Run.Kept<float[][]> kept = run.kept(keeping.cache(), "configurations", new FieldValues(n, size), () -> draw(run));
        return Fields.wrap(size, run.chains().count(), kept.result(), kept.provenance()).sampledFrom(action).correlatedOver(run.correlation());
    }

    private float[][] draw(Run<PhiFourState> run) {
        float[][] fields = new float[run.chains().configurations()][];
        var job = new ChainJob<>("configurations", run, this::fieldDrawer, List.of());
        Batches.anywhere(run.progress(), job, (chain, drawn) -> System.arraycopy(drawn, 0, fields, run.chains().firstDraw(chain), drawn.length));
        return fields;
    }

    private IntFunction<float[][]> fieldDrawer(Run<PhiFourState> run) {
        PhiFourState state = run.state();
        return chain -> {
            float[][] drawn = new float[run.chains().draws(chain)][size * size];
            run.draw(state, chain, draw -> state.field().copyTo(drawn[draw]));
            return drawn;
        };
    }

    /**
     * Draws {@code n} configurations and measures them without keeping them; equal to what is measured on
     * {@link #sample sample(n)} to the last digit.
     *
     * @throws IllegalArgumentException                  if {@code n < 1}
     * @throws IllegalStateException                     if the working memory cannot be had
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Observables measure(int n) {
        return pointRun(n).measured();
    }

    /** What {@link #measure} does, with nothing left open. */
    PointRun<PhiFourState, FieldSums[]> pointRun(int n) {
        Run<PhiFourState> run = prepare(n, keeping.need(n, FieldSums.BYTES, PhiFourQuantities.ALL, this));
        return new PointRun<>(run, keeping, Moments.ofFields(Point.of(size, action), run.bins()),
                new PointRun.Reading<>(this::read, Moments::add, List.of(FieldSums.class)));
    }

    private FieldSums[] read(Run<PhiFourState> run, PhiFourState state, int chain) {
        FieldSums[] sums = new FieldSums[run.chains().draws(chain)];
        float[] rows = new float[size * size];
        run.draw(state, chain, draw -> {
            state.field().copyTo(rows);
            sums[draw] = FieldSums.of(rows, size);
        });
        return sums;
    }

    private Run<PhiFourState> prepare(int n, Run.Need need) {
        Schedule.requireDraws(n);
        need.requireForOneThread(PhiFourState.bytes(size));
        var times = autocorrelation();
        String operation = PhiFourPilot.operation(action, size, pilot.mix()) + ", move width=" + Provenance.decimal(times.moves().width());
        Run<PhiFourState> run = schedule.run(n, times.longest(), operation, times.toString(), MarkovChain.TASK + " L = " + size,
                new Run.States<>(PhiFourState.bytes(size), () -> new PhiFourState(action, size, pilot.mix(), times.moves()))).noting(times.notes());
        run.requireMemory(need);
        return run;
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("κ", Provenance.decimal(action.kappa()));
        settings.put("μ²", Provenance.decimal(action.massSquared()));
        settings.put("λ", Provenance.decimal(action.lambda()));
        settings.put("L", String.valueOf(size));
        settings.put("a step", pilot.mix().toString());
        settings.putAll(schedule.settings());
        settings.putAll(keeping.settings());
        settings.put("next", "sample(n) draws and keeps n configurations, measure(n) keeps their observables");
        return settings;
    }

    /** For example {@code φ⁴ κ=1 μ²=-0.9515 λ=0.7 L=32}. */
    @Override
    public String toString() {
        return "φ⁴ κ=" + Provenance.decimal(action.kappa()) + " μ²=" + Provenance.decimal(action.massSquared())
                + " λ=" + Provenance.decimal(action.lambda()) + " L=" + size;
    }
}
