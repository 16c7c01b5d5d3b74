package org.inverserg.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.inverserg.Slow;
import org.inverserg.measuring.Observables;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

class ExponentsTest {

    private static Reweighted scaled(Reweighting chain, Observables original, int size, double exponent) {
        double factor = Math.pow(size / 2.0, -exponent);
        return chain.system(size, Arrays.stream(original.series().doubleColumn("m").asDoubleArray()).map(m -> factor * m).toArray());
    }

    /** A linear map multiplies m by a number at every step: β/ν is its logarithm, γ/ν + 2β/ν = 2, without error. */
    @Test
    void linearMapsGiveConstantExponents() {
        Observables original = GaussianSites.chain(1000, 0, 1);
        Reweighting chain = Reweighting.of(original);
        Exponents exponents = Exponents.of(List.of(scaled(chain, original, 8, 0.125), chain.original(), scaled(chain, original, 4, 0.125)), 0.95, 1.05);
        assertThat(exponents.sizes()).containsExactly(2, 4, 8);
        for (int[] pair : new int[][] {{2, 4}, {2, 8}, {4, 8}}) {
            assertThat(exponents.beta(pair[0], pair[1]).value()).isCloseTo(0.125, within(1e-10));
            assertThat(exponents.gamma(pair[0], pair[1]).value()).isCloseTo(1.75, within(1e-10));
            assertThat(exponents.gamma(pair[0], pair[1]).estimate().error()).isLessThan(1e-9);
        }
        assertThat(exponents.table().columnNames())
                .containsExactly("L_i", "L_j", "gamma_over_nu", "gamma_over_nu_err", "beta_over_nu", "beta_over_nu_err");
        assertThat(exponents.table().rowCount()).isEqualTo(3);
        assertThat(exponents).hasToString("exponents of pairs of L = 2, 4, 8 over μ² from 0.95 to 1.05");
    }

    /**
     * With m′ = b φ² per site, ⟨m′⟩ = b/K: dm′/dm = b 2 √(2π/K) over a small range, and β/ν = −ln(dm′/dm)/ln 2. Σ z² of 100 runs, χ²
     * with 100 degrees of freedom, limits of 4.5σ.
     */
    @Slow
    @Test
    void nonlinearMapsHaveHonestErrors() {
        double b = 0.3;
        double exact = -Math.log(b * 2 * Math.sqrt(2 * Math.PI)) / Math.log(2);
        double chiSquare = 0;
        for (int run = 0; run < 100; run++) {
            Observables original = GaussianSites.chain(4096, 0, run);
            Reweighting chain = Reweighting.of(original);
            Reweighted other = chain.system(4, Arrays.stream(original.series().doubleColumn("phi2").asDoubleArray()).map(x -> b * x).toArray());
            Estimate found = Exponents.of(List.of(chain.original(), other), 0.999, 1.001).beta(2, 4).estimate();
            chiSquare += Math.pow(found.sigmasFrom(Estimate.of(exact, 0)), 2);
        }
        assertThat((chiSquare - 100) / Math.sqrt(200)).isBetween(-4.5, 4.5);
    }

    @Test
    void messagesSayWhatToDo() {
        Observables original = GaussianSites.chain(1000, 0, 1);
        Reweighting chain = Reweighting.of(original);
        Reweighted second = scaled(chain, original, 4, 0.1);
        Reweighted foreign = Reweighting.of(GaussianSites.chain(1000, 0, 2)).system(4, new double[1000]);
        assertThatThrownBy(() -> Exponents.of(List.of(second), 0.9, 1.1)).hasMessageContaining("at least 2 systems of different sizes, got L = 4");
        assertThatThrownBy(() -> Exponents.of(List.of(second, second), 0.9, 1.1)).hasMessageContaining("got L = 4, 4");
        assertThatThrownBy(() -> Exponents.of(List.of(chain.original(), foreign), 0.9, 1.1)).hasMessageContaining("must all be made from one chain");
        assertThatThrownBy(() -> Exponents.of(List.of(chain.original(), second), 1.1, 0.9)).hasMessageContaining("from a lower to a higher value");
        assertThatThrownBy(() -> Exponents.of(List.of(chain.original(), second), 0.9, 40)).hasMessageContaining("can be reweighted from");
        Exponents exponents = Exponents.of(List.of(chain.original(), second), 0.9, 1.1);
        assertThatThrownBy(() -> exponents.beta(4, 2)).hasMessageContaining("a smaller and a larger of the sizes [2, 4], got 4 and 2");
        Reweighted falling = chain.system(4, Arrays.stream(original.series().doubleColumn("m").asDoubleArray()).map(m -> Math.max(0, 3 - Math.abs(m))).toArray());
        assertThatThrownBy(() -> Exponents.of(List.of(chain.original(), falling), 0.9, 1.1).beta(2, 4))
                .hasMessageContaining("absM must change in the same direction at both sizes");
    }
}
