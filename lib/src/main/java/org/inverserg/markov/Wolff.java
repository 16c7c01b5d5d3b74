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
 * <p>The lattice lies in rows of 64-bit words, so a word's new sites try their bonds at once: a cluster is compact enough for about five
 * sites to wait in a word until its turn comes. The bonds of a word are drawn when the cluster first comes near, all 128 to the right and
 * downwards, and hold until it is finished, so that a bond is the same from both of its ends. A site is flipped in the moment it
 * joins, so a neighbour is equal and outside if it has the old sign.
 *
 * @hidden
 */
@Internal
public final class Wolff implements ClusterState {

    private static final int THERMALIZATION_IN_SWEEPS = 20;
    private static final int MEASURED_SWEEPS = 40;
    private static final int MEASURED_SPINS = 100_000;
    /** Arrays of as many longs as the spins have; the queue, of up to two ints for each, is one of them. */
    private static final int ARRAYS = 6;

    private final int size;
    private final int clusters;
    private final SpinRows rows;
    private final int words;
    private final long[] spins;
    private final long[] right;
    private final long[] down;
    /** The number of the cluster that the bonds of a word were drawn for. */
    private final long[] drawnFor;
    private long cluster;

    /** New sites whose bonds are still to be tried. */
    private final long[] pending;
    /** A ring of the words that have such sites, each once: its length is a power of two and larger than the number of words. */
    private final int[] queue;
    private int end;
    /** All 1 while spins +1 are flipped. */
    private long oldSign;

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
        words = rows.wordsPerRow();
        spins = rows.words();
        right = new long[spins.length];
        down = new long[spins.length];
        drawnFor = new long[spins.length];
        pending = new long[spins.length];
        queue = new int[2 * Integer.highestOneBit(spins.length)];
        openings = new BernoulliBits(bondProbability);
    }

    /** The memory of one object, in bytes. */
    public static long bytes(int size) {
        return ARRAYS * SpinRows.bytes(size);
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
        Arrays.fill(spins, 0);
        Arrays.fill(pending, 0);
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
        int first = row * words + column / Long.SIZE;
        oldSign = -(spins[first] >>> column & 1);
        cluster++;
        end = 0;
        join(first, 1L << column);
        int flipped = 0;
        for (int begin = 0; begin < end; begin++) {
            flipped += grow(queue[begin & queue.length - 1]);
        }
        return flipped;
    }

    /** Flips sites of a word, which may be none, and lets their bonds wait to be tried; without a branch that the processor would have to guess. */
    @SuppressWarnings("ShortCircuitBoolean") // without a jump, which could not be foreseen
    private void join(int word, long sites) {
        spins[word] ^= sites;
        long before = pending[word];
        pending[word] = before | sites;
        queue[end & queue.length - 1] = word;
        end += before == 0 & sites != 0 ? 1 : 0;
    }

    /** Tries the bonds of a word's new sites, also of those that join on the way along the row; returns how many they are. */
    private int grow(int word) {
        int x = word % words;
        boolean isLast = x + 1 == words;
        int above = word < words ? word + spins.length - words : word - words;
        int below = word + words < spins.length ? word + words : word + words - spins.length;
        drawBonds(word);
        drawBonds(above);

        long sites = pending[word];
        pending[word] = 0;
        long along = alongRow(sites, right[word], outside(word) & (isLast ? rows.lastMask() : -1L));
        spins[word] ^= along;
        sites |= along;

        join(below, sites & down[word] & outside(below));
        join(above, sites & down[above] & outside(above));
        int last = isLast ? rows.lastBit() : Long.SIZE - 1;
        if ((sites & right[word]) >>> last != 0) {
            int next = isLast ? word - x : word + 1;
            join(next, outside(next) & 1);
        }
        if ((sites & 1) != 0) {
            joinBefore(x == 0 ? word + words - 1 : word - 1, x == 0 ? rows.lastBit() : Long.SIZE - 1);
        }
        return Long.bitCount(sites);
    }

    /** The bond from the last site of a word to the first of the next, tried from that one. */
    private void joinBefore(int word, int last) {
        drawBonds(word);
        join(word, right[word] & outside(word) & 1L << last);
    }

    private void drawBonds(int word) {
        if (drawnFor[word] != cluster) {
            drawnFor[word] = cluster;
            right[word] = openings.next(random);
            down[word] = openings.next(random);
        }
    }

    /** 1 where a spin has the old sign: outside of the cluster, or beyond the end of the row. */
    private long outside(int word) {
        return ~(spins[word] ^ oldSign);
    }

    /**
     * What joins {@code sites} along the row within a word. To the right by a carry: added to the stretch of bits through which
     * it can go, a site clears the stretch from there on. To the left, where nothing is carried, in steps of 1, 2, 4 … sites.
     */
    static long alongRow(long sites, long open, long outside) {
        long through = open << 1 & outside;
        long entered = sites << 1 & through;
        long found = entered | through & ~(through + entered);
        long left = sites;
        through = open & outside;
        for (int step = 1; step < Long.SIZE; step *= 2) {
            left |= through & left >>> step;
            through &= through >>> step;
        }
        return found | left & ~sites;
    }
}
