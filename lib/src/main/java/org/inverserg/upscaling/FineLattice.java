package org.inverserg.upscaling;

import java.util.Arrays;
import org.inverserg.likelihood.Logistic;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.RandomBits;

/**
 * A fine lattice 2L×2L on its way, over a coarse one L×L that is there: what the rule of an {@linkplain Upscaler#of upscaler of one's own}
 * draws spin by spin. Where the probability of a configuration is asked for, {@link #draw} gives its spins instead of drawn ones, so that
 * one rule does both. Rows and columns are periodic. Belongs to one thread.
 */
public final class FineLattice {

    private final byte[] spins;
    private final int size;
    private long[] coarse;
    private long[] shown;
    private RandomBits random;
    private int lane;
    private int drawn;
    private double logProbability;

    /** @param size 2L */
    FineLattice(int size) {
        this.size = size;
        spins = new byte[size * size];
    }

    /** Begins with configuration {@code newLane}, whose spins are to be drawn. */
    void draw(long[] coarseWords, int newLane, RandomBits newRandom) {
        begin(coarseWords, newLane);
        random = newRandom;
        shown = null;
    }

    /** Begins with configuration {@code newLane}, whose spins are known. */
    void show(long[] coarseWords, int newLane, long[] fineWords) {
        begin(coarseWords, newLane);
        random = null;
        shown = fineWords;
    }

    private void begin(long[] coarseWords, int newLane) {
        Batches.poll("upscaling");
        coarse = coarseWords;
        lane = newLane;
        drawn = 0;
        logProbability = 0;
        Arrays.fill(spins, (byte) 0);
    }

    /** The spins drawn, +1 and −1, when the rule has been through. */
    byte[] finished() {
        if (drawn != spins.length) {
            throw new IllegalStateException("the rule of an upscaler must draw all " + spins.length + " spins of a lattice of L = " + size + ", got " + drawn
                    + "; go through all rows and columns below size()");
        }
        return spins;
    }

    /** ln P of the spins so far. */
    double logProbability() {
        return logProbability;
    }

    /** 2L, the number of rows and of columns of the fine lattice. */
    public int size() {
        return size;
    }

    /** The coarse spin, +1 or −1, at a row and a column of the coarse lattice: L of each, and periodic. */
    public int coarse(int row, int column) {
        int half = size / 2;
        return (int) (coarse[Math.floorMod(row, half) * half + Math.floorMod(column, half)] >>> lane & 1) * 2 - 1;
    }

    /** The fine spin at a row and a column, +1 or −1; 0 where none has been drawn yet. */
    public int spin(int row, int column) {
        return spins[site(row, column)];
    }

    /**
     * Draws the fine spin at a row and a column, +1 with probability 1/(1 + e^{−field}).
     *
     * @param field ±∞ where the spin must be ±1
     * @return the spin
     * @throws IllegalArgumentException if the field is not a number
     * @throws IllegalStateException    if this spin has been drawn already
     */
    public int draw(int row, int column, double field) {
        int site = site(row, column);
        if (Double.isNaN(field)) {
            throw new IllegalArgumentException("the field of a spin must be a number, got NaN at row " + row + " and column " + column
                    + " of L = " + size + "; see what it is computed from");
        }
        if (spins[site] != 0) {
            throw new IllegalStateException("every spin is drawn once, got row " + row + " and column " + column + " of L = " + size
                    + " again; spin(row, column) tells what was drawn");
        }
        int spin = random == null ? spinOf(shown[site]) : random.scalar().nextDouble() * (1 + StrictMath.exp(-field)) < 1 ? 1 : -1;
        if (random == null) {
            logProbability -= Logistic.loss(spin * field);
        }
        spins[site] = (byte) spin;
        drawn++;
        return spin;
    }

    private int spinOf(long word) {
        return (int) (word >>> lane & 1) * 2 - 1;
    }

    private int site(int row, int column) {
        return Math.floorMod(row, size) * size + Math.floorMod(column, size);
    }

    /** For example {@code fine lattice of L = 32}. */
    @Override
    public String toString() {
        return "fine lattice of L = " + size;
    }
}
