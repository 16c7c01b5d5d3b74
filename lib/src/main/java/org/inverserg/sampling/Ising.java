package org.inverserg.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Bins;

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
 * sweeps and thermalised for 20 τ_int (at least {@value #SHORTEST_THERMALIZATION}) sweeps, with the larger of the
 * {@linkplain #autocorrelation() autocorrelation times} of |m| and e, which a chain run ahead measures.
 *
 * <p>Swendsen–Wang chains start from random spins at every β. In the ordered phase that leads to no long-lived domains or
 * stripes, as it would for local updates: each sweep draws new signs for the domains, two neighbours agree with probability ½
 * and become one, so their number falls by about half with each sweep, to one in less than 30 sweeps on the largest lattice.
 *
 * <p>On L = 2 each pair of neighbours is joined by two bonds.
 */
public final class Ising implements Plan {

    /** What a call of this package does, for progress and messages. */
    static final String TASK = "sampling";

    private static final int SMALLEST_SIZE = 2;
    private static final int SHORTEST_THERMALIZATION = 50;
    private static final int THERMALIZATION_IN_TIMES = 20;
    private static final int THINNING_IN_TIMES = 2;

    private final IsingModel model;
    private final int size;
    private final Pilot pilot;
    private final Long seed;
    private final Integer thermalization;
    private final Integer thinning;

    private Ising(IsingModel model, int size, Pilot pilot, Long seed, Integer thermalization, Integer thinning) {
        this.model = model;
        this.size = size;
        this.pilot = pilot;
        this.seed = seed;
        this.thermalization = thermalization;
        this.thinning = thinning;
    }

    /**
     * At the critical coupling β_c = ½ ln(1 + √2) of the infinite lattice.
     *
     * @param size L, from 2 to {@link Spins#LARGEST_SIZE}
     * @throws IllegalArgumentException if L is outside that range
     */
    public static Ising critical(int size) {
        return at(IsingModel.CRITICAL_BETA, size);
    }

    /**
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
        return new Ising(model, size, new Pilot(model, size, ClusterAlgorithm.SWENDSEN_WANG), null, null, null);
    }

    /**
     * With single-cluster updates (U. Wolff, Phys. Rev. Lett. 62, 361, 1989). A sweep then is a number of clusters that flip as
     * many spins as the lattice has, on average: c or c + 1 with probability ½ each, where c follows from the size of clusters
     * that a chain run ahead measures and stands in the provenance. Chains start from all spins equal.
     */
    public Ising wolff() {
        return new Ising(model, size, new Pilot(model, size, ClusterAlgorithm.WOLFF), seed, thermalization, thinning);
    }

    /** The seed of the random numbers; if none is given, it follows from the plan. */
    public Ising seed(long newSeed) {
        return new Ising(model, size, pilot, newSeed, thermalization, thinning);
    }

    /**
     * Sweeps that each chain runs from its start before it draws.
     *
     * @throws IllegalArgumentException if negative
     */
    public Ising thermalization(int sweeps) {
        if (sweeps < 0) {
            throw new IllegalArgumentException("thermalization must be at least 0 sweeps, got " + sweeps
                    + "; leave it out for " + THERMALIZATION_IN_TIMES + " autocorrelation times");
        }
        return new Ising(model, size, pilot, seed, sweeps, thinning);
    }

    /**
     * Sweeps from one configuration drawn to the next.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public Ising thinning(int sweeps) {
        if (sweeps < 1) {
            throw new IllegalArgumentException("thinning must be at least 1 sweep, got " + sweeps
                    + "; leave it out for " + THINNING_IN_TIMES + " autocorrelation times");
        }
        return new Ising(model, size, pilot, seed, thermalization, sweeps);
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
        Run run = prepare(n);
        long kept = Spins.bytes(n, size);
        run.requireMemory(kept, Packer.bytes(size), "sampling " + n + " configurations of " + this,
                "keep fewer configurations, or measure them without keeping");
        long[][] batches = new long[Batches.count(n)][];
        Batches.run(run.progress, run.chains.count(), () -> new PackingChain(run.state(), new Packer(size)),
                (chain, index) -> chain.draw(run, index),
                (index, drawn) -> System.arraycopy(drawn, 0, batches, run.chains.firstBatch(index), drawn.length));
        return Spins.wrap(size, run.chains.count(), batches, run.provenance);
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
        Run run = prepare(n);
        run.requireMemory(2L * Integer.BYTES * n, 0, "measuring " + n + " configurations of " + this, "draw fewer configurations");
        var moments = new Moments(size, Bins.of(n));
        Batches.run(run.progress, run.chains.count(), run::state, (state, chain) -> {
            int[][] sums = new int[2][run.chains.draws(chain)];
            run.draw(state, chain, draw -> {
                sums[0][draw] = state.rows().up();
                sums[1][draw] = state.rows().unequalBonds();
            });
            return sums;
        }, (chain, sums) -> moments.add((long) run.chains.firstBatch(chain) * Batches.WIDTH, sums[0].length, sums[0], sums[1]));
        return Observables.of(List.of(moments), run.provenance);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("β", Provenance.decimal(model.beta()) + (model.beta() == IsingModel.CRITICAL_BETA ? ", critical" : ""));
        settings.put("L", String.valueOf(size));
        settings.put("algorithm", pilot.algorithm().label());
        settings.put("thermalization", thermalization != null ? thermalization + " sweeps"
                : THERMALIZATION_IN_TIMES + " autocorrelation times, at least " + SHORTEST_THERMALIZATION + " sweeps");
        settings.put("thinning", thinning != null ? thinning + " sweeps" : THINNING_IN_TIMES + " autocorrelation times");
        settings.put("seed", seed != null ? seed.toString() : "follows from the plan");
        settings.put("next", "sample(n) draws and keeps n configurations, measure(n) keeps their observables");
        return settings;
    }

    /** For example {@code Ising β=0.44068679350977147 L=32}. */
    @Override
    public String toString() {
        String plan = "Ising β=" + Provenance.decimal(model.beta()) + " L=" + size;
        return pilot.algorithm() == ClusterAlgorithm.SWENDSEN_WANG ? plan : plan + " " + pilot.algorithm().label();
    }

    private Run prepare(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("the number of configurations must be at least 1, got " + n);
        }
        var times = autocorrelation();
        double time = times.longest();
        int burn = thermalization != null ? thermalization
                : Math.max(SHORTEST_THERMALIZATION, (int) Math.ceil(THERMALIZATION_IN_TIMES * time));
        int step = thinning != null ? thinning : Math.max(1, (int) Math.ceil(THINNING_IN_TIMES * time));
        String operation = "Ising beta=" + Provenance.decimal(model.beta()) + " L=" + size + ", "
                + pilot.updates().description() + ", thermalization=" + burn + " thinning=" + step + " sweeps, " + times;
        var provenance = Provenance.of(operation, n, seed);
        if ((double) n * step < Autocorrelation.TRUSTED_LENGTH * time) {
            provenance = provenance.noting(String.format(Locale.ROOT,
                    "the %d sweeps behind these configurations are only %.1f autocorrelation times, below %d the errors cannot be "
                            + "trusted; draw at least %.0f configurations or thin more",
                    (long) n * step, n * step / time, Autocorrelation.TRUSTED_LENGTH,
                    Math.ceil(Autocorrelation.TRUSTED_LENGTH * time / step)));
        }
        var chains = Chains.of(n, burn, step);
        long sweeps = (long) chains.count() * burn + (long) n * step;
        var progress = Progress.of(TASK + " L = " + size, n, sweeps);
        return new Run(pilot.updates(), burn, step, chains, provenance, progress);
    }

    /** A plan with nothing left open. */
    private record Run(ClusterAlgorithm.Updates updates, int thermalization, int thinning, Chains chains, Provenance provenance,
                       Progress progress) {

        ClusterState state() {
            return updates.states().get();
        }

        /** Runs chain {@code chain} from its start and calls {@code take} with the number of each draw. */
        void draw(ClusterState state, int chain, IntConsumer take) {
            state.start(provenance.stream(chain));
            sweep(state, thermalization);
            int draws = chains.draws(chain);
            for (int draw = 0; draw < draws; draw++) {
                sweep(state, thinning);
                take.accept(draw);
            }
        }

        private void sweep(ClusterState state, int sweeps) {
            for (int done = 0; done < sweeps; done++) {
                state.sweep(1);
                progress.count(1);
            }
        }

        void requireMemory(long result, long perThread, String what, String remedy) {
            int threads = Math.min(Parallel.threads(), chains.count());
            Memory.require(result + threads * (perThread + updates.bytes()), what, remedy);
        }
    }

    /** A thread's working memory for configurations that are kept. */
    private record PackingChain(ClusterState state, Packer packer) {

        /** The batches of chain {@code chain}. */
        long[][] draw(Run run, int chain) {
            int draws = run.chains.draws(chain);
            long[][] batches = new long[Batches.count(draws)][];
            run.draw(state, chain, draw -> {
                int lane = draw % Batches.WIDTH;
                if (lane == 0) {
                    packer.start();
                }
                packer.put(state.rows().words(), lane);
                if (lane == Batches.WIDTH - 1 || draw == draws - 1) {
                    batches[draw / Batches.WIDTH] = packer.finish();
                }
            });
            return batches;
        }
    }
}
