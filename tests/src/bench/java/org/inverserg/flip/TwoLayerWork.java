package org.inverserg.flip;

import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.RandomBits;

/** Draws 64 configurations with a two-layer network for benchmarks: opens the steps of the package to them. */
public final class TwoLayerWork {

    private final UpscalingStep step;
    private final RandomBits random;
    private final int size;
    private final long[] coarse;
    private final long[] fine;

    /** @param lookUp by look-up instead of convolutions, for k = 3 */
    public TwoLayerWork(ConvolutionShape shape, float[] parameters, boolean lookUp, int size, long key) {
        step = lookUp ? TwoLayerStep.of(shape, parameters) : new TwoLayerStep(new ConvolutionForward(shape, parameters));
        this.size = size;
        random = new RandomBits(key);
        coarse = new long[size * size];
        fine = new long[4 * size * size];
        for (int site = 0; site < coarse.length; site++) {
            coarse[site] = random.scalar().nextLong();
        }
    }

    /** Draws fine spins once. */
    public long[] draw() {
        step.apply(coarse, size, fine, random);
        return fine;
    }
}
