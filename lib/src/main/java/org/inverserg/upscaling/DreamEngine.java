package org.inverserg.upscaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inverserg.couplings.Blockings;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.LevelMeter;
import org.inverserg.measuring.Reading;
import org.inverserg.measuring.Scope;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.RandomBits;

/** Takes one batch of 64 configurations through all sizes. Belongs to one thread; two lattices are all it holds. */
final class DreamEngine {

    private final UpscalingStep step;
    private final int lastSize;
    private final Progress progress;
    private final RandomBits random = new RandomBits(0);
    private final LevelMeter meter;
    private final long[] large;
    private final long[] small;
    private long[] current;
    private int size;

    /** @param progress counts the words of the lattices that are drawn, see {@link #work} */
    DreamEngine(UpscalingStep step, int lastSize, Scope scope, Progress progress) {
        this.step = step;
        this.meter = new LevelMeter(scope);
        this.lastSize = lastSize;
        this.progress = progress;
        large = new long[lastSize * lastSize];
        small = new long[lastSize * lastSize / 4];
    }

    /** Memory for one engine: the last lattice, the one before it and that one's padded copy, and what measures them. */
    static long bytes(int lastSize, Scope scope) {
        long last = (long) lastSize * lastSize;
        return Memory.ofLongs(last) + 2 * Memory.ofLongs(last / 4) + LevelMeter.bytes(scope, lastSize);
    }

    /** The words that one batch draws on its way. */
    static long work(int firstSize, int lastSize) {
        long words = 0;
        for (long size = 2L * firstSize; size <= lastSize; size *= 2) {
            words += size * size;
        }
        return words;
    }

    /**
     * What is read of batch {@code batch} at {@code sizes}, which are all from the first or second lattice on.
     *
     * @param blockings after which couplings are read, size by size
     */
    Reading[] measure(Spins start, long key, int batch, int[] sizes, List<Blockings> blockings) {
        begin(start, key, batch);
        Reading[] all = new Reading[sizes.length];
        for (int level = 0; level < sizes.length; level++) {
            while (size < sizes[level]) {
                grow();
            }
            all[level] = meter.read(current, size, batch, blockings.get(level));
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

    /** The words of batch {@code batch} at every size from the first to the last. */
    List<long[]> levels(Spins start, long key, int batch) {
        begin(start, key, batch);
        var levels = new ArrayList<>(List.of(Arrays.copyOf(current, size * size)));
        while (size < lastSize) {
            grow();
            levels.add(Arrays.copyOf(current, size * size));
        }
        return levels;
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
