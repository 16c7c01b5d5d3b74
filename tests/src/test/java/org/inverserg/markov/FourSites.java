package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;

/**
 * The φ⁴ theory on L = 2 by numerical integration: S = −2κ (φ₁ + φ₂)(φ₃ + φ₄) + Σ_i V(φ_i), V(φ) = (a/2) φ² + (λ/4) φ⁴, with
 * 1, 2 and 3, 4 on the diagonals. With w(s) = ∫ e^{−V(x)−V(s−x)} dx for the sum of a diagonal, two integrals are left. The
 * trapezoidal rule converges faster than any power of its step here.
 */
public final class FourSites {

    private static final double STEP = 0.04;
    private static final int REACH = 150;

    private final double square;
    private final double fourthPower;
    private final double magnetizationSquared;

    public FourSites(PhiFourAction action) {
        int n = 4 * REACH + 1;
        double[] weight = new double[n];
        double[] squares = new double[n];
        double[] fourthPowers = new double[n];
        for (int s = 0; s < n; s++) {
            for (int i = -REACH; i <= REACH; i++) {
                double x = i * STEP;
                double w = Math.exp(-potential(action, x) - potential(action, (s - 2 * REACH) * STEP - x));
                weight[s] += w;
                squares[s] += w * x * x;
                fourthPowers[s] += w * x * x * x * x;
            }
        }
        double[] sums = new double[4];
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                double first = (s - 2 * REACH) * STEP;
                double second = (t - 2 * REACH) * STEP;
                double coupled = weight[t] * Math.exp(2 * action.kappa() * first * second);
                sums[0] += weight[s] * coupled;
                sums[1] += squares[s] * coupled;
                sums[2] += fourthPowers[s] * coupled;
                sums[3] += weight[s] * coupled * Math.pow((first + second) / 4, 2);
            }
        }
        square = sums[1] / sums[0];
        fourthPower = sums[2] / sums[0];
        magnetizationSquared = sums[3] / sums[0];
    }

    private static double potential(PhiFourAction action, double x) {
        return action.siteMassSquared() / 2 * x * x + action.lambda() / 4 * x * x * x * x;
    }

    public double square() {
        return square;
    }

    public double fourthPower() {
        return fourthPower;
    }

    public double magnetizationSquared() {
        return magnetizationSquared;
    }
}
