package org.inverserg.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The φ⁴ theory on the periodic square lattice: weight e^{−S} over real φ,
 * <pre>S = −κ Σ_⟨ij⟩ φ_i φ_j + ((μ² + 4κ)/2) Σ_i φ_i² + (λ/4) Σ_i φ_i⁴</pre>
 * (Bachtis et al. 2022, Eq. 11). On L = 2 every pair of neighbours is joined by two bonds.
 *
 * @param kappa       κ, the coupling of nearest neighbours
 * @param massSquared μ², negative where the theory is critical
 * @param lambda      λ, the self-coupling
 */
public record PhiFourAction(double kappa, double massSquared, double lambda) implements LatticeModel {

    /** κ = 1, λ = 0.7, μ² = −0.9515: critical, where P2 learns its transformation (Bachtis et al. 2022, Table I). */
    public static final PhiFourAction CRITICAL_A = new PhiFourAction(1, -0.9515, 0.7);

    /** κ = 1, λ = 1, μ² = −1.2723: critical, where P2 applies what was learned at A (Bachtis et al. 2022, Table II). */
    public static final PhiFourAction CRITICAL_B = new PhiFourAction(1, -1.2723, 1);

    /** @throws IllegalArgumentException unless the parameters are finite, κ and λ are not negative, and e^{−S} can be normalised */
    public PhiFourAction {
        if (!(kappa >= 0) || Double.isInfinite(kappa)) {
            throw new IllegalArgumentException("kappa must be finite and at least 0, got " + kappa
                    + "; clusters of equal signs only exist for couplings that favour them");
        }
        if (!Double.isFinite(massSquared)) {
            throw new IllegalArgumentException("the mass squared must be finite, got " + massSquared + "; it is about -1 where the theory is critical");
        }
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda must be finite and at least 0, got " + lambda
                    + "; the action has no lower bound below");
        }
        if (lambda == 0 && massSquared <= 0) {
            throw new IllegalArgumentException("without lambda the mass squared must be above 0, got " + massSquared
                    + "; give a lambda above 0 to bound the action");
        }
    }

    /** {@code kappa}, {@code mu2} and {@code lambda}. */
    @Override
    public Map<String, Double> parameters() {
        var parameters = new LinkedHashMap<String, Double>();
        parameters.put("kappa", kappa);
        parameters.put("mu2", massSquared);
        parameters.put("lambda", lambda);
        return parameters;
    }

    /** a = μ² + 4κ, so that one site has the action (a/2) φ² + (λ/4) φ⁴ − κ φ h, h the sum of its four neighbours. */
    public double siteMassSquared() {
        return massSquared + 4 * kappa;
    }

    /**
     * The standard deviation of φ at a site whose neighbours sum to 0, in the Gaussian approximation that is its own mean field:
     * v = ⟨φ²⟩ solves 1/v = a + 3 λ v. A scale for moves, not a measured value.
     */
    public double siteDeviation() {
        double a = siteMassSquared();
        double root = StrictMath.hypot(a, StrictMath.sqrt(12) * StrictMath.sqrt(lambda)); // of a² + 12 λ, whatever their size
        double variance = a > 0 ? 2 / (a + root) : (root - a) / (6 * lambda); // both are the same, but a − a loses all digits
        return StrictMath.sqrt(variance);
    }
}
