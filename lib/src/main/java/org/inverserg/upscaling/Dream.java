package org.inverserg.upscaling;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;

/** What was measured in a dream, at every size on the way. */
public final class Dream {

    private final Observables observables;

    Dream(Observables observables) {
        this.observables = observables;
    }

    /** m, |m|, χ, χ_c, e, C, M_e and U at every size, correlated between the sizes as the dream made them. */
    public Observables observables() {
        return observables;
    }

    public Provenance provenance() {
        return observables.provenance();
    }

    /** For example {@code Dream of 10000 configurations at L = 2, 4, 8}. */
    @Override
    public String toString() {
        return "Dream of " + provenance().count() + " configurations at L = "
                + Arrays.stream(observables.sizes()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
}
