package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;
import org.inverserg.parallel.Require;

/**
 * A Markov chain of φ⁴ configurations: Metropolis sweeps, which move |φ|, mixed with flips of sign clusters, which do away with
 * critical slowing down.
 *
 * @hidden
 */
@Internal
public final class PhiFourChain {

    private final float deviation;
    private final CheckerboardField field;
    private final PhiFourMetropolis metropolis;
    private final SignClusters clusters;
    private final RandomBits random = new RandomBits(0);

    /** @throws IllegalArgumentException unless {@code size} is even and between 2 and {@value CheckerboardField#LARGEST_SIZE} */
    public PhiFourChain(PhiFourAction action, int size) {
        this(action, size, PhiFourMetropolis.width(action));
    }

    /** @param width half the width of the Metropolis moves */
    public PhiFourChain(PhiFourAction action, int size, double width) {
        deviation = (float) Require.given(action, "the action of a theory").siteDeviation();
        field = new CheckerboardField(size);
        metropolis = new PhiFourMetropolis(action, width);
        clusters = new SignClusters(action);
    }

    /** Starts from independent φ, uniform between ±2 standard deviations of a site, with the random numbers of stream {@code key}. */
    public void start(long key) {
        random.seed(key);
        clusters.restart();
        var uniform = new RandomFloats();
        float[] piece = new float[RandomFloats.PADDED];
        float[] values = field.values();
        for (int from = 0; from < values.length; from += RandomFloats.LANES) {
            int count = Math.min(RandomFloats.LANES, values.length - from);
            uniform.fill(random, piece, count);
            for (int j = 0; j < count; j++) {
                values[from + j] = deviation * (4 * piece[j] - 6);
            }
        }
    }

    /**
     * Does {@code steps} steps, each of {@code sweeps} Metropolis sweeps and {@code flips} clusters. At point A on L = 32, where a
     * cluster takes as long as four sweeps, 4 to 8 sweeps for each cluster give the most independent |m| and φ² in a given time.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public void step(int steps, int sweeps, int flips) {
        for (int step = 0; step < steps; step++) {
            for (int sweep = 0; sweep < sweeps; sweep++) {
                Batches.poll(MarkovChain.TASK);
                metropolis.sweep(field, random);
            }
            for (int flip = 0; flip < flips; flip++) {
                Batches.poll(MarkovChain.TASK);
                clusters.flip(field, random);
            }
        }
    }

    public CheckerboardField field() {
        return field;
    }
}
