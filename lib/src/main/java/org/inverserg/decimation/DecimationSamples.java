package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * What is kept of configurations that a {@link DecimationModel} drew or was shown: what their observables and weights follow from.
 *
 * @param size           L
 * @param beta           β
 * @param up             up spins of each
 * @param unequal        unequal bonds of each
 * @param logProbability ln q of each
 * @hidden
 */
@Internal
public record DecimationSamples(int size, double beta, int[] up, int[] unequal, double[] logProbability) {

    /** Per configuration: two counts and ln q. */
    private static final long BYTES = 2L * Integer.BYTES + Double.BYTES;

    /**
     * Draws {@code count} configurations and keeps none of them; those of batch b come from stream b of {@code provenance}.
     *
     * @throws IllegalStateException if the working memory cannot be had
     */
    public static DecimationSamples draw(DecimationModel model, int count, Provenance provenance, String task) {
        requireGiven(model, provenance);
        requireMemory(model, count, task);
        var samples = empty(model, count);
        Batches.anywhere(progress(task, count), new DecimationJob.Measured(new DecimationJob(model, provenance, count)), samples::add);
        return samples;
    }

    /** Draws the configurations of {@link #draw} and keeps them: an array of L·L words for every 64. */
    public static long[][] words(DecimationModel model, int count, Provenance provenance, String task) {
        requireGiven(model, provenance);
        Spins.requireMemory(count, model.size(), task);
        long[][] words = new long[Batches.count(count)][];
        Batches.anywhere(progress(task, count), new DecimationJob.Kept(new DecimationJob(model, provenance, count)), (batch, drawn) -> words[batch] = drawn);
        return words;
    }

    /**
     * The 64 configurations of batch {@code batch} of {@link #draw} and all their decimations, the smallest first: L·L words each.
     *
     * @throws IllegalStateException if the working memory cannot be had
     */
    public static List<long[]> levels(DecimationModel model, Provenance provenance, int batch, String task) {
        requireGiven(model, provenance);
        requireMemory(model, Batches.WIDTH, task);
        var levels = new ArrayList<long[]>();
        var progress = progress(task, 1);
        Batches.run(progress, 1, () -> new DecimationJob.Drawing(model, progress), (drawing, only) -> {
            drawing.draw(provenance.stream(batch));
            return drawing.engine().levels();
        }, (only, drawn) -> levels.addAll(drawn));
        return levels;
    }

    /**
     * Evaluates given configurations, L×L as the model's.
     *
     * @throws IllegalStateException if the working memory cannot be had
     */
    public static DecimationSamples evaluate(DecimationModel model, Spins configurations, String task) {
        Require.given(model, "a model of inverse decimation");
        requireMemory(model, Require.given(configurations, "an ensemble of spins").count(), task);
        var samples = empty(model, configurations.count());
        var progress = progress(task, configurations.count());
        Batches.run(progress, configurations.batches(), () -> new DecimationEngine(model), (engine, batch) -> {
            long[] words = new long[configurations.size() * configurations.size()];
            configurations.copyBatch(batch, words);
            DecimationEngine.Batch evaluated = engine.evaluate(words);
            progress.count(1);
            return evaluated;
        }, samples::add);
        return samples;
    }

    /** Counts batches, and tells configurations. */
    private static Progress progress(String task, int count) {
        return Progress.of(task, count, Batches.count(count));
    }

    private static DecimationSamples empty(DecimationModel model, int count) {
        return new DecimationSamples(model.size(), model.beta(), new int[count], new int[count], new double[count]);
    }

    private static void requireGiven(DecimationModel model, Provenance provenance) {
        Require.given(model, "a model of inverse decimation");
        Require.given(provenance, "the provenance of what is drawn");
    }

    private static void requireMemory(DecimationModel model, int count, String task) {
        int threads = Math.min(Parallel.threads(), Batches.count(count));
        Memory.require(count * BYTES + threads * DecimationEngine.bytes(model.size()), task + " on " + threads + " threads",
                "take fewer configurations or fewer threads");
    }

    private void add(int batch, DecimationEngine.Batch drawn) {
        int first = batch * Batches.WIDTH;
        int lanes = Batches.lanes(count(), batch);
        System.arraycopy(drawn.up(), 0, up, first, lanes);
        System.arraycopy(drawn.unequal(), 0, unequal, first, lanes);
        System.arraycopy(drawn.logProbability(), 0, logProbability, first, lanes);
    }

    /** The number of configurations. */
    public int count() {
        return logProbability.length;
    }

    /** ln w of each, w = e^{βΣσσ'}/q. */
    public double[] logWeights() {
        double bonds = 2.0 * size * size;
        double[] logarithms = new double[count()];
        Arrays.setAll(logarithms, index -> beta * (bonds - 2 * unequal[index]) - logProbability[index]);
        return logarithms;
    }
}
