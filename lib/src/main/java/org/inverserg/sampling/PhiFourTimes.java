package org.inverserg.sampling;

import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * Integrated autocorrelation times of a φ⁴ chain, τ_int = ½ + Σ_t ρ(t) in steps, see
 * {@link org.inverserg.statistics.Autocorrelation}, and what a step is.
 *
 * @param magnetization τ_int of |Σφ|
 * @param square        τ_int of Σφ²
 * @param mix           what a step consists of
 * @param moves         the Metropolis moves of a step as they were tuned
 * @param measuredSize  the lattice size L they were measured on; where it is smaller than the one asked for, the times are
 *                      extrapolated and their systematic error is the size of the extrapolation
 */
public record PhiFourTimes(Estimate magnetization, Estimate square, Mix mix, Moves moves, int measuredSize) {

    /** @throws IllegalArgumentException if something is missing, or if there is no such lattice */
    public PhiFourTimes {
        Require.given(magnetization, "the autocorrelation time of |m|");
        Require.given(square, "the autocorrelation time of the other quantity");
        Require.given(mix, "the updates of a step");
        Require.given(moves, "the moves of a step");
        Spins.checkSize(measuredSize);
    }

    /**
     * What a step of a φ⁴ chain consists of.
     *
     * @param sweeps   Metropolis sweeps, at least 1
     * @param clusters sign clusters, 0 for Metropolis alone
     */
    public record Mix(int sweeps, int clusters) {

        /** @throws IllegalArgumentException if there is no sweep, or a negative number of clusters */
        public Mix {
            if (sweeps < 1) {
                throw new IllegalArgumentException("a step must have at least 1 Metropolis sweep, got " + sweeps
                        + "; clusters alone change signs and never |φ|");
            }
            if (clusters < 0) {
                throw new IllegalArgumentException("the number of clusters in a step must be at least 0, got " + clusters
                        + "; 0 is Metropolis alone");
            }
        }

        /** For example {@code 4 Metropolis sweeps and 1 sign cluster}. */
        @Override
        public String toString() {
            return sweeps + " Metropolis sweep" + (sweeps == 1 ? "" : "s")
                    + (clusters == 0 ? "" : " and " + clusters + " sign cluster" + (clusters == 1 ? "" : "s"));
        }
    }

    /**
     * Metropolis moves φ → φ + w u, u uniform on [−1, 1).
     *
     * @param width      w, half the width of the moves
     * @param acceptance the share of them that was accepted with this w
     */
    public record Moves(double width, double acceptance) {
    }

    /** The larger of the two. */
    public double longest() {
        return Math.max(magnetization.value(), square.value());
    }

    /** For example {@code tau(|m|)=2.1(3) tau(phi^2)=1.7(2)}. */
    @Override
    public String toString() {
        return "tau(|m|)=" + magnetization + " tau(phi^2)=" + square;
    }
}
