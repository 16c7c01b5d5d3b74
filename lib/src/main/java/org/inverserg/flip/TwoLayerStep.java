package org.inverserg.flip;

import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * Draws fine spins with the field h of a two-layer network (Rançon et al. 2025, Sec. VI): P(σ = +1) = 1/(1 + e^{−h}), all spins
 * independent. The network's input is 1 for a coarse spin +1 and 0 for −1.
 *
 * <p>The 64 configurations are unpacked in groups, as many as make rows of a good length.
 *
 * @hidden
 */
@Internal
public final class TwoLayerStep implements UpscalingStep {

    private static final String TASK = "upscaling";

    private final ConvolutionForward network;
    private final LogisticDraws draws = new LogisticDraws();
    private float[] input = new float[0];
    private float[] output = new float[0];

    TwoLayerStep(ConvolutionForward network) {
        this.network = network;
    }

    /** The engine for a network: by look-up for k = 3, by its convolutions for k = 7. */
    public static UpscalingStep of(ConvolutionShape shape, float[] parameters) {
        var network = new ConvolutionForward(shape, parameters);
        return shape.kernel() == 3 ? byLookUp(FlipTables.of(network)) : new TwoLayerStep(network);
    }

    private static UpscalingStep byLookUp(FlipTables tables) {
        return new FlipStep(1, rows -> new WindowLookup(tables, 1, rows));
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        int sites = size * size;
        int lanes = ConvolutionForward.bestLanes(size);
        if (output.length != 4 * sites * lanes) {
            input = new float[sites * lanes];
            output = new float[4 * sites * lanes];
        }
        for (int first = 0; first < Batches.WIDTH; first += lanes) {
            Batches.poll(TASK);
            for (int site = 0; site < sites; site++) {
                unpack(coarse[site] >>> first, input, site * lanes, lanes);
            }
            network.apply(input, size, lanes, output);
            draws.draw(random, output, output.length);
            for (int site = 0; site < 4 * sites; site++) {
                long kept = first == 0 ? 0 : fine[site];
                fine[site] = kept | negative(output, site * lanes, lanes) << first;
            }
        }
    }

    private static void unpack(long bits, float[] values, int at, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            values[at + lane] = bits >>> lane & 1;
        }
    }

    /** The signs of {@code lanes} values, 1 for negative. */
    private static long negative(float[] values, int at, int lanes) {
        long bits = 0;
        for (int lane = 0; lane < lanes; lane++) {
            bits |= (long) (Float.floatToRawIntBits(values[at + lane]) >>> Integer.SIZE - 1) << lane;
        }
        return bits;
    }
}
