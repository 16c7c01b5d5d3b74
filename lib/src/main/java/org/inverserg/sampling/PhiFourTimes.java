package org.inverserg.sampling;

import java.util.List;
import java.util.Locale;
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
 * @param persistence   the square of a site's mean sign over the chain that was measured, averaged over sites: near 0 where signs turn
 *                      and are forgotten, 1 where none ever did
 */
public record PhiFourTimes(Estimate magnetization, Estimate square, Mix mix, Moves moves, int measuredSize, double persistence) {

    /** Above it the chain held fewer than four independent values of a sign. */
    private static final double HELD = 0.25;

    /** @throws IllegalArgumentException if something is missing, or if there is no such lattice */
    public PhiFourTimes {
        Require.given(magnetization, "the autocorrelation time of |m|");
        Require.given(square, "the autocorrelation time of the other quantity");
        Require.given(mix, "the updates of a step");
        Require.given(moves, "the moves of a step");
        Spins.checkSize(measuredSize);
        Require.that(persistence >= 0 && persistence <= 1, "the persistence of signs must be between 0 and 1", persistence, "it is a mean of squares of mean signs");
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

    /** What a reader of results of such chains must see: that signs do not turn, where Metropolis alone cannot take them over the barrier. */
    public List<String> notes() {
        return persistence <= HELD ? List.of() : List.of(String.format(Locale.ROOT,
                "the signs of the field do not turn: %.0f %% of them are held by a chain of %s on L = %d, so the mean of the field keeps the sign of its start, "
                        + "domains of the start may never dissolve, and errors do not know of it; flip signs by clusters, mix(8, 1)",
                100 * Math.sqrt(persistence), mix, measuredSize));
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
