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
        clusters = new SignClusters(action, field);
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

    /** The memory of one object, in bytes. */
    public static long bytes(int size) {
        return (long) Float.BYTES * size * size + SignClusters.bytes(size);
    }

    /**
     * Does {@code steps} steps, each of {@code sweeps} Metropolis sweeps and {@code flips} clusters on average: one less, as many, or one more with
     * probabilities ¼, ½, ¼. The number must not be fixed: where clusters take the whole lattice the field would change its sign in turns, and keep it
     * after every even number of steps. Even and odd numbers are equally likely, so a step forgets the sign. No cluster is ever flipped for
     * {@code flips = 0}. At point A on L = 32, 4 to 8 sweeps for each cluster give the most independent |m| and φ² in a given time.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public void step(int steps, int sweeps, int flips) {
        for (int step = 0; step < steps; step++) {
            for (int sweep = 0; sweep < sweeps; sweep++) {
                Batches.poll(MarkovChain.TASK);
                metropolis.sweep(field, random);
            }
            int number = flips == 0 ? 0 : flips - 1 + Long.bitCount(random.next() >>> Long.SIZE - 2);
            for (int flip = 0; flip < number; flip++) {
                Batches.poll(MarkovChain.TASK);
                clusters.flip(random);
            }
        }
    }

    public CheckerboardField field() {
        return field;
    }
}
