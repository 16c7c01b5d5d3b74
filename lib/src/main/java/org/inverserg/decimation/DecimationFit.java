package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.lattice.Spins;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.parallel.Rounds;

/**
 * Trains a {@link DecimationModel} on configurations: counts the table of the smallest lattice, and finds the most likely kernel of every
 * class of sites of every level, each by itself and each a convex problem. Given the coarser spins and the classes before, the classes are
 * independent problems, as ln q is the sum of their logarithms.
 *
 * @hidden
 */
@Internal
public final class DecimationFit {

    /** The smallest lattice that levels lead to; what is below is the table. */
    static final int SMALLEST_LEVEL = 8;

    /** Levels from here on see the same at the same spacing whatever the size of the whole lattice, and share their kernels. */
    static final int SMALLEST_SHARED = 32;

    private static final double REACH_OF_CENTRES = 6.5;
    private static final double REACH_OF_OTHERS = 4.6;
    /** Batches of which one is enough for the optimum to be nearly found. */
    private static final int THINNING = 16;
    private static final int FEWEST_BATCHES = 16;

    private final Spins configurations;
    private final Provenance provenance;
    private final List<TrainedKernel> known;
    private final Progress progress;
    private final Rounds<Object> rounds;

    /** What training gives. */
    public record Result(DecimationModel model, List<TrainedKernel> kernels) {

        /**
         * Puts the kernels into their levels.
         *
         * @param kernels of all levels up to {@code size}, in the order in which they draw
         */
        static Result of(double beta, int size, StartTable start, List<TrainedKernel> kernels) {
            var levels = new ArrayList<Level>();
            int next = 0;
            for (int levelSize = SMALLEST_LEVEL; levelSize <= size; levelSize *= 2) {
                boolean finest = levelSize == size;
                int after = next + Level.trained(finest).size();
                List<CompiledKernel> compiled = kernels.subList(next, after).stream().map(TrainedKernel::compiled).toList();
                levels.add(finest ? Level.finest(levelSize, beta, compiled) : Level.coarse(levelSize, compiled));
                next = after;
            }
            return new Result(new DecimationModel(beta, start, levels), List.copyOf(kernels));
        }
    }

    private DecimationFit(Spins configurations, Provenance provenance, List<TrainedKernel> known, Progress progress,
                          Rounds<Object> rounds) {
        this.configurations = configurations;
        this.provenance = provenance;
        this.known = known;
        this.progress = progress;
        this.rounds = rounds;
    }

    /**
     * @param beta           β of the configurations
     * @param configurations with L = 4, 8, 16 …
     * @param provenance     of the training: sites are chosen from its streams
     * @param known          kernels that are taken over where they fit, from a training on another size
     * @throws IllegalStateException if the memory for the contexts of one class cannot be had
     */
    public static Result train(double beta, Spins configurations, Provenance provenance, List<TrainedKernel> known) {
        Require.given(provenance, "the provenance of a training");
        Require.all(known, "the kernels that are known");
        int size = Require.given(configurations, "an ensemble of spins").size();
        Memory.require(configurations.count() * ContextSamples.bytesPerConfiguration(size), "training inverse decimation to L = " + size,
                "train on fewer configurations");
        int classes = IntStream.iterate(SMALLEST_LEVEL, m -> m <= size, m -> 2 * m).map(m -> Level.trained(m == size).size()).sum();
        var progress = Progress.of("training inverse decimation to L = " + size, Math.max(1, classes)); // L = 4 is the table alone
        Result[] result = new Result[1];
        Batches.inRounds(progress, configurations.batches(), Object::new,
                rounds -> result[0] = new DecimationFit(configurations, provenance, known, progress, rounds).train(beta));
        return result[0];
    }

    private Result train(double beta) {
        var kernels = new ArrayList<TrainedKernel>();
        StartTable start = StartCounter.count(configurations, rounds);
        for (int size = SMALLEST_LEVEL; size <= configurations.size(); size *= 2) {
            for (SiteClass drawn : Level.trained(size == configurations.size())) {
                kernels.add(kernel(drawn, size));
            }
        }
        return Result.of(beta, configurations.size(), start, kernels);
    }

    private TrainedKernel kernel(SiteClass drawn, int levelSize) {
        int spacing = configurations.size() / levelSize;
        TrainedKernel kernel = known.stream().filter(other -> other.fits(drawn, levelSize, spacing)).findFirst()
                .map(other -> other.on(levelSize)).orElseGet(() -> fit(drawn, levelSize, spacing));
        progress.count(1);
        return kernel;
    }

    private TrainedKernel fit(SiteClass drawn, int levelSize, int spacing) {
        var features = new Features(context(drawn, levelSize));
        var choice = new Provenance("sites of " + drawn + " at spacing " + spacing + " for " + provenance.operation(), provenance.count(),
                provenance.seed(), List.of(), List.of());
        var samples = ContextSamples.draw(configurations, features.context(), choice, rounds);
        double[] weights = new double[features.count()];
        if (samples.batches() >= THINNING * FEWEST_BATCHES) {
            weights = optimum(features, samples.thinned(THINNING), weights).weights();
        }
        return new TrainedKernel(features, spacing, optimum(features, samples, weights));
    }

    static Context context(SiteClass drawn, int levelSize) {
        return Context.of(drawn, levelSize, drawn.isCentre() ? REACH_OF_CENTRES : REACH_OF_OTHERS);
    }

    private KernelWeights optimum(Features features, ContextSamples samples, double[] start) {
        return KernelWeights.of(new ContextLikelihood(features, samples, rounds), samples.count(), start);
    }
}
