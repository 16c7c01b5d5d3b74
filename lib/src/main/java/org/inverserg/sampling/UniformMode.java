package org.inverserg.sampling;

import org.inverserg.model.PhiFourAction;

/**
 * The mode that a φ⁴ chain forgets last where no barrier between two signs holds it: the mean of the field. Metropolis moves of single sites let it
 * diffuse, and clusters change its sign but not its size, so that its time grows as τ ≈ 3κ/m² sweeps with the mass squared m² of the field (measured
 * for λ = 0, where m² = μ², to 30 %). Where that is hopeless it is known before a chain has run.
 *
 * <p>m² is that of the self-consistent Gaussian approximation (Hartree), m² = μ² + 3λ⟨φ²⟩ with ⟨φ²⟩ = V⁻¹ Σ_k 1/(m² + κk̂²), k̂² = Σ_i 4 sin²(k_i/2).
 */
final class UniformMode {

    private static final double SWEEPS = 3;
    private static final int HALVINGS = 100;

    private final PhiFourAction action;
    private final int size;

    UniformMode(PhiFourAction action, int size) {
        this.action = action;
        this.size = size;
    }

    /** @throws IllegalStateException if the mode is known to be slower than a pilot chain can measure */
    void requireMeasurable(PhiFourTimes.Mix mix) {
        if (!isBarred()) {
            double massSquared = massSquared();
            PilotChain.requireMeasurable(SWEEPS * action.kappa() / massSquared / mix.sweeps(),
                    "by theory: the mean of a field whose mass squared is m^2 = " + (float) massSquared + " is forgotten in 3 kappa/m^2 sweeps only");
        }
    }

    /** Whether the uniform field has two minima with more than a unit of action between them. */
    private boolean isBarred() {
        double depth = action.massSquared() / action.lambda() * action.massSquared() / 4;
        return action.massSquared() < 0 && depth * size * size > 1;
    }

    double massSquared() {
        double low = Math.max(0, action.massSquared());
        double high = low + 2 * Math.sqrt(3 * action.lambda()); // as ⟨φ²⟩ is below 1/m²
        for (int i = 0; i < HALVINGS && action.lambda() > 0; i++) {
            double middle = (low + high) / 2;
            if (middle < action.massSquared() + 3 * action.lambda() * square(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** ⟨φ²⟩ of the free field. */
    private double square(double massSquared) {
        double[] momenta = new double[size];
        for (int i = 0; i < size; i++) {
            momenta[i] = 4 * action.kappa() * Math.pow(Math.sin(Math.PI * i / size), 2);
        }
        double sum = 0;
        for (double first : momenta) {
            for (double second : momenta) {
                sum += 1 / (massSquared + first + second);
            }
        }
        return sum / size / size;
    }
}
