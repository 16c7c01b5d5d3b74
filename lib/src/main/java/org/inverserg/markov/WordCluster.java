package org.inverserg.markov;

/**
 * Grows one cluster after the other over the open bonds of a periodic lattice that lies in rows of 64-bit words, a word's new sites at once:
 * a cluster is compact enough for about five sites to wait in a word until its turn comes.
 *
 * <p>The bonds of a word, all 128 to the right and downwards, are drawn when the cluster first comes near, and hold until it is finished, so that a
 * bond is the same from both of its ends. A site is flipped in the moment it joins, so a neighbour is outside if it has the old sign.
 */
final class WordCluster {

    /** Arrays of as many longs as the rows have; the queue, of up to two ints for each, is one of them. */
    private static final int ARRAYS = 6;

    /** Draws bonds. */
    @FunctionalInterface
    interface Bonds {

        /** Sets {@code right[word]} and {@code down[word]}: 1 where the bond from a site to its right, or to its lower neighbour, is open. */
        void draw(int word, long[] right, long[] down);
    }

    private final SpinRows rows;
    private final Bonds bonds;
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

    /** @param rows are changed by every cluster */
    WordCluster(SpinRows rows, Bonds bonds) {
        this.rows = rows;
        this.bonds = bonds;
        words = rows.wordsPerRow();
        spins = rows.words();
        right = new long[spins.length];
        down = new long[spins.length];
        drawnFor = new long[spins.length];
        pending = new long[spins.length];
        queue = new int[2 * Integer.highestOneBit(spins.length)];
    }

    /** The memory of one object and its rows, in bytes. */
    static long bytes(int size) {
        return ARRAYS * SpinRows.bytes(size);
    }

    /** Grows and flips the cluster of one site, which may hold only spins equal to its own; returns its number of sites. */
    int flip(int row, int column) {
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
            bonds.draw(word, right, down);
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
