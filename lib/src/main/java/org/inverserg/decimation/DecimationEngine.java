package org.inverserg.decimation;

import java.util.List;
import java.util.stream.Stream;
import org.inverserg.measuring.BatchSums;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;

/**
 * Draws 64 configurations from a {@link DecimationModel}, or evaluates the probabilities of given ones, and measures them on the way. Has
 * working memory and belongs to one thread.
 *
 * @hidden
 */
@Internal
public final class DecimationEngine {

    private static final String TASK = "inverse decimation";

    private final DecimationModel model;
    private final int size;
    private final long[][] lattices;
    private final HeatBath heatBath;
    private final ClassStep.Scratch scratch = new ClassStep.Scratch();
    private final LogProbability probability = new LogProbability();
    private final BatchSums sums = new BatchSums();

    /**
     * What is known of 64 configurations.
     *
     * @param up             up spins of each
     * @param unequal        unequal bonds of each
     * @param logProbability ln q of each
     */
    public record Batch(int[] up, int[] unequal, double[] logProbability) {
    }

    public DecimationEngine(DecimationModel model) {
        Require.given(model, "the model to draw from");
        this.model = model;
        this.size = model.size();
        this.heatBath = new HeatBath(model.beta(), size);
        this.lattices = new long[model.levels().size() + 1][];
        lattices[0] = new long[model.start().size() * model.start().size()];
        for (int level = 1; level < lattices.length; level++) {
            int linear = model.levels().get(level - 1).size();
            lattices[level] = new long[linear * linear];
        }
    }

    /** The memory of one engine: the lattices of all levels, and a word for each site in the heat bath's counts. */
    public static long bytes(int size) {
        long sites = (long) size * size;
        long bytes = 2 * Memory.ofLongs(sites / 2);
        for (; sites > 1; sites /= 4) {
            bytes += Memory.ofLongs(sites);
        }
        return bytes;
    }

    /** Draws; the configurations are then to be had from {@link #words}. */
    public Batch draw(RandomBits random) {
        probability.clear();
        model.start().draw(lattices[0], random, probability);
        for (int level = 1; level < lattices.length; level++) {
            Batches.poll(TASK);
            model.levels().get(level - 1).draw(lattices[level - 1], lattices[level], random, scratch, probability);
        }
        if (endsExactly()) {
            heatBath.draw(words(), random);
        }
        return finish();
    }

    /**
     * Evaluates given configurations.
     *
     * @param words L·L of them
     */
    public Batch evaluate(long[] words) {
        probability.clear();
        System.arraycopy(words, 0, words(), 0, size * size);
        for (int level = lattices.length - 1; level > 0; level--) {
            decimate(lattices[level], model.levels().get(level - 1).size(), lattices[level - 1]);
        }
        model.start().evaluate(lattices[0], probability);
        for (int level = 1; level < lattices.length; level++) {
            Batches.poll(TASK);
            model.levels().get(level - 1).evaluate(lattices[level], scratch, probability);
        }
        return finish();
    }

    /** The L·L words of what was drawn or evaluated last. They are overwritten by the next call. */
    public long[] words() {
        return lattices[lattices.length - 1];
    }

    /** Copies of the words of what was drawn or evaluated last and of all its decimations, the smallest first. */
    public List<long[]> levels() {
        return Stream.of(lattices).map(long[]::clone).toList();
    }

    private Batch finish() {
        var batch = new Batch(new int[Batches.WIDTH], new int[Batches.WIDTH], new double[Batches.WIDTH]);
        sums.measure(words(), size, batch.up, batch.unequal);
        if (endsExactly()) {
            heatBath.addTo(probability, words(), batch.unequal);
        }
        probability.read(batch.logProbability);
        return batch;
    }

    private boolean endsExactly() {
        return lattices.length > 1 && model.levels().get(lattices.length - 2).isFinest();
    }

    private static void decimate(long[] fine, int size, long[] coarse) {
        int half = size / 2;
        for (int row = 0; row < half; row++) {
            for (int column = 0; column < half; column++) {
                coarse[row * half + column] = fine[2 * row * size + 2 * column];
            }
        }
    }
}
