package org.inverserg.model;

import java.util.Map;

/**
 * The Ising model on the periodic square lattice: weight exp(β Σ_⟨ij⟩ σ_i σ_j) over σ = ±1, nearest neighbours, no field
 * (Rançon et al. 2025, Eq. 1). External fields, other lattices and open boundaries are out of scope.
 *
 * @param beta the coupling β
 */
public record IsingModel(double beta) implements LatticeModel {

    /** β_c = ½ ln(1 + √2) (H. Kramers and G. Wannier, Phys. Rev. 60, 252, 1941). */
    public static final double CRITICAL_BETA = StrictMath.log(1 + StrictMath.sqrt(2)) / 2;

    /** @throws IllegalArgumentException unless β is finite and not negative */
    public IsingModel {
        if (!(beta >= 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("the coupling beta must be finite and at least 0, got " + beta
                    + "; clusters of equal spins only exist for ferromagnetic couplings");
        }
    }

    public static IsingModel critical() {
        return new IsingModel(CRITICAL_BETA);
    }

    /** {@code beta}. */
    @Override
    public Map<String, Double> parameters() {
        return Map.of("beta", beta);
    }

    /** The probability 1 − e^{−2β} that a bond between equal spins joins them to a cluster (C. Fortuin and P. Kasteleyn, Physica 57, 536, 1972). */
    public double bondProbability() {
        return -StrictMath.expm1(-2 * beta);
    }
}
