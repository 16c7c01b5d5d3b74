package org.inverserg.measuring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/** What was measured on one ensemble: scalar observables at every size and, where the {@link Scope} asked for them, densities, correlations and couplings. */
public final class Measurements {

    private final Scope scope;
    private final Observables observables;
    private final Map<Integer, Density> densities;
    private final Map<Integer, Correlation> correlations;
    private final List<CouplingPair> couplings;

    private Measurements(Scope scope, Observables observables, Map<Integer, Density> densities, Map<Integer, Correlation> correlations,
                         List<CouplingPair> couplings) {
        this.scope = scope;
        this.observables = observables;
        this.densities = Map.copyOf(densities);
        this.correlations = Map.copyOf(correlations);
        this.couplings = List.copyOf(couplings);
    }

    /**
     * On configurations that are kept or streamed; couplings also after every blocking, as long as the coarse lattice is large enough for them.
     *
     * @throws IllegalArgumentException if couplings are wanted of lattices that cannot be blocked to
     *                                  {@value CouplingPair#SMALLEST_COARSE_SIZE} × {@value CouplingPair#SMALLEST_COARSE_SIZE}
     */
    public static Measurements of(SpinStream spins, Scope scope) {
        return of(sums(spins, scope), spins.provenance());
    }

    /** From what was added up. */
    public static Measurements of(MeasurementSums sums, Provenance provenance) {
        Require.given(sums, "the sums of what was measured");
        Require.given(provenance, "the provenance of what was measured");
        var densities = new LinkedHashMap<Integer, Density>();
        sums.densities().forEach((size, its) -> densities.put(size, Density.of(its, provenance)));
        var correlations = new LinkedHashMap<Integer, Correlation>();
        sums.correlations().forEach((size, its) -> correlations.put(size, Correlation.of(its, provenance)));
        return new Measurements(sums.scope(), Observables.of(sums.moments(), provenance), densities, correlations, sums.pairs());
    }

    /** What is added up of all configurations of a stream, so that it can be kept; else as {@link #of(SpinStream, Scope)}. */
    public static MeasurementSums sums(SpinStream spins, Scope scope) {
        return MeasuringSink.measure(Require.given(spins, "an ensemble of spins"), Require.given(scope, "what is to be measured"));
    }

    /** m, |m|, χ, χ_c, e, C, M_e, U and V_e at every size. */
    public Observables observables() {
        return observables;
    }

    /**
     * The density of the order parameter at L = {@code size}.
     *
     * @throws IllegalArgumentException if this size was not measured
     * @throws IllegalStateException    if densities were not asked for
     */
    public Density density(int size) {
        observables.count(size);
        if (!scope.density()) {
            throw new IllegalStateException("the density of the order parameter was not measured; say density() in the plan");
        }
        return densities.get(size);
    }

    /**
     * The correlation function at L = {@code size}.
     *
     * @throws IllegalArgumentException if this size was not measured
     * @throws IllegalStateException    if correlations were not asked for
     */
    public Correlation correlation(int size) {
        observables.count(size);
        if (!scope.correlations()) {
            throw new IllegalStateException("the correlation function was not measured; say correlations() in the plan");
        }
        return correlations.get(size);
    }

    /** The same on the largest lattice. */
    public Correlation correlation() {
        return correlation(Arrays.stream(observables.sizes()).max().orElseThrow());
    }

    /**
     * The correlations of couplings between neighbouring scales, from large lattices to small ones.
     *
     * @throws IllegalStateException if couplings were not asked for
     */
    public List<CouplingPair> couplings() {
        if (scope.couplings().isEmpty()) {
            throw new IllegalStateException("couplings were not measured; say couplings() in the plan");
        }
        return couplings;
    }

    /** What was asked for. */
    public Scope scope() {
        return scope;
    }

    public Provenance provenance() {
        return observables.provenance();
    }

    /** For example {@code Measurements of 10000 configurations at L = 2, 4, 8: observables, density}. */
    @Override
    public String toString() {
        return "Measurements" + observables.toString().substring("Observables".length()) + ": " + scope;
    }
}
