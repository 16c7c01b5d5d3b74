package org.inverserg.markov;

import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * One Ising configuration under the cluster algorithm of R. Swendsen and J.-S. Wang (Phys. Rev. Lett. 58, 86, 1987): every
 * bond between equal spins is opened with probability 1 − e^{−2β}, and each cluster of sites joined by open bonds gets a new
 * sign, ±1 with probability ½.
 *
 * <p>The lattice lies in rows of 64-bit words, 1 for +1, so bonds are drawn and compared with the spins 64 at a time. What is
 * left for one-at-a-time work are runs: maximal stretches of a row joined by open horizontal bonds, about one for two sites at
 * the critical point. They are numbered row by row and joined by union–find; the number of a root is the smallest of its
 * cluster, so one pass in rising order carries the new signs from the roots to all runs.
 *
 * <p>Chains start from random spins.
 *
 * @hidden
 */
@Internal
public final class SwendsenWang implements ClusterState {

    private static final int ROWS_BETWEEN_POLLS = 64;
    private static final double BYTES_PER_SITE = 4 * Long.BYTES / 64.0 + Integer.BYTES / 64.0;
    private static final double SPARE_RUNS = 1.0 / 16;

    private final int size;
    private final SpinRows rows;
    private final int words;
    private final int lastBit;
    private final long lastMask;
    private final long[] spins;
    private final long[] right;
    private final long[] down;
    /** 1 where a run starts. */
    private final long[] starts;
    /** The number of the first run that starts in each word or after it; one more entry holds the number of runs. */
    private final int[] firstRun;
    private int[] parent;

    private final BernoulliBits openings;
    private final RandomBits random = new RandomBits(0);
    private final long[] signs = new long[RandomBits.PADDED];

    /**
     * @param size            L ≥ 2
     * @param bondProbability 1 − e^{−2β}
     */
    public SwendsenWang(int size, double bondProbability) {
        this.size = size;
        SpinRows.requireProbability(bondProbability);
        rows = new SpinRows(size);
        words = rows.wordsPerRow();
        lastBit = rows.lastBit();
        lastMask = rows.lastMask();
        spins = rows.words();
        right = new long[size * words];
        down = new long[size * words];
        starts = new long[size * words];
        firstRun = new int[size * words + 1];
        parent = new int[mostRuns(size, bondProbability)];
        openings = new BernoulliBits(bondProbability);
    }

    /** The memory of one object, in bytes. */
    public static long bytes(int size, double bondProbability) {
        double sites = (double) size * Math.max(size, Long.SIZE);
        return (long) (BYTES_PER_SITE * sites) + (long) Integer.BYTES * mostRuns(size, bondProbability);
    }

    /** At least half of all bonds are between equal spins, so a fraction of at least p/2 is open; with something to spare. */
    private static int mostRuns(int size, double bondProbability) {
        double sites = (double) size * size;
        return (int) Math.min(sites, Math.ceil(sites * (1 - bondProbability / 2) * (1 + SPARE_RUNS)) + size);
    }

    /** Starts a chain from spins drawn at random. */
    @Override
    public void start(long key) {
        random.seed(key);
        openings.restart();
        for (int from = 0; from < spins.length; from += RandomBits.LANES) {
            Batches.poll(TASK);
            int count = Math.min(RandomBits.LANES, spins.length - from);
            random.fill(signs, count);
            System.arraycopy(signs, 0, spins, from, count);
        }
        rows.clearUnused();
    }

    /** Each sweep draws all bonds and gives every cluster a new sign. */
    @Override
    public void sweep(int count) {
        for (int i = 0; i < count; i++) {
            drawBonds(right);
            drawBonds(down);
            int runs = findRuns();
            joinRuns(runs);
            applySigns();
        }
    }

    @Override
    public SpinRows rows() {
        return rows;
    }

    /** On small lattices the bits of one word serve several rows. */
    private void drawBonds(long[] bonds) {
        int rowsPerWord = Math.max(1, Long.SIZE / size);
        openings.fill(random, bonds, (bonds.length + rowsPerWord - 1) / rowsPerWord);
        if (rowsPerWord > 1) {
            for (int row = size - 1; row >= 0; row--) { // downwards, so that no word is overwritten before its last use
                bonds[row] = bonds[row / rowsPerWord] >>> size * (row % rowsPerWord);
            }
        }
    }

