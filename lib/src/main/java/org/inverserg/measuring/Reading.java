package org.inverserg.measuring;

import org.inverserg.couplings.CouplingGroups;
import org.inverserg.couplings.DistanceSums;
import org.inverserg.parallel.Require;

/**
 * What was read of the 64 configurations of a batch at one lattice size.
 *
 * @param up        up spins of each
 * @param unequal   unequal bonds of each, see {@link BatchSums}
 * @param couplings coupling sums by level, {@link CouplingGroups group} and configuration: level 0 of the configurations themselves, the others after each
 *                  blocking; without levels where couplings are not wanted or the lattice is too small for them
 * @param unequalAt unequal pairs by distance, see {@link DistanceSums#unequal}; none where correlations are not wanted
 * @param waves     the smallest waves, see {@link DistanceSums#waves}; none where correlations are not wanted
 */
public record Reading(int[] up, int[] unequal, int[][][] couplings, int[][] unequalAt, double[] waves) {

    /** @throws IllegalArgumentException if something is missing */
    public Reading {
        Require.given(up, "the numbers of up spins");
        Require.given(unequal, "the numbers of unequal bonds");
        Require.allOf(couplings, "the coupling sums by level");
        Require.allOf(unequalAt, "the unequal pairs by distance");
        Require.given(waves, "the smallest waves");
    }
}
