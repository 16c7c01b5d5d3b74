package org.inverserg.upscaling;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;

/** What was measured in a dream, at every size on the way. */
public final class Dream {

    private final Measurements measurements;

    Dream(Measurements measurements) {
        this.measurements = measurements;
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
