package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.measuring.MeasurementSums;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Scope;
import org.inverserg.parallel.Plan;
import org.inverserg.storage.Form;

/**
 * A plan to sample the Ising model and to measure more than the scalar observables; nothing is kept of the configurations, which are those of
 * {@link Ising#sample}. Immutable; {@link #measure} does the work.
 * <pre>
 * var mc = Ising.critical(128).seed(1).density().couplings().measure(10_000);
 * mc.density(128);
 * CouplingFlow.of(mc);
 * </pre>
 */
public final class IsingMeasurement implements Plan {

    private final Ising ising;
    private final Scope scope;

    IsingMeasurement(Ising ising, Scope scope) {
        this.ising = ising;
        this.scope = scope;
    }

    /** This, and the density of the order parameter. */
    public IsingMeasurement density() {
        return new IsingMeasurement(ising, scope.withDensity());
    }

    /** This, and the correlation function along the axes with the correlation length, see {@link org.inverserg.measuring.Correlation}. */
    public IsingMeasurement correlations() {
        return new IsingMeasurement(ising, scope.withCorrelations());
    }

    /** This, and couplings: those of the {@link CouplingBasis#symmetric() symmetric basis}. */
    public IsingMeasurement couplings() {
        return couplings(CouplingBasis.symmetric());
    }

    /** This, and couplings of several bases in one pass, after every blocking too, as long as the lattice is large enough for them. */
    public IsingMeasurement couplings(CouplingBasis... bases) {
        return new IsingMeasurement(ising, scope.withCouplings(bases));
    }

    /** Results are kept in the user's cache and read back, see {@link Ising#cached()}. */
    public IsingMeasurement cached() {
        return new IsingMeasurement(ising.cached(), scope);
    }

    /** The same with a folder of one's own. */
    public IsingMeasurement cached(Path folder) {
        return new IsingMeasurement(ising.cached(folder), scope);
    }

    /**
     * Draws {@code n} configurations and measures them.
     *
     * @throws IllegalArgumentException                  if {@code n < 1}, or if couplings are wanted of a lattice that is too small for them
     * @throws IllegalStateException                     if the working memory cannot be had
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    public Measurements measure(int n) {
        scope.check(ising.size());
        var stream = ising.stream(n);
        Form<MeasurementSums> form = Form.of(() -> new MeasurementSums(scope, List.of(ising.point()), Integer.MAX_VALUE, stream.bins()));
        Run.Kept<MeasurementSums> kept = ising.kept(n, scope.key(), form, () -> Measurements.sums(stream, scope));
        return Measurements.of(kept.result(), kept.provenance());
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(ising.settings());
        settings.put("measured", scope.toString());
        settings.put("next", "measure(n) draws n configurations and keeps what is measured on them");
        return settings;
    }

    /** For example {@code Ising β=0.44068679350977147 L=32, measuring observables, density}. */
    @Override
    public String toString() {
        return ising + ", measuring " + scope;
    }
}
