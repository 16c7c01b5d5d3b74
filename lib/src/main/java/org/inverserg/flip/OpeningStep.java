package org.inverserg.flip;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * Draws with one engine as long as lattices are small, then with another.
 *
 * @hidden
 */
@Internal
public final class OpeningStep implements UpscalingStep {

    private final UpscalingStep small;
    private final UpscalingStep large;
    private final long sizeOfLarge;

    /** @param sizeOfLarge the smallest coarse L that is left to {@code large} */
    public OpeningStep(UpscalingStep small, UpscalingStep large, long sizeOfLarge) {
        this.small = small;
        this.large = large;
        this.sizeOfLarge = sizeOfLarge;
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        (size < sizeOfLarge ? small : large).apply(coarse, size, fine, random);
    }
}
