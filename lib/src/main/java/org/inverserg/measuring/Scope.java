package org.inverserg.measuring;

import java.util.List;

/**
 * What is measured of every configuration beside the scalar observables. Immutable.
 *
 * @param density   whether the density of the order parameter
 * @param couplings the classes of couplings whose flow under a change of scale is to be known; none if empty
 */
public record Scope(boolean density, List<CouplingClass> couplings) {

    /** The scalar observables alone. */
    public static final Scope OBSERVABLES = new Scope(false, List.of());

    public Scope {
        couplings = List.copyOf(couplings);
    }

    /** This, and the density of the order parameter. */
    public Scope withDensity() {
        return new Scope(true, couplings);
    }

    /** This, and couplings. */
    public Scope withCouplings(List<CouplingClass> classes) {
        return new Scope(density, classes);
    }

    /** @throws IllegalArgumentException if couplings are wanted and lattices of L = {@code size} are too small for their flow */
    public void check(int size) {
        if (!couplings.isEmpty() && !CouplingPair.isFine(size)) {
            throw new IllegalArgumentException("a flow of couplings needs an even lattice size of at least " + 2 * CouplingPair.SMALLEST_COARSE_SIZE
                    + ", got " + size + "; sample larger lattices");
        }
    }

    /** All of it in words, so that results of different scopes can be told apart. */
    public String key() {
        return "density " + density + ", couplings " + couplings;
    }

    /** For example {@code observables, density, 36 couplings}. */
    @Override
    public String toString() {
        return "observables" + (density ? ", density" : "") + (couplings.isEmpty() ? "" : ", " + couplings.size() + " couplings");
    }
}
