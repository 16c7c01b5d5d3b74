package org.inverserg.storage;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;

/**
 * Batches that draw random words, for tests of engines.
 *
 * @param rounds how often each batch fills its words
 * @param runs   counts the batches that were run here
 */
record DrawingJob(Provenance provenance, int batches, int rounds, AtomicInteger runs) implements Job<RandomBits, DrawingJob.Part> {

    /** What one batch gives. */
    record Part(int batch, long[] words, double[][] means) {
    }

    static DrawingJob of(long seed, int batches, int rounds) {
        return new DrawingJob(Provenance.of("draw", 64 * batches, seed), batches, rounds, new AtomicInteger());
    }

    @Override
    public String key() {
        return "words of " + provenance.key();
    }

    @Override
    public RandomBits scratch(Progress progress) {
        return new RandomBits(0);
    }

    @Override
    public Part run(RandomBits random, int batch) {
        Require.that(rounds > 0, "the number of rounds must be at least 1", rounds, "ask for one");
        runs.incrementAndGet();
        random.seed(provenance.stream(batch));
        long[] words = new long[RandomBits.PADDED];
        for (int round = 0; round < rounds; round++) {
            Batches.poll("drawing");
            random.fill(words, 10);
        }
        return new Part(batch, Arrays.copyOf(words, 10), new double[][] {{1.0 / words[0]}, {}, {batch, words[1]}});
    }

    @Override
    public List<Class<? extends Record>> records() {
        return List.of(Part.class);
    }

    /** All words and means, folded in the order in which they come, so that another order is another number. */
    long result() {
        long[] hash = {batches};
        Batches.anywhere(Progress.of("drawing", batches), this, (batch, part) -> hash[0] = fold(hash[0], batch, part));
        return hash[0];
    }

    long fold(long hash, int batch, Part part) {
        int words = part.batch == batch ? Arrays.hashCode(part.words) : -1;
        return 31 * (31 * hash + words) + Arrays.deepHashCode(part.means);
    }
}
