package org.inverserg.sampling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
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
 * <p>A site has a byte. It is flipped in the moment it joins the cluster, so a neighbour is equal and outside if it has the old
 * sign. Sites wait in a queue for their four bonds to be tried. The compiler finds no branch that depends on the spins or the
 * random numbers: every neighbour is written to the end of the queue, and the end moves on by 1 or 0.
 */
final class Wolff implements ClusterState {

    private static final int BONDS = 4;
    private static final int FIRST_ROOM = 1 << 10;
    private static final int SITES_PER_WAITING = 4;
    private static final int THERMALIZATION_IN_SWEEPS = 20;
    private static final int MEASURED_SWEEPS = 40;
    private static final int MEASURED_SPINS = 100_000;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Multiplied with eight bytes of 0 or 1, moves byte i to bit 56 + i. */
    private static final long GATHER = 0x0102040810204080L;

    private final int size;
    private final int clusters;
    /** A power of two, so that the column of a site is its lowest bits. */
    private final int stride;
    private final byte[] spins;
    private final SpinRows rows;
    /** A ring: its length is a power of two and grows when it is full. */
    private int[] waiting = new int[FIRST_ROOM];

    private final BernoulliBits openings;
    private final RandomBits random = new RandomBits(0);
    private final long[] opened = new long[1];
    /** The bonds of this many sites are still in {@link #opened}. */
    private int unused;

    /**
     * @param size            L ≥ 2
     * @param bondProbability 1 − e^{−2β}
     * @param clusters        c ≥ 1
     */
    Wolff(int size, double bondProbability, int clusters) {
        this.size = size;
        this.clusters = clusters;
        stride = stride(size);
        spins = new byte[size * stride];
        rows = new SpinRows(size);
        openings = new BernoulliBits(bondProbability);
    }

    /** The memory of one object, in bytes, with room for a quarter of all sites to wait, far more than do at any coupling. */
    static long bytes(int size) {
        long sites = (long) size * stride(size);
        return sites + SpinRows.bytes(size) + Integer.BYTES * (FIRST_ROOM + sites / SITES_PER_WAITING);
    }

    /** The c of {@code Wolff(size, bondProbability, c)}, measured on a chain with the random numbers of stream {@code key}. */
    static int clustersPerSweep(int size, double bondProbability, long key) {
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

    private static int stride(int size) {
        return Math.max(Long.SIZE, Integer.highestOneBit(size - 1) << 1);
    }

    @Override
    public void start(long key) {
        random.seed(key);
        openings.restart();
        unused = 0;
        Arrays.fill(spins, (byte) 0);
        pack();
    }

    @Override
    public void sweep(int count) {
        for (int i = 0; i < count; i++) {
            int number = clusters + (int) (random.next() >>> Long.SIZE - 1);
            for (int cluster = 0; cluster < number; cluster++) {
                flip();
            }
        }
        pack();
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
        int first = row * stride + column;
        int old = spins[first];
        spins[first] ^= 1;
        waiting[0] = first;
        int begin = 0;
        int end = 1;
        while (begin < end) {
            if (unused == 0) {
                openings.fill(random, opened, 1);
                unused = Long.SIZE / BONDS;
            }
            if (waiting.length < end - begin + BONDS * unused) {
                waiting = widened(waiting, begin, end);
            }
            int sites = Math.min(unused, end - begin);
            end = grow(begin, end, sites, old);
            begin += sites;
            unused -= sites;
        }
        return end;
    }

    /** Tries the bonds of the next {@code sites} sites that wait; returns the new end of the queue. */
    private int grow(int begin, int end, int sites, int old) {
        byte[] spins = this.spins;
        int[] waiting = this.waiting;
        int room = waiting.length - 1;
        int wrap = stride - 1;
        int last = size - 1;
        int lowest = last * stride;
        long open = opened[0];
        int closed = old ^ 1;
        for (int i = begin; i < begin + sites; i++) {
            int site = waiting[i & room];
            int column = site & wrap;
            int right = column == last ? site - last : site + 1;
            int left = column == 0 ? site + last : site - 1;
            int below = site >= lowest ? site - lowest : site + stride;
            int above = site < stride ? site + lowest : site - stride;

            int joins = (spins[right] ^ closed) & (int) open & 1;
            spins[right] ^= (byte) joins;
            waiting[end & room] = right;
            end += joins;

            joins = (spins[left] ^ closed) & (int) (open >>> 1) & 1;
            spins[left] ^= (byte) joins;
            waiting[end & room] = left;
            end += joins;

            joins = (spins[below] ^ closed) & (int) (open >>> 2) & 1;
            spins[below] ^= (byte) joins;
            waiting[end & room] = below;
            end += joins;

            joins = (spins[above] ^ closed) & (int) (open >>> 3) & 1;
            spins[above] ^= (byte) joins;
            waiting[end & room] = above;
            end += joins;

            open >>>= BONDS;
        }
        opened[0] = open;
        return end;
    }

    /** A ring of twice the length with the same entries in their places. */
    private static int[] widened(int[] ring, int begin, int end) {
        int[] wider = new int[2 * ring.length];
        for (int i = begin; i < end; i++) {
            wider[i & wider.length - 1] = ring[i & ring.length - 1];
        }
        return wider;
    }

    private void pack() {
        long[] words = rows.words();
        int word = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column += Long.SIZE) {
                long bits = 0;
                for (int eight = 0; eight < Long.SIZE; eight += Byte.SIZE) {
                    long bytes = (long) EIGHT.get(spins, row * stride + column + eight);
                    bits |= (bytes * GATHER >>> Long.SIZE - Byte.SIZE) << eight;
                }
                words[word++] = bits;
            }
        }
    }
}
