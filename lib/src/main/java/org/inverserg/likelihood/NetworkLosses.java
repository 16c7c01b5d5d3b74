package org.inverserg.likelihood;

import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Neighbourhoods;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.NeighbourhoodCounter;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;

/**
 * The losses of networks of two convolutions on the same configurations.
 *
 * @hidden
 */
@Internal
public final class NetworkLosses {

    private final SpinStream fine;
    private final Provenance blocking;
    private final Bins bins;
    private double[][] neighbourhoods;

    /** @param blocking its streams decide the ties */
    public NetworkLosses(SpinStream fine, Provenance blocking) {
        Require.given(fine, "an ensemble of spins");
        Require.given(blocking, "the provenance of the blocking");
        this.fine = fine;
        this.blocking = blocking;
        bins = fine.bins();
    }

    /** −ln P(σ|τ) per fine site, with a replica for each bin of configurations. */
    public Replicas of(ConvolutionShape shape, float[] parameters) {
        Require.given(shape, "the shape of a network");
        shape.check(parameters);
        NetworkParameters.requireSize(shape, fine);
        return shape.kernel() == Neighbourhoods.SIDE ? counted(shape, parameters) : computed(() -> new Sink(shape, parameters));
    }

    private synchronized Replicas counted(ConvolutionShape shape, float[] parameters) {
        if (neighbourhoods == null) {
            neighbourhoods = PatternCounts.of(NeighbourhoodCounter.tabulation(), fine, bins, blocking).table();
        }
        double[] exact = new double[parameters.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = parameters[i];
        }
        return CountedLoss.of(bins, neighbourhoods, 0, loss -> loss[0], new NeighbourhoodModel(shape).losses(exact));
    }

    private Replicas computed(Supplier<BatchSink<BinnedMeans>> sinks) {
        var all = new BinnedMeans(bins, 1);
        fine.forEachBatch("measuring the loss", sinks, (run, found) -> all.add(found));
        return all.of(mean -> mean[0]);
    }

    /** Takes batches through a network. */
    private final class Sink implements BatchSink<BinnedMeans> {

        private final MajorityRule rule = new MajorityRule();
        private final NetworkBatchLoss network;
        private final long[] coarse = new long[fine.size() / 2 * (fine.size() / 2)];
        private BinnedMeans means = new BinnedMeans(bins, 1);

        private Sink(ConvolutionShape shape, float[] parameters) {
            network = new NetworkBatchLoss(shape, parameters);
        }

        @Override
        public void accept(int batch, int lanes, long[] words) {
            rule.block(words, fine.size(), coarse, blocking.stream(batch));
            double[] losses = network.of(coarse, fine.size() / 2, words);
            for (int lane = 0; lane < lanes; lane++) {
                means.add(batch * Batches.WIDTH + lane, 1, losses[lane] / words.length);
            }
        }

        @Override
        public BinnedMeans finish() {
            var finished = means;
            means = new BinnedMeans(bins, 1);
            return finished;
        }
    }
}
