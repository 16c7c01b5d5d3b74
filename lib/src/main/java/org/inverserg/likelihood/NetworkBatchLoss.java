package org.inverserg.likelihood;

import org.inverserg.descent.CrossEntropy;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;

/**
 * −ln P(σ|τ) of a network of two convolutions for 64 configurations, some of them at a time. Has working memory and belongs to one thread.
 *
 * @hidden
 */
@Internal
public final class NetworkBatchLoss {

    private final ConvolutionForward network;
    private float[] input = new float[0];
    private float[] output = new float[0];
    private boolean[] up = new boolean[0];

    public NetworkBatchLoss(ConvolutionShape shape, float[] parameters) {
        network = new ConvolutionForward(shape, parameters);
    }

    /**
     * @param coarse L·L words
     * @param size   L
     * @param fine   2L·2L words
     * @return −ln P of each configuration, summed over its sites
     */
    public double[] of(long[] coarse, int size, long[] fine) {
        int width = ConvolutionForward.bestLanes(size);
        int sites = 4 * size * size;
        if (output.length != sites * width) {
            input = new float[sites / 4 * width];
            output = new float[sites * width];
            up = new boolean[sites * width];
        }
        double[] all = new double[Batches.WIDTH];
        for (int first = 0; first < all.length; first += width) {
            Batches.poll("measuring the loss");
            unpack(coarse, fine, sites, first, width);
            network.apply(input, size, width, output);
            double[] losses = CrossEntropy.losses(output, up, width, sites, false);
            for (int lane = 0; lane < width; lane++) {
                all[first + lane] = losses[lane] * sites;
            }
        }
        return all;
    }

    private void unpack(long[] coarse, long[] fine, int sites, int first, int width) {
        for (int lane = 0; lane < width; lane++) {
            for (int site = 0; site < sites / 4; site++) {
                input[site * width + lane] = coarse[site] >>> first + lane & 1;
            }
            for (int site = 0; site < sites; site++) {
                up[site * width + lane] = (fine[site] >>> first + lane & 1) != 0;
            }
        }
    }
}
