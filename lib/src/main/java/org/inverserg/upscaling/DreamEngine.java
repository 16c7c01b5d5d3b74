package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.BatchSums;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.RandomBits;

/** Takes one batch of 64 configurations through all sizes. Belongs to one thread; two lattices are all it holds. */
final class DreamEngine {

    /** Sums of one size: spins up and unequal bonds of each of the 64 configurations. */
    record Sums(int[] up, int[] unequal) {
    }

    private final UpscalingStep step;
    private final int lastSize;
    private final Progress progress;
    private final RandomBits random = new RandomBits(0);
    private final BatchSums sums = new BatchSums();
    private final long[] large;
    private final long[] small;
    private long[] current;
    private int size;

    /** @param progress counts the words of the lattices that are drawn, see {@link #work} */
    DreamEngine(UpscalingStep step, int lastSize, Progress progress) {
        this.step = step;
        this.lastSize = lastSize;
        this.progress = progress;
        large = new long[lastSize * lastSize];
        small = new long[lastSize * lastSize / 4];
    }

    /** Memory for one engine: the last lattice, the one before it and that one's padded copy. */
    static long bytes(int lastSize) {
        long last = (long) lastSize * lastSize;
        return Memory.ofLongs(last) + 2 * Memory.ofLongs(last / 4);
    }

    /** The words that one batch draws on its way. */
    static long work(int firstSize, int lastSize) {
        long words = 0;
        for (long size = 2L * firstSize; size <= lastSize; size *= 2) {
            words += size * size;
        }
        return words;
    }

    /** The sums of batch {@code batch} at {@code sizes}, which are all from the first or second lattice on. */
    Sums[] measure(Spins start, long key, int batch, int[] sizes) {
        begin(start, key, batch);
        Sums[] all = new Sums[sizes.length];
        for (int level = 0; level < sizes.length; level++) {
            while (size < sizes[level]) {
                grow();
            }
            all[level] = new Sums(new int[Batches.WIDTH], new int[Batches.WIDTH]);
            sums.measure(current, size, all[level].up, all[level].unequal);
        }
        return all;
    }

    /** The words of batch {@code batch} at the last size. */
    long[] configurations(Spins start, long key, int batch) {
        begin(start, key, batch);
        while (size < lastSize) {
            grow();
        }
        return Arrays.copyOf(current, size * size);
    }

    private void begin(Spins start, long key, int batch) {
        random.seed(key);
        size = start == null ? 1 : start.size();
        int steps = Integer.numberOfTrailingZeros(lastSize / size);
        current = steps % 2 == 0 ? large : small; // so that the last lattice falls to the larger array
        if (start == null) {
            current[0] = random.scalar().nextLong();
        } else {
            start.copyBatch(batch, current);
        }
    }

    private void grow() {
        Batches.poll("dreaming");
        long[] next = current == large ? small : large;
        step.apply(current, size, next, random);
        current = next;
        size *= 2;
        progress.count((long) size * size);
    }
}
