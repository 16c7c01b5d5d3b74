package org.inverserg.quantities;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the Ising model is measured for: what follows from {@linkplain MagnetizationQuantity m}, and functions of the moments of e = −V⁻¹ Σ_⟨ij⟩ σσ'. A
 * quantity is one line of the list; one that needs another moment adds it to the terms.
 */
public final class IsingQuantities {

    /** What is averaged over configurations, of their m and e. */
    private enum Term implements ToDoubleFunction<double[]> {
        E, E2, ABS_M_E, E4;

        @Override
        public double applyAsDouble(double[] reading) {
            double e = reading[1];
            return switch (this) {
                case E -> e;
                case E2 -> e * e;
                case ABS_M_E -> Math.abs(reading[0]) * e;
                case E4 -> e * e * (e * e);
            };
        }
    }

    /** In the order of tables. */
    public static final Quantities ALL = new Quantities("Ising", List.of("m", "e"), List.of(
            MagnetizationQuantity.MAGNETIZATION,
            MagnetizationQuantity.ABSOLUTE_MAGNETIZATION,
            MagnetizationQuantity.SUSCEPTIBILITY,
            MagnetizationQuantity.CONNECTED_SUSCEPTIBILITY,

            // ⟨e⟩, energy per site
            new Quantity.Formula("e", "⟨e⟩", x -> x.own(Term.E)),

            // C = V (⟨e²⟩ − ⟨e⟩²) ~ ln L, without the factor β²
            new Quantity.Formula("C", "C", x -> x.volume() * (x.own(Term.E2) - x.own(Term.E) * x.own(Term.E))),

            // M_e = ∂ ln⟨|m|⟩/∂β = V (⟨|m|⟩⟨e⟩ − ⟨|m| e⟩)/⟨|m|⟩ ~ L^{1/ν}
            new Quantity.Formula("Me", "Mₑ", x -> x.volume() * (x.absM() * x.own(Term.E) - x.own(Term.ABS_M_E)) / x.absM()),

            MagnetizationQuantity.BINDER_RATIO,

            // V_e = 1 − ⟨e⁴⟩/(3⟨e²⟩²): 2/3 on large lattices, but where phases of two energies coexist (M. Challa, D. Landau and K. Binder,
            // Phys. Rev. B 34, 1841, 1986)
            new Quantity.Formula("Ve", "Vₑ", x -> 1 - x.own(Term.E4) / (3 * x.own(Term.E2) * x.own(Term.E2)))),
            reading -> reading[0] * reading[0] * reading[0] * reading[0], List.of(Term.values()));

    private IsingQuantities() {
    }
}
