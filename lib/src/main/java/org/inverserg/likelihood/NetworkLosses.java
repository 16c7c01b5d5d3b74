package org.inverserg.likelihood;

import java.util.function.Supplier;
import org.inverserg.descent.CrossEntropy;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.network.ConvolutionForward;
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

    /** Takes batches through a network, some configurations at a time. */
    private final class Sink implements BatchSink<BinnedMeans> {

        private final MajorityRule rule = new MajorityRule();
        private final ConvolutionForward network;
        private final int half = fine.size() / 2;
        private final int width = ConvolutionForward.bestLanes(half);
        private final long[] coarse = new long[half * half];
        private final float[] input = new float[half * half * width];
        private final float[] output = new float[4 * input.length];
        private final boolean[] up = new boolean[output.length];
        private BinnedMeans means = new BinnedMeans(bins, 1);

        private Sink(ConvolutionShape shape, float[] parameters) {
            network = new ConvolutionForward(shape, parameters);
        }

        @Override
        public void accept(int batch, int lanes, long[] words) {
            rule.block(words, fine.size(), coarse, blocking.stream(batch));
            for (int first = 0; first < lanes; first += width) {
                Batches.poll("measuring the loss");
                unpack(words, first);
                network.apply(input, half, width, output);
                double[] losses = CrossEntropy.losses(output, up, width, words.length, false);
                for (int lane = 0; lane < Math.min(width, lanes - first); lane++) {
                    means.add(batch * Batches.WIDTH + first + lane, 1, losses[lane]);
                }
            }
        }

        private void unpack(long[] words, int first) {
            for (int lane = 0; lane < width; lane++) {
                for (int site = 0; site < coarse.length; site++) {
                    input[site * width + lane] = coarse[site] >>> first + lane & 1;
                }
                for (int site = 0; site < words.length; site++) {
                    up[site * width + lane] = (words[site] >>> first + lane & 1) != 0;
                }
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
