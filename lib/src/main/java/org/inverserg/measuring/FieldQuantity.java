package org.inverserg.measuring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Require;

/**
 * The scalar observables of a real field, as functions of the means over configurations of m = V⁻¹ |Σφ| and of the sums per site
 * of φ², φ⁴ and φ_i φ_j over nearest neighbours, with V = L² (Bachtis et al. 2022).
 */
public enum FieldQuantity {

    /** ⟨m⟩ = ⟨|Σφ|⟩/V ~ L^{−β/ν}. */
    MAGNETIZATION("m", "⟨m⟩", true) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return x.m();
        }

        @Override
        public double slope(double[] means, double[] slopes, double volume) {
            requireSlopes(means, slopes);
            return slopes[0];
        }
    },
    /** χ = (⟨M²⟩ − ⟨M⟩²)/V with M = |Σφ| ~ L^{γ/ν}. */
    SUSCEPTIBILITY("chi", "χ", true) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return volume * (x.m2() - x.m() * x.m());
        }

        @Override
        public double slope(double[] means, double[] slopes, double volume) {
            requireSlopes(means, slopes);
            return volume * (slopes[1] - 2 * means[0] * slopes[0]);
        }
    },
    /** U = ⟨m⁴⟩/⟨m²⟩², 1.1679 at a critical point of the Ising class on the periodic square. */
    BINDER_RATIO("U", "U", true) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return x.m4() / (x.m2() * x.m2());
        }

        @Override
        public double slope(double[] means, double[] slopes, double volume) {
            requireSlopes(means, slopes);
            return (slopes[2] - 2 * means[2] / means[1] * slopes[1]) / (means[1] * means[1]);
        }
    },
    /** ⟨φ²⟩ per site. */
    SQUARE("phi2", "⟨φ²⟩", false) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return x.square();
        }
    },
    /** s = ⟨S⟩/V, the action per site. */
    ACTION_DENSITY("s", "⟨S⟩/V", false) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return -action.kappa() * x.bonds() + action.siteMassSquared() / 2 * x.square() + action.lambda() / 4 * x.fourthPower();
        }
    },
    /** ⟨φ_i ∂S/∂φ_i⟩, which is 1 by the Schwinger–Dyson equation of φ_i: a check. */
    SCHWINGER_DYSON("SD", "⟨φ ∂S/∂φ⟩", false) {
        @Override
        double of(FieldMeans x, double volume, PhiFourAction action) {
            return -2 * action.kappa() * x.bonds() + action.siteMassSquared() * x.square() + action.lambda() * x.fourthPower();
        }
    };

    private static final int MOMENTS = 3;

    private final String column;
    private final String symbol;
    private final boolean ofMagnetization;

    FieldQuantity(String column, String symbol, boolean ofMagnetization) {
        this.column = column;
        this.symbol = symbol;
        this.ofMagnetization = ofMagnetization;
    }

    /** From the means over all configurations. */
    abstract double of(FieldMeans means, double volume, PhiFourAction action);

    /**
     * Of a system of which only m is known.
     *
     * @param means of m, m² and m⁴
     * @throws IllegalStateException unless {@link #ofMagnetization()}
     */
    public double ofMagnetization(double[] means, double volume) {
        if (!ofMagnetization) {
            throw needsMore();
        }
        requireMeans(means, "the means of m, m² and m⁴");
        return of(new FieldMeans(means[0], means[1], means[2], Double.NaN, Double.NaN, Double.NaN), volume, null);
    }

    /**
     * The derivative with respect to a parameter, of a system of which only m is known.
     *
     * @param means  of m, m² and m⁴
     * @param slopes the derivatives of the means
     * @throws IllegalStateException unless {@link #ofMagnetization()}
     */
    public double slope(double[] means, double[] slopes, double volume) {
        throw needsMore();
    }

    private IllegalStateException needsMore() {
        return new IllegalStateException(column + " needs more than m, of which alone the means are known here; take one of "
                + Arrays.stream(values()).filter(FieldQuantity::ofMagnetization).map(FieldQuantity::column).collect(Collectors.joining(", ")));
    }

    private static void requireSlopes(double[] means, double[] slopes) {
        requireMeans(means, "the means of m, m² and m⁴");
        requireMeans(slopes, "the derivatives of the means of m, m² and m⁴");
    }

    private static void requireMeans(double[] means, String what) {
        Require.length(Require.given(means, what).length, MOMENTS, what);
    }

    /** Whether m is all it needs. */
    public boolean ofMagnetization() {
        return ofMagnetization;
    }

    /** The name in tables and in calls, e.g. {@code "chi"}. */
    public String column() {
        return column;
    }

    /** The symbol on axes, e.g. χ. */
    public String symbol() {
        return symbol;
    }

    /** @throws IllegalArgumentException listing the names that exist, if {@code column} is none of them */
    public static FieldQuantity named(String column) {
        return named(column, Arrays.asList(values()));
    }

    /** The same among those that follow from m alone. */
    public static FieldQuantity namedOfMagnetization(String column) {
        return named(column, Arrays.stream(values()).filter(FieldQuantity::ofMagnetization).toList());
    }

    private static FieldQuantity named(String column, List<FieldQuantity> among) {
        return among.stream().filter(q -> q.column.equals(column)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no observable \"" + column + "\" here; choose one of "
                        + among.stream().map(FieldQuantity::column).collect(Collectors.joining(", "))));
    }
}
