package org.inverserg.markov;

import java.util.Arrays;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.RandomBits;

/**
 * One Ising configuration under the cluster algorithm of U. Wolff (Phys. Rev. Lett. 62, 361, 1989): from a site drawn at
 * random a cluster grows over bonds between equal spins, each opened with probability 1 − e^{−2β}, and is flipped as a whole.
 *
 * <p>A sweep flips as many spins as the lattice has, on average: it is c or c + 1 clusters, each with probability ½, where
 * c + ½ is about V/⟨size of a cluster⟩. The number must not depend on the spins, or the algorithm would no longer be exact
 * (stopping after V flipped spins prefers configurations that were reached by a large cluster). It must not be fixed either: at
 * high temperature every cluster is a single spin and the number of up spins would be even in every other sweep only, at low
 * temperature it is the whole lattice and the magnetization would change its sign in turns.
 *
 * <p>Chains start from all spins equal: bonds then open as often as they ever do, so the first clusters are no smaller than
 * those in equilibrium and a number of sweeps counted in clusters thermalises. From random spins the clusters would be tiny.
 *
 * @hidden
 */
@Internal
public final class Wolff implements ClusterState {

    private static final int THERMALIZATION_IN_SWEEPS = 20;
    private static final int MEASURED_SWEEPS = 40;
    private static final int MEASURED_SPINS = 100_000;

    private final int size;
    private final int clusters;
    private final SpinRows rows;
    private final WordCluster growth;
    private final BernoulliBits openings;
    private final RandomBits random = new RandomBits(0);

    /**
     * @param size            L ≥ 2
     * @param bondProbability 1 − e^{−2β}
     * @param clusters        c ≥ 1
     */
    public Wolff(int size, double bondProbability, int clusters) {
        this.size = size;
        this.clusters = clusters;
        SpinRows.requireProbability(bondProbability);
        rows = new SpinRows(size);
        growth = new WordCluster(rows, this::drawBonds);
        openings = new BernoulliBits(bondProbability);
    }

    /** The memory of one object, in bytes. */
    public static long bytes(int size) {
        return WordCluster.bytes(size);
    }

    /** The c of {@code Wolff(size, bondProbability, c)}, measured on a chain with the random numbers of stream {@code key}. */
    public static int clustersPerSweep(int size, double bondProbability, long key) {
        Memory.require(bytes(size), "a lattice of " + size + " × " + size + " spins for Wolff's clusters", "choose a smaller lattice");
        var state = new Wolff(size, bondProbability, 1);
        state.start(key);
        double volume = (double) size * size;
        for (double flipped = 0; flipped < THERMALIZATION_IN_SWEEPS * volume;) {
            flipped += state.flip();
        }
        double flipped = 0;
        int clusters = 0;
        while (flipped < MEASURED_SWEEPS * volume + MEASURED_SPINS) {
            flipped += state.flip();
            clusters++;
        }
        return Math.max(1, (int) Math.round(volume * clusters / flipped - 0.5));
    }

    @Override
    public void start(long key) {
        random.seed(key);
        openings.restart();
        Arrays.fill(rows.words(), 0);
    }

    @Override
    public void sweep(int count) {
        for (int i = 0; i < count; i++) {
            int number = clusters + (int) (random.next() >>> Long.SIZE - 1);
            for (int cluster = 0; cluster < number; cluster++) {
                flip();
            }
        }
    }

    @Override
    public SpinRows rows() {
        return rows;
    }

    /** Grows and flips one cluster; returns its number of sites. */
    int flip() {
        long drawn = random.next();
        int row = (int) ((drawn >>> Integer.SIZE) * size >>> Integer.SIZE);
        int column = (int) ((drawn & 0xffffffffL) * size >>> Integer.SIZE);
        return growth.flip(row, column);
    }

    private void drawBonds(int word, long[] right, long[] down) {
        right[word] = openings.next(random);
        down[word] = openings.next(random);
    }
}
