package org.inverserg.upscaling;

import org.inverserg.flip.UpscalingStep;
import org.inverserg.parallel.RandomBits;

/** Dreams 64 configurations from single spins for benchmarks, without measuring anything: opens the steps of the package to them. */
public final class DreamWork {

    private final UpscalingStep step;
    private final RandomBits random;
    private final int last;
    private final long[] large;
    private final long[] small;

    /** @param last size, a power of two */
    public DreamWork(SymmetricKernel kernel, int last, long key) {
        this.last = last;
        step = kernel.newStep();
        random = new RandomBits(key);
        large = new long[last * last];
        small = new long[last * last / 4];
    }

    /** The configurations at the last size; overwritten by the next call. */
    public long[] dream() {
        long[] current = Integer.numberOfTrailingZeros(last) % 2 == 0 ? large : small; // so that the last lattice falls to the larger array
        current[0] = random.scalar().nextLong();
        for (int size = 1; size < last; size *= 2) {
            long[] next = current == large ? small : large;
            step.apply(current, size, next, random);
            current = next;
        }
        return current;
    }
}
