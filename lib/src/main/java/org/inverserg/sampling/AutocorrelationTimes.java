package org.inverserg.sampling;

import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * Integrated autocorrelation times of a Markov chain, τ_int = ½ + Σ_t ρ(t) in sweeps, see
 * {@link org.inverserg.statistics.Autocorrelation}.
 *
 * @param magnetization τ_int of |m|
 * @param energy        τ_int of e
 * @param measuredSize  the lattice size L they were measured on; where it is smaller than the one asked for, the times are
 *                      extrapolated and their systematic error is the size of the extrapolation
 */
public record AutocorrelationTimes(Estimate magnetization, Estimate energy, int measuredSize) {

    /** @throws IllegalArgumentException if something is missing, or if there is no such lattice */
    public AutocorrelationTimes {
        Require.given(magnetization, "the autocorrelation time of |m|");
        Require.given(energy, "the autocorrelation time of the other quantity");
        Spins.checkSize(measuredSize);
    }

    /** The larger of the two. */
    public double longest() {
        return Math.max(magnetization.value(), energy.value());
    }

    /** For example {@code tau(|m|)=4.1(7) tau(e)=3.7(6)}. */
    @Override
    public String toString() {
        return "tau(|m|)=" + magnetization + " tau(e)=" + energy;
    }
}
