package org.inverserg.flip;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * The engine of an upscaler: draws 64 fine configurations from 64 coarse ones. Has working memory and belongs to one thread.
 *
 * @hidden
 */
@Internal
public interface UpscalingStep {

    /**
     * @param coarse L·L words
     * @param size   L
     * @param fine   receives 2L·2L words
     * @param random what is drawn from
     */
    void apply(long[] coarse, int size, long[] fine, RandomBits random);
}
