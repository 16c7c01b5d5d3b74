package org.inverserg.lattice;

/**
 * How ties of the majority rule are broken: {@code spins.block(Ties.seed(3))}. Blocks are always 2×2.
 *
 * @param seed of the random numbers that break them
 */
public record Ties(long seed) {

    /** By random numbers that follow from {@code seed}. */
    public static Ties seed(long seed) {
        return new Ties(seed);
    }
}
