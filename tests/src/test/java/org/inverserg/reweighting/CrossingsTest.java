package org.inverserg.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.measuring.Observables;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** Thresholds of 4σ: false alarms below 10⁻³ for the whole class (the seeds are fixed besides). */
class CrossingsTest {

    private static final Observables SCAN = Ising.scan().sizes(8, 16, 32).betas(0.42, 0.46, 5).seed(1).measure(4000);
    private static final Crossings CROSSINGS = Crossing.of(SCAN, "U");

    @Test
    void pairsOfSizesCrossNearTheCriticalPoint() {
        assertThat(CROSSINGS.table().columnNames()).containsExactly("L", "L2", "beta", "beta_err", "U", "U_err");
        assertThat(CROSSINGS.table().rowCount()).isEqualTo(3);
        Estimate point = CROSSINGS.at(16, 32).point();
        assertThat(point.value()).isCloseTo(Ising.CRITICAL_BETA, within(4 * point.error() + 3e-4));
        assertThat(point.error()).isLessThan(1e-3);
    }

    /** β_c is exact, U* = 1.167923 is known to all digits that matter here (G. Kamieniarz and H. Blöte, J. Phys. A 26, 201, 1993). */
    @Test
    void theLimitIsTheCriticalPoint() {
        Crossing limit = CROSSINGS.limit();
        assertThat(limit.point().sigmasFrom(Estimate.of(Ising.CRITICAL_BETA, 0))).as("%s", limit).isBetween(-4.0, 4.0);
        assertThat(limit.value().sigmasFrom(Estimate.of(1.167923, 0))).as("%s", limit).isBetween(-4.0, 4.0);
        assertThat(limit.point().error()).isLessThan(1e-3);
    }

    /** Of 30 scans, Σ z² of the crossing of 4 and 8 against their mean is χ² with 29 degrees of freedom; limits of 4.5σ. */
    @Test
    void errorsAreHonest() {
        Estimate[] points = new Estimate[30];
        for (int run = 0; run < points.length; run++) {
            points[run] = Crossing.of(Ising.scan().sizes(4, 8).betas(0.42, 0.50, 3).seed(100 + run).measure(512), "U").at(4, 8).point();
        }
        double mean = 0;
        for (Estimate point : points) {
            mean += point.value() / points.length;
        }
        double chiSquare = 0;
        for (Estimate point : points) {
            chiSquare += Math.pow((point.value() - mean) / point.error(), 2);
        }
        assertThat((chiSquare - 29) / Math.sqrt(58)).as("Σz² = %s", chiSquare).isBetween(-4.5, 4.5);
    }

    @Test
    void fieldsCrossInTheirMass() {
        Crossings crossings = Crossing.of(PhiFour.lambda(0.7).scan().sizes(8, 16).massesSquared(-1.05, -0.85, 3).seed(1).measure(1000), "U");
        assertThat(crossings.at(8, 16).point().value()).isBetween(-1.02, -0.88);
        assertThat(crossings.at(8, 16).toString()).startsWith("crossing at μ² = -");
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Crossing.of(SCAN.only(8), "U")).hasMessageContaining("at least 2 lattice sizes, got [8]");
        assertThatThrownBy(() -> Crossing.of(SCAN, "chi")).hasMessageContaining("must cross between beta = 0.42 and 0.46");
        assertThatThrownBy(() -> Crossing.of(SCAN, "u")).hasMessageContaining("no observable \"u\"");
        assertThatThrownBy(() -> CROSSINGS.at(8, 64)).hasMessageContaining("of the sizes [8, 16, 32], got 8 and 64");
        assertThatThrownBy(() -> Crossing.of(SCAN.only(8, 16), "U").limit()).hasMessageContaining("at least 3 sizes, got 2");
        assertThatThrownBy(() -> CROSSINGS.limit(0, 1)).hasMessageContaining("above 0");
    }
}
