package org.inverserg.measuring;

import java.util.List;
import java.util.stream.Collectors;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingGroups;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.IsingQuantities;

/**
 * What is measured of every configuration beside the scalar observables. Immutable.
 *
 * @param density      whether the density of the order parameter
 * @param couplings    the bases of couplings whose flow under a change of scale is to be known; none if empty
 * @param correlations whether the correlation function
 */
public record Scope(boolean density, List<CouplingBasis> couplings, boolean correlations) {

    /** The scalar observables alone. */
    public static final Scope OBSERVABLES = new Scope(false, List.of(), false);

    /** @throws IllegalArgumentException if a basis is missing */
    public Scope {
        couplings = List.copyOf(Require.all(couplings, "the bases of couplings"));
    }

    /** This, and the density of the order parameter. */
    public Scope withDensity() {
        return new Scope(true, couplings, correlations);
    }

    /** This, and couplings; several bases are measured in one pass. */
    public Scope withCouplings(CouplingBasis... bases) {
        return new Scope(density, List.of(Require.allOf(bases, "the bases of couplings")), correlations);
    }

    /** This, and the correlation function. */
    public Scope withCorrelations() {
        return new Scope(density, couplings, true);
    }

    /** @throws IllegalArgumentException if couplings are wanted and lattices of L = {@code size} are too small for their flow, or too large for their sums */
    public void check(int size) {
        if (!couplings.isEmpty() && !CouplingPair.isFine(size)) {
            throw new IllegalArgumentException("a flow of couplings needs an even lattice size of at least " + 2 * CouplingPair.SMALLEST_COARSE_SIZE
                    + ", got " + size + "; sample larger lattices");
        }
        if (!couplings.isEmpty() && size > CouplingGroups.of(couplings).largestSize()) {
            throw new IllegalArgumentException("sums of couplings of these bases are numbers of 31 bits up to L = "
                    + CouplingGroups.of(couplings).largestSize() + ", got " + size + "; measure them on smaller lattices");
        }
    }

    /** All of it in words, so that results of different scopes can be told apart. */
    public String key() {
        return IsingQuantities.ALL.key() + ", density " + density + ", couplings " + couplings.stream().map(CouplingBasis::key).toList() + (correlations ? ", correlations" : "");
    }

    /** For example {@code observables, density, symmetric basis, 52 couplings}. */
    @Override
    public String toString() {
        return "observables" + (density ? ", density" : "") + couplings.stream().map(basis -> ", " + basis).collect(Collectors.joining())
                + (correlations ? ", correlations" : "");
    }
}
