package org.inverserg.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.inverserg.Slow;
import org.inverserg.measuring.Observables;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Crossings that are known: of ⟨|Σφ|⟩/4 = ½ √(2/(πK)) and of a second system whose m is b φ² averaged over the sites, b/K, which meet at
 * K = 2πb². Limits of 4.5σ.
 */
class CurveTest {

    private static final double AT = 1.04;
    private static final double FACTOR = Math.sqrt(AT / (2 * Math.PI));

    private static Curve first(Observables chain) {
        return Reweighting.of(chain).original().curve("absM", 0.85, 1.25);
    }

    private static Curve second(Observables chain) {
        return Reweighting.of(chain).system(2, Arrays.stream(chain.series().doubleColumn("phi2").asDoubleArray()).map(x -> FACTOR * x).toArray()).curve("absM", 0.85, 1.25);
    }

    /** Σ z² of 100 runs, χ² with 100 degrees of freedom; of one chain, and of two. */
    @Slow
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void crossingsHaveHonestErrors(boolean oneChain) {
        double chiSquare = 0;
        double errors = 0;
        for (int run = 0; run < 100; run++) {
            Observables chain = GaussianSites.chain(4096, 0, run);
            Crossing found = first(chain).crossing(second(oneChain ? chain : GaussianSites.chain(2048, 0, 1000 + run)));
            chiSquare += Math.pow(found.point().sigmasFrom(Estimate.of(AT, 0)), 2);
            errors += found.point().error() / 100;
            assertThat(found.value().sigmasFrom(Estimate.of(GaussianSites.magnetization(AT), 0))).isBetween(-4.5, 4.5);
        }
        assertThat((chiSquare - 100) / Math.sqrt(200)).isBetween(-4.5, 4.5);
        assertThat(errors).isBetween(0.01, 0.06);
    }

    @Test
    void crossingDoesNotDependOnTheOrder() {
        Observables a = GaussianSites.chain(2000, 0, 1);
        Observables b = GaussianSites.chain(3000, 0, 2);
        Crossing forth = first(a).crossing(second(b));
        Crossing back = second(b).crossing(first(a));
        assertThat(forth.point().sigmasFrom(Estimate.of(back.point().value(), 1e-9))).isBetween(-1e-3, 1e-3);
        assertThat(forth.point().error() / back.point().error()).isBetween(0.999, 1.001);
    }

    @Test
    void tellsItsPointsAndWhatItIs() {
        Curve curve = first(GaussianSites.chain(500, 0, 3));
        assertThat(curve.x()).hasSize(41).startsWith(0.85).endsWith(1.25).isSorted();
        assertThat(curve.values()[7]).isEqualTo(curve.replicas(7).value());
        assertThat(curve.errors()[7]).isEqualTo(curve.replicas(7).estimate().error());
        assertThat(curve.table().columnNames()).containsExactly("mu2", "absM", "absM_err", "ess");
        assertThat(curve).hasToString("⟨|m|⟩ of L = 2 for μ² from 0.85 to 1.25");
    }

    @Test
    void messagesSayWhatToDo() {
        Observables chain = GaussianSites.chain(2000, 0, 1);
        Curve curve = first(chain);
        assertThatThrownBy(() -> curve.crossing(Reweighting.of(chain).original().curve("chiC", 0.85, 1.25)))
                .hasMessageContaining("of one quantity at the same mu^2");
        assertThatThrownBy(() -> curve.crossing(Reweighting.of(chain).original().curve("absM", 0.9, 1.25)))
                .hasMessageContaining("of one quantity at the same mu^2");
        assertThatThrownBy(() -> curve.crossing(Reweighting.of(chain).system(2, new double[2000]).curve("absM", 0.85, 1.25)))
                .hasMessageContaining("must cross once, got 0 crossings").hasMessageContaining("choose another range");
    }
}
