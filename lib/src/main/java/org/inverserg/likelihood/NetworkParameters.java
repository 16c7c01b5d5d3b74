package org.inverserg.likelihood;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.descent.AdamW;
import org.inverserg.descent.CrossEntropy;
import org.inverserg.descent.Descent;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.SpinStream;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.NeighbourhoodCounter;
import org.inverserg.patterns.PatternCounts;
import org.inverserg.statistics.Bins;

/**
 * A network of two convolutions behind upsampling that was trained to make fine spins likely given the blocked ones.
 *
 * @param shape      the network
 * @param parameters in the order of {@link ConvolutionShape}
 * @param curve      how the loss fell
 * @param samples    the number of fine sites trained on
 * @hidden
 */
@Internal
public record NetworkParameters(ConvolutionShape shape, float[] parameters, LossCurve curve, long samples) {

    private static final int TABULATED_KERNEL = 3;

    public NetworkParameters {
        Require.given(shape, "the shape of a network");
        Require.given(curve, "the loss curve of a training");
        shape.check(parameters);
        parameters = parameters.clone();
    }

    /**
     * Blocks {@code fine} once, ties drawn from the streams of {@code blocking}, and descends by {@link AdamW}. With k = 3 a fine spin depends on
     * 3×3 coarse spins and counts of their patterns are trained on, in groups of configurations; with k = 7 the configurations themselves.
     *
     * @param fine       for k = 7 configurations that are kept
     * @param provenance gives the random numbers: stream 0 the first parameters, stream n the order of the configurations in epoch n
     * @throws IllegalArgumentException if L is odd or too small, or if there are too few configurations
     * @throws IllegalStateException    if the coarse spins always decide the fine ones, as where all spins are up, or if the descent runs away
     */
    public static NetworkParameters of(ConvolutionShape shape, SpinStream fine, Provenance blocking, TrainingSchedule schedule, Provenance provenance) {
        Require.given(shape, "the shape of a network");
        Require.given(fine, "an ensemble of spins");
        Require.given(blocking, "the provenance of the blocking");
        Require.given(schedule, "the schedule of a training");
        Require.given(provenance, "the provenance of a training");
        requireSize(shape, fine);
        double[] start = firstParameters(shape, provenance);
        if (isTabulated(shape)) {
            return counted(shape, fine, blocking, schedule, provenance, start);
        }
        if (!(fine instanceof Spins kept)) {
            throw new IllegalArgumentException("a network with k = " + shape.kernel() + " is trained on configurations that are kept, got a "
                    + fine + "; sample them first");
        }
        requireUndecided(IntStream.range(0, kept.batches()).anyMatch(batch -> varies(kept, batch)), fine);
        Spins coarse = kept.block(Ties.seed(blocking.seed()));
        int group = ConvolutionForward.bestLanes(coarse.size());
        var found = new Descent(kept.count(), group, kept.correlation(), schedule, provenance)
                .run(start, CountedDescent.COIN, () -> new CrossEntropy(shape, coarse, kept, group));
        long sites = (long) kept.size() * kept.size();
        return new NetworkParameters(shape, found.parameters(), found.curve(), schedule.trained(kept.count()) * sites);
    }

    /** Whether counts of patterns are trained on, so that configurations need not be kept. */
    public static boolean isTabulated(ConvolutionShape shape) {
        return Require.given(shape, "the shape of a network").kernel() == TABULATED_KERNEL;
    }

    private static NetworkParameters counted(ConvolutionShape shape, SpinStream fine, Provenance blocking, TrainingSchedule schedule, Provenance provenance,
            double[] start) {
        var tabulation = NeighbourhoodCounter.tabulation();
        var groups = new Bins(CountedDescent.groupWidth(fine.count(), tabulation.slots(), schedule), fine.count());
        var counts = PatternCounts.of(tabulation, fine, groups, blocking);
        double[][] table = counts.table();
        requireUndecided(IntStream.range(0, tabulation.slots() / 2).anyMatch(field -> isFollowed(table, 2 * field) && isFollowed(table, 2 * field + 1)), fine);
        var found = new CountedDescent(new NeighbourhoodModel(shape), table, fine.count(), schedule, provenance).run(start);
        return new NetworkParameters(shape, floats(found.parameters()), found.curve(), counts.samples(schedule.trained(groups.count())));
    }

    private static boolean isFollowed(double[][] table, int slot) {
        return Arrays.stream(table).anyMatch(group -> group[slot] > 0);
    }

    /** Whether the sites of a configuration differ. */
    private static boolean varies(Spins spins, int batch) {
        long[] words = new long[spins.size() * spins.size()];
        spins.copyBatch(batch, words);
        return Arrays.stream(words).anyMatch(word -> word != words[0]);
    }

    /** Where nothing is left to chance the loss has no minimum: it falls to 0 as the parameters grow, and where a descent stops means nothing. */
    private static void requireUndecided(boolean undecided, SpinStream fine) {
        if (!undecided) {
            throw new IllegalStateException("the configurations do not determine the parameters of a network: what is coarse was always followed by the same"
                    + " fine spins in " + fine + "; train on more configurations, or on ones nearer to the critical point");
        }
    }

    static void requireSize(ConvolutionShape shape, SpinStream fine) {
        int smallest = 2 * shape.kernel();
        if (fine.size() < smallest || fine.size() % 2 != 0) {
            throw new IllegalArgumentException("training a network with k = " + shape.kernel() + " needs lattices of an even size of at least "
                    + smallest + ", so that the coarse spins it sees are different ones, got L = " + fine.size() + "; sample lattices of such a size");
        }
    }

    /** As PyTorch's default for convolutions: uniform on ±1/√n, n the number of terms that are summed. */
    private static double[] firstParameters(ConvolutionShape shape, Provenance provenance) {
        UniformRandomProvider random = new RandomBits(provenance.stream(0)).scalar();
        double[] first = new double[shape.parameters()];
        int terms = shape.kernel() * shape.kernel();
        for (int i = 0; i < first.length; i++) {
            double range = 1 / StrictMath.sqrt(i < shape.secondKernels() ? terms : shape.channels() * terms);
            first[i] = range * (2 * random.nextDouble() - 1);
        }
        return first;
    }

    static float[] floats(double[] parameters) {
        float[] floats = new float[parameters.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) parameters[i];
        }
        return floats;
    }

    @Override
    public float[] parameters() {
        return parameters.clone();
    }
}
