package org.inverserg.measuring;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The scalar observables as functions of the moments of m = V⁻¹ Σσ and e = −V⁻¹ Σ_⟨ij⟩ σσ', with V = L². The symmetry under
 * σ → −σ is used: ⟨m⟩ = 0 in χ.
 */
public enum Quantity {

    /** ⟨m⟩, zero by symmetry: a check. */
    MAGNETIZATION("m", "⟨m⟩") {
        @Override
        double of(Means x, double volume) {
            return x.m();
        }
    },
    /** ⟨|m|⟩ ~ L^{−β/ν}. */
    ABSOLUTE_MAGNETIZATION("absM", "⟨|m|⟩") {
        @Override
        double of(Means x, double volume) {
            return x.absM();
        }
    },
    /** χ = V ⟨m²⟩ ~ L^{γ/ν}. */
    SUSCEPTIBILITY("chi", "χ") {
        @Override
        double of(Means x, double volume) {
            return volume * x.m2();
        }
    },
    /** χ_c = V (⟨m²⟩ − ⟨|m|⟩²). */
    CONNECTED_SUSCEPTIBILITY("chiC", "χ_c") {
        @Override
        double of(Means x, double volume) {
            return volume * (x.m2() - x.absM() * x.absM());
        }
    },
    /** ⟨e⟩, energy per site. */
    ENERGY("e", "⟨e⟩") {
        @Override
        double of(Means x, double volume) {
            return x.e();
        }
    },
    /** C = V (⟨e²⟩ − ⟨e⟩²) ~ ln L. Without the factor β². */
    HEAT_CAPACITY("C", "C") {
        @Override
        double of(Means x, double volume) {
            return volume * (x.e2() - x.e() * x.e());
        }
    },
    /** M_e = ∂ ln⟨|m|⟩/∂β = V (⟨|m|⟩⟨e⟩ − ⟨|m| e⟩)/⟨|m|⟩ ~ L^{1/ν}. */
    MAGNETIZATION_ENERGY_CUMULANT("Me", "Mₑ") {
        @Override
        double of(Means x, double volume) {
            return volume * (x.absM() * x.e() - x.absMe()) / x.absM();
        }
    },
    /** U = ⟨m⁴⟩/⟨m²⟩², 1.1679 at the critical point of the periodic square. */
    BINDER_RATIO("U", "U") {
        @Override
        double of(Means x, double volume) {
            return x.m4() / (x.m2() * x.m2());
        }
    };

    private final String column;
    private final String symbol;

    Quantity(String column, String symbol) {
        this.column = column;
        this.symbol = symbol;
    }

    /** From the means over all configurations. */
    abstract double of(Means means, double volume);

    /** The name in tables and in calls, e.g. {@code "chi"}. */
    public String column() {
        return column;
    }

    /** The symbol on axes, e.g. χ. */
    public String symbol() {
        return symbol;
    }

    /** @throws IllegalArgumentException listing the names that exist, if {@code column} is none of them */
    public static Quantity named(String column) {
        return Arrays.stream(values()).filter(q -> q.column.equals(column)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no observable \"" + column + "\"; choose one of "
                        + Arrays.stream(values()).map(Quantity::column).collect(Collectors.joining(", "))));
    }
}
