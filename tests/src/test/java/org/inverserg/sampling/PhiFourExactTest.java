package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.inverserg.Slow;
import org.inverserg.markov.FourSites;
import org.inverserg.model.PhiFourAction;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The φ⁴ chain against what is known exactly. Thresholds of 4σ: false alarms below 2·10⁻³ for the whole class (the seeds are fixed besides). */
class PhiFourExactTest {

    /** λ = 0: ⟨φ²⟩ = V⁻¹ Σ_k 1/(μ² + κ k̂²), k̂² = Σ_i 4 sin²(k_i/2). */
    @Slow
    @ParameterizedTest
    @CsvSource({"2, 1, 0.5, 1", "4, 1, 0.3, 1", "6, 0.7, 0.5, 0", "16, 1, 0.25, 2", "34, 2, 1, 1"})
    void freeField(int size, double kappa, double massSquared, int flips) {
        double exact = 0;
        for (int site = 0; site < size * size; site++) {
            double row = Math.sin(Math.PI * Math.floorDiv(site, size) / size);
            double column = Math.sin(Math.PI * (site % size) / size);
            exact += 1 / (massSquared + 4 * kappa * (row * row + column * column)) / (size * size);
        }
        var series = new PhiFourSeries(new PhiFourAction(kappa, massSquared, 0), size, size);
        Estimate found = series.means(size <= 6 ? 400_000 : 40_000, 1, flips, series::square)[0];
        assertThat(found.sigmasFrom(Estimate.of(exact, 0))).as("%s, exactly %s", found, exact).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(0.01 * exact);
    }

    /** L = 2, where each of the four pairs of neighbours has two bonds, by Metropolis alone and with clusters. */
    @ParameterizedTest
    @CsvSource({"1, -0.9515, 0.7, 0", "1, -0.9515, 0.7, 1", "1, -1.2723, 1, 1", "0.5, -3, 1, 1"})
    void fourSitesByIntegration(double kappa, double massSquared, double lambda, int flips) {
        var action = new PhiFourAction(kappa, massSquared, lambda);
        var exact = new FourSites(action);
        var series = new PhiFourSeries(action, 2, 3);
        Estimate[] found = series.means(500_000, 1, flips, series::square, rows -> series.power(rows, 4),
                rows -> Math.pow(series.magnetization(rows), 2));
        assertThat(found[0].sigmasFrom(Estimate.of(exact.square(), 0))).as("φ² %s", found[0]).isBetween(-4.0, 4.0);
        assertThat(found[1].sigmasFrom(Estimate.of(exact.fourthPower(), 0))).as("φ⁴ %s", found[1]).isBetween(-4.0, 4.0);
        assertThat(found[2].sigmasFrom(Estimate.of(exact.magnetizationSquared(), 0))).as("m² %s", found[2]).isBetween(-4.0, 4.0);
        assertThat(found[0].error()).isLessThan(0.01 * exact.square());
    }

    @Slow
    @ParameterizedTest
    @CsvSource({"-0.9515, 0.7, 32, 40000", "-0.9515, 0.7, 6, 200000", "-1.2723, 1, 8, 200000", "-1.2723, 1, 64, 4000"})
    void schwingerDyson(double massSquared, double lambda, int size, int steps) {
        var series = new PhiFourSeries(new PhiFourAction(1, massSquared, lambda), size, 4);
        Estimate found = series.means(steps, 1, 2, series::schwingerDyson)[0];
        assertThat(found.sigmasFrom(Estimate.of(1, 0))).as("%s", found).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(2e-3);
    }

    /** ⟨m⟩ = 0.545(2) and ⟨φ²⟩ = 0.755, known to half a unit of the last digit. */
    @Slow
    @Test
    void pointAOn32() {
        var series = new PhiFourSeries(PhiFourAction.CRITICAL_A, 32, 5);
        Estimate[] found = series.means(60_000, 6, 1, series::magnetization, series::square);
        assertThat(found[0].sigmasFrom(Estimate.of(0.545, 0.002))).as("m %s", found[0]).isBetween(-4.0, 4.0);
        assertThat(found[1].sigmasFrom(Estimate.of(0.755, 0.0005))).as("φ² %s", found[1]).isBetween(-4.0, 4.0);
        assertThat(found[0].error()).isLessThan(0.003);
    }
}
