package org.inverserg.upscaling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.likelihood.KernelLosses;
import org.inverserg.likelihood.NetworkLosses;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The losses −⟨ln P(σ|τ)⟩ of upscalers on the same configurations σ, blocked once to τ with the same ties (Rançon et al. 2025, Eqs. 10–13). What
 * the configurations have in common drops out of differences: they are known a hundred times better than each loss.
 * <pre>
 * var losses = Losses.of(spins);
 * losses.difference(published, k3);   // by how much the published kernel's loss is above that of k3
 * </pre>
 * Configurations are gone through once for all kernels of a size.
 */
public final class Losses {

    private final SpinStream fine;
    private final boolean weighted;
    private final Provenance blocking;
    private final Map<Integer, KernelLosses> kernels = new ConcurrentHashMap<>();
    private final NetworkLosses networks;

    private Losses(SpinStream fine, boolean weighted, Provenance blocking) {
        MajorityRule.requireEven(fine.size());
        this.fine = fine;
        this.weighted = weighted;
        this.blocking = blocking;
        networks = new NetworkLosses(fine, blocking);
    }

    /**
     * With the ties of {@code fine.block()}, which are those of training without a seed.
     *
     * @throws IllegalArgumentException if L is odd
     */
    public static Losses of(SpinStream fine) {
        Require.given(fine, "an ensemble of spins");
        return new Losses(fine, false, MajorityRule.provenance(fine.provenance(), fine.size(), null));
    }

    /** With a seed for the ties. */
    public static Losses of(SpinStream fine, long seed) {
        Require.given(fine, "an ensemble of spins");
        return new Losses(fine, false, MajorityRule.provenance(fine.provenance(), fine.size(), seed));
    }

    /** With the weight 2^{−t(c)} for configuration c, t the number of its tied blocks. */
    public Losses weighted() {
        return new Losses(fine, true, blocking);
    }

    /** −ln P(σ|τ) per fine site; replicas of several upscalers can be combined. */
    public Replicas of(Upscaler upscaler) {
        return Require.given(upscaler, "an upscaler").loss(this);
    }

    /** The loss of {@code first} less that of {@code second}. */
    public Estimate difference(Upscaler first, Upscaler second) {
        return difference(of(first), of(second));
    }

    private static Estimate difference(Replicas first, Replicas second) {
        return first == second ? Estimate.of(0, 0) : Replicas.combine(loss -> loss[0] - loss[1], first, second).estimate();
    }

    /**
     * Columns {@code model}, {@code loss}, {@code loss_err}, and {@code excess}, {@code excess_err}, the difference to the first.
     *
     * @param upscalers by name, in the order of the map
     * @throws IllegalArgumentException if there is none
     */
    public Table compare(Map<String, ? extends Upscaler> upscalers) {
        Require.named(upscalers, "the upscalers to be compared");
        var losses = upscalers.values().stream().map(this::of).toList();
        var alone = losses.stream().map(Replicas::estimate).toList();
        var excess = losses.stream().map(loss -> difference(loss, losses.get(0))).toList();
        return Table.create("losses on " + fine.count() + " configurations of L = " + fine.size(),
                StringColumn.create("model", upscalers.keySet())).addColumns(EstimateColumns.of("loss", alone)).addColumns(EstimateColumns.of("excess", excess));
    }

    KernelLosses ofKernels(Orbits orbits) {
        return kernels.computeIfAbsent(orbits.kernelSize(), size -> KernelLosses.of(orbits, weighted, fine, blocking));
    }

    /** @throws IllegalArgumentException if configurations are weighted */
    NetworkLosses ofNetworks() {
        requireEqual("networks");
        return networks;
    }

    /**
     * What any upscaler can be asked for.
     *
     * @throws IllegalArgumentException if configurations are weighted
     */
    Replicas ofProbabilities(Supplier<Upscaler.Probability> probabilities) {
        requireEqual("upscalers of one's own");
        Bins bins = fine.bins();
        var all = new BinnedMeans(bins, 1);
        fine.forEachBatch("measuring the loss", () -> new Sink(probabilities.get(), bins), (run, found) -> all.add(found));
        return all.of(mean -> mean[0]);
    }

    private void requireEqual(String models) {
        if (weighted) {
            throw new IllegalArgumentException("losses of " + models + " are those of configurations that count equally, got " + this + "; leave out weighted()");
        }
    }

    private final class Sink implements BatchSink<BinnedMeans> {

        private final MajorityRule rule = new MajorityRule();
        private final Upscaler.Probability probability;
        private final Bins bins;
        private final long[] coarse = new long[fine.size() / 2 * (fine.size() / 2)];
        private BinnedMeans means;

        private Sink(Upscaler.Probability probability, Bins bins) {
            this.probability = probability;
            this.bins = bins;
            means = new BinnedMeans(bins, 1);
        }

        @Override
        public void accept(int batch, int lanes, long[] words) {
            rule.block(words, fine.size(), coarse, blocking.stream(batch));
            double[] logarithms = probability.of(coarse, fine.size() / 2, words);
            for (int lane = 0; lane < lanes; lane++) {
                means.add(batch * Batches.WIDTH + lane, 1, -logarithms[lane] / words.length);
            }
        }

        @Override
        public BinnedMeans finish() {
            var finished = means;
            means = new BinnedMeans(bins, 1);
            return finished;
        }
    }

    @Override
    public String toString() {
        return (weighted ? "weighted losses on " : "losses on ") + fine.count() + " configurations of L = " + fine.size();
    }
}
