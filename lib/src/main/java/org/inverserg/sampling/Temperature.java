package org.inverserg.sampling;

import java.util.Locale;
import java.util.Optional;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/** T = 1/β of the Ising model, and where one is taken for the other. */
final class Temperature {

    /** From here on fewer than one spin in a thousand is not as the others are: T_c typed for β_c is well above. */
    private static final double DEEP = 1;

    private Temperature() {
    }

    /** @throws IllegalArgumentException unless T is finite and above 0 */
    static double beta(double temperature) {
        Require.that(temperature > 0 && Double.isFinite(1 / temperature), "a temperature must be above 0", temperature, "the critical one is 2.269; beta = 0 has none");
        return 1 / temperature;
    }

    /** For settings. */
    static String shown(double beta) {
        return beta == 0 ? "infinite" : String.format(Locale.ROOT, "%.6g", 1 / beta);
    }

    /** What a reader of results at β should know. */
    static Optional<String> note(double beta) {
        if (beta < DEEP) {
            return Optional.empty();
        }
        return Optional.of("beta = " + Provenance.decimal(beta) + " is deep in the ordered phase (T = " + shown(beta) + ", T_c = 2.269); did you mean T = "
                + Provenance.decimal(beta) + "? Say Ising.atTemperature(…) or temperatures(…)");
    }
}
