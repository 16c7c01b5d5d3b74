package org.inverserg.upscaling;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.inverserg.measuring.Correlation;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.viewing.Viewable;
import org.inverserg.viewing.Viewer;

/** What was measured in a dream, at every size on the way. */
public final class Dream implements Viewable {

    private final Measurements measurements;
    private final IntFunction<Viewer> viewers;

    /** @param viewers draw a dream again, by its number */
    Dream(Measurements measurements, IntFunction<Viewer> viewers) {
        this.measurements = measurements;
        this.viewers = viewers;
    }

    /** m, |m|, χ, χ_c, e, C, M_e, U and V_e at every size, correlated between the sizes as the dream made them. */
    public Observables observables() {
        return measurements.observables();
    }

    /**
     * The density of the order parameter at L = {@code size}.
     *
     * @throws IllegalArgumentException if this size was not measured
     * @throws IllegalStateException    if the plan did not say {@code density()}
     */
    public Density density(int size) {
        return measurements.density(size);
    }

    /**
     * Dream {@code index} at every size, to be looked at, see {@link Viewable#viewer(int)}. As dreams are not kept, it is drawn again, the same to the last spin.
     *
     * @throws IllegalArgumentException if there is no such dream
     * @throws IllegalStateException    if the memory for it cannot be had
     */
    @Override
    public Viewer viewer(int index) {
        return viewers.apply(index);
    }

    /**
     * The correlation function at L = {@code size}.
     *
     * @throws IllegalArgumentException if this size was not measured
     * @throws IllegalStateException    if the plan did not say {@code correlations()}
     */
    public Correlation correlation(int size) {
        return measurements.correlation(size);
    }

    /** The same on the largest lattice. */
    public Correlation correlation() {
        return measurements.correlation();
    }

    /** All that was measured. */
    public Measurements measurements() {
        return measurements;
    }

    public Provenance provenance() {
        return measurements.provenance();
    }

    /** For example {@code Dream of 10000 configurations at L = 2, 4, 8}. */
    @Override
    public String toString() {
        return "Dream of " + provenance().count() + " configurations at L = "
                + Arrays.stream(observables().sizes()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
}
