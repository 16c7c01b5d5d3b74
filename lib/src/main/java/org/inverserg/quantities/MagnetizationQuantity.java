package org.inverserg.quantities;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.inverserg.parallel.Require;

/**
 * What follows from the moments of m alone, V⁻¹ Σσ of spins or V⁻¹ Σφ of fields with V = L²: the same in every model. The symmetry under
 * m → −m is used: ⟨m⟩ = 0 in χ.
 */
public enum MagnetizationQuantity implements Quantity {

    /** ⟨m⟩, zero by symmetry: a check. */
    MAGNETIZATION("m", "⟨m⟩", x -> x.m(), (x, slope) -> slope.m()),

    /** ⟨|m|⟩ ~ L^{−β/ν}. */
    ABSOLUTE_MAGNETIZATION("absM", "⟨|m|⟩", x -> x.absM(), (x, slope) -> slope.absM()),

    /** χ = V ⟨m²⟩ ~ L^{γ/ν}. */
    SUSCEPTIBILITY("chi", "χ", x -> x.volume() * x.m2(), (x, slope) -> x.volume() * slope.m2()),

    /** χ_c = V (⟨m²⟩ − ⟨|m|⟩²) ~ L^{γ/ν}. */
    CONNECTED_SUSCEPTIBILITY("chiC", "χ_c", x -> x.volume() * (x.m2() - x.absM() * x.absM()),
            (x, slope) -> x.volume() * (slope.m2() - 2 * x.absM() * slope.absM())),

    /** U = ⟨m⁴⟩/⟨m²⟩², 1.1679 at a critical point of the Ising class on the periodic square. */
    BINDER_RATIO("U", "U", x -> x.m4() / (x.m2() * x.m2()),
            (x, slope) -> (slope.m4() - 2 * x.m4() / x.m2() * slope.m2()) / (x.m2() * x.m2()));

    private final String column;
    private final String symbol;
    private final ToDoubleFunction<Means> formula;
    private final ToDoubleBiFunction<Means, Means> derivative;

    MagnetizationQuantity(String column, String symbol, ToDoubleFunction<Means> formula, ToDoubleBiFunction<Means, Means> derivative) {
        this.column = column;
        this.symbol = symbol;
        this.formula = formula;
        this.derivative = derivative;
    }

    /** @throws IllegalArgumentException listing the names that exist, if {@code column} is none of them */
    public static MagnetizationQuantity named(String column) {
        return Quantity.named(column, Arrays.asList(values()));
    }

    @Override
    public String column() {
        return column;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public double of(Means means) {
        return formula.applyAsDouble(Require.given(means, "the means of a quantity"));
    }

    /**
     * The derivative with respect to a parameter.
     *
     * @param slopes the derivatives of the means
     */
    public double slope(Means means, Means slopes) {
        return derivative.applyAsDouble(Require.given(means, "the means of a quantity"), Require.given(slopes, "the derivatives of the means"));
    }
}