    /** Closes the bonds between unequal spins, marks and counts the runs. */
    private int findRuns() {
        int runs = 0;
        for (int row = 0; row < size; row++) {
            poll(row);
            int here = row * words;
            int below = rows.below(row);
            long joinedToNext = 0;
            for (int x = 0; x < words; x++) {
                long own = spins[here + x];
                long mask = x + 1 == words ? lastMask : -1L;
                long open = right[here + x] & ~(own ^ rows.rightNeighbours(here, x)) & mask;
                right[here + x] = open;
                down[here + x] &= ~(own ^ spins[below + x]) & mask;
                long start = ~(open << 1 | joinedToNext) & mask;
                if (x == 0) {
                    start |= 1;
                }
                joinedToNext = open >>> Long.SIZE - 1;
                starts[here + x] = start;
                firstRun[here + x] = runs;
                runs += Long.bitCount(start);
            }
        }
        firstRun[spins.length] = runs;
        return runs;
    }

    private void joinRuns(int runs) {
        if (parent.length < runs) {
            parent = new int[runs + (int) (SPARE_RUNS * runs)];
        }
        int[] parent = this.parent;
        for (int run = 0; run < runs; run++) {
            parent[run] = run;
        }
        for (int row = 0; row < size; row++) {
            poll(row);
            int here = row * words;
            int below = rows.below(row);
            for (int x = 0; x < words; x++) {
                joinDown(parent, down[here + x], starts[here + x], starts[below + x], firstRun[here + x] - 1, firstRun[below + x] - 1);
            }
            if ((right[here + words - 1] >>> lastBit & 1) != 0) {
                join(parent, firstRun[here + words] - 1, firstRun[here]);
            }
        }
    }

    /**
     * Joins the runs of two neighbouring words. Between two runs one open bond is enough: the lowest of each stretch in which
     * no run starts. Subtracting 1 from every stretch at once, its highest bit set so that nothing is borrowed, changes the
     * bits up to the lowest.
     *
     * @param open      open vertical bonds
     * @param runBefore number of the run before the first that starts in the upper word
     */
    private static void joinDown(int[] parent, long open, long upper, long lower, int runBefore, int lowerRunBefore) {
        long stretches = upper | lower | 1;
        long guarded = open | stretches >>> 1 | Long.MIN_VALUE;
        long first = open & ~(guarded - stretches);
        while (first != 0) {
            long upTo = first ^ first - 1;
            int a = runBefore + Long.bitCount(upper & upTo);
            int b = lowerRunBefore + Long.bitCount(lower & upTo);
            join(parent, a, b);
            first &= first - 1;
        }
    }

    /**
     * Rem's algorithm: climbs from both runs at once, always where the parent is higher, and hangs what it leaves under the
     * lower parent; it stops as soon as the parents agree (E. Dijkstra, A Discipline of Programming, 1976; M. Patwary, J. Blair
     * and F. Manne, Experimental Algorithms, LNCS 6049, 411, 2010).
     */
    private static void join(int[] parent, int a, int b) {
        int aboveA = parent[a];
        int aboveB = parent[b];
        while (aboveA != aboveB) {
            boolean climbA = aboveA > aboveB;
            int high = climbA ? a : b;
            int low = climbA ? b : a;
            int aboveHigh = Math.max(aboveA, aboveB);
            int aboveLow = Math.min(aboveA, aboveB);
            parent[high] = aboveLow;
            if (high == aboveHigh) {
                return;
            }
            a = aboveHigh;
            aboveA = parent[aboveHigh];
            b = low;
            aboveB = aboveLow;
        }
    }

    private void applySigns() {
        for (int from = 0; from < spins.length; from += RandomBits.LANES) {
            Batches.poll(TASK);
            int count = Math.min(RandomBits.LANES, spins.length - from);
            random.fill(signs, count);
            for (int i = 0; i < count; i++) {
                spins[from + i] ^= flips(parent, starts[from + i], firstRun[from + i], signs[i]);
            }
        }
        rows.clearUnused();
    }

    /**
     * Which bits of a word are flipped. Replaces the parents of its runs by 1 if the run is flipped and by 0 if not: a root
     * draws it, the others copy it from their parent, which has a smaller number and is done.
     *
     * <p>Marks where the flip changes from one run to the next; the parity of the marks up to a bit is its flip.
     */
    private static long flips(int[] parent, long start, int run, long drawn) {
        int before = (start & 1) == 0 ? parent[run - 1] : 0;
        long changes = before;
        while (start != 0) {
            long here = start & -start;
            int above = parent[run];
            int copied = parent[above];
            int own = above == run ? (int) (drawn >>> Long.numberOfTrailingZeros(start)) & 1 : copied;
            parent[run++] = own;
            changes ^= here & -(own ^ before);
            before = own;
            start ^= here;
        }
        changes ^= changes << 1;
        changes ^= changes << 2;
        changes ^= changes << 4;
        changes ^= changes << 8;
        changes ^= changes << 16;
        return changes ^ changes << 32;
    }

    /** A sweep of the largest lattices lasts seconds: it must stop in the middle when it is interrupted. */
    private static void poll(int row) {
        if (row % ROWS_BETWEEN_POLLS == 0) {
            Batches.poll(TASK);
        }
    }
}
