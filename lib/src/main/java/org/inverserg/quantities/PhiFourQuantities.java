package org.inverserg.quantities;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.inverserg.model.PhiFourAction;

/**
 * What real fields are measured for (Bachtis et al. 2022): what follows from {@linkplain MagnetizationQuantity m}, and functions of the means of φ², φ⁴
 * and φ_i φ_j over nearest neighbours, per site.
 */
public final class PhiFourQuantities {

    /** What is averaged over configurations: what {@code FieldSums} holds beside m, in its order. */
    private enum Term implements ToDoubleFunction<double[]> {
        SQUARE, FOURTH_POWER, BONDS;

        @Override
        public double applyAsDouble(double[] reading) {
            return reading[1 + ordinal()];
        }
    }

    /** Of fields whose action is known. */
    public static final Quantities ALL = new Quantities("φ⁴", List.of("m", "phi2", "phi4", "bonds"), Stream.concat(
            Stream.of(MagnetizationQuantity.values()), Stream.of(
            // ⟨φ²⟩ per site
            new Quantity.Formula("phi2", "⟨φ²⟩", x -> x.own(Term.SQUARE)),

            // s = ⟨S⟩/V, the action per site
            new Quantity.Formula("s", "⟨S⟩/V", x -> -action(x).kappa() * x.own(Term.BONDS) + action(x).siteMassSquared() / 2 * x.own(Term.SQUARE)
                    + action(x).lambda() / 4 * x.own(Term.FOURTH_POWER)),

            // ⟨φ_i ∂S/∂φ_i⟩, which is 1 by the Schwinger–Dyson equation of φ_i: a check
            new Quantity.Formula("SD", "⟨φ ∂S/∂φ⟩", x -> -2 * action(x).kappa() * x.own(Term.BONDS) + action(x).siteMassSquared() * x.own(Term.SQUARE)
                    + action(x).lambda() * x.own(Term.FOURTH_POWER)))).toList(),
            reading -> Quantities.square(reading[0]) * Quantities.square(reading[0]), List.of(Term.values()));

    /** Of fields whose action is not known. */
    public static final Quantities WITHOUT_ACTION = ALL.among(ALL.list().subList(0, ALL.list().size() - 2));

    private PhiFourQuantities() {
    }

    private static PhiFourAction action(Means x) {
        return new PhiFourAction(x.point().parameter("kappa"), x.point().parameter("mu2"), x.point().parameter("lambda"));
    }
}
