package org.inverserg.couplings;

import org.inverserg.parallel.Require;

/**
 * The couplings at two neighbouring scales of one ensemble: at the fine lattice L and at the coarse one L/2.
 *
 * @param pairing  how the two belong together
 * @param fineSize L
 * @param moments  their correlations
 */
public record CouplingPair(Pairing pairing, int fineSize, CouplingMoments moments) {

    /** How the coarse configuration belongs to the fine one. */
    public enum Pairing {
        /** It is the fine one blocked by the majority rule. */
        BLOCKED,
        /** The fine one was drawn from it by an upscaler. */
        DREAMED
    }

    /** On smaller coarse lattices couplings coincide. */
    public static final int SMALLEST_COARSE_SIZE = 8;

    /** @throws IllegalArgumentException if something is missing, or if the lattice is too small to be the fine one */
    public CouplingPair {
        Require.given(pairing, "how the two levels belong together");
        Require.given(moments, "the correlations of the couplings");
        Require.that(isFine(fineSize), "the fine lattice of a pair must be even and at least " + 2 * SMALLEST_COARSE_SIZE, fineSize,
                "measure couplings on larger lattices");
    }

    /** Whether lattices of {@code size} can be the fine ones of a pair. */
    public static boolean isFine(int size) {
        return size % 2 == 0 && size / 2 >= SMALLEST_COARSE_SIZE;
    }
}
