package org.inverserg.flip;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * Makes any step symmetric under σ → −σ: each configuration is turned around with probability ½ before the step and back after
 * it, for networks that break the symmetry.
 *
 * @hidden
 */
@Internal
public final class SignFlipStep implements UpscalingStep {

    private final UpscalingStep step;
    private long[] turned = new long[0];

    public SignFlipStep(UpscalingStep step) {
        this.step = step;
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        long flips = random.scalar().nextLong();
        if (turned.length < size * size) {
            turned = new long[size * size];
        }
        System.arraycopy(coarse, 0, turned, 0, size * size);
        flip(turned, size * size, flips);
        step.apply(turned, size, fine, random);
        flip(fine, 4 * size * size, flips);
    }

    private static void flip(long[] words, int count, long flips) {
        for (int i = 0; i < count; i++) {
            words[i] ^= flips;
        }
    }
}
