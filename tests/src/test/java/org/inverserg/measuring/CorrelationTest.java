package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingModel;
import org.inverserg.plotting.Plot;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    /** G(1) … G(L/2) of one configuration, then χ and F, by their definitions. */
    private static double[] naive(int[][] spins) {
        int size = spins.length;
        double[] x = new double[size / 2 + 2];
        double sum = 0;
        double[] waves = new double[4];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int spin = spins[row][column];
                sum += spin;
                waves[0] += spin * Math.cos(2 * Math.PI * row / size);
                waves[1] += spin * Math.sin(2 * Math.PI * row / size);
                waves[2] += spin * Math.cos(2 * Math.PI * column / size);
                waves[3] += spin * Math.sin(2 * Math.PI * column / size);
                for (int r = 1; r <= size / 2; r++) {
                    x[r - 1] += spin * (spins[(row + r) % size][column] + spins[row][(column + r) % size]) / (2.0 * size * size);
                }
            }
        }
        x[size / 2] = sum * sum / (size * size);
        for (double wave : waves) {
            x[size / 2 + 1] += wave * wave / (2.0 * size * size);
        }
        return x;
    }

    private static double ratio(int size, double[] x) {
        return Math.sqrt(x[size / 2] / x[size / 2 + 1] - 1) / (2 * Math.sin(Math.PI / size) * size);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 64, 66})
    void isWhatItsDefinitionSays(int size) {
        Spins spins = Ising.at(0.40, size).seed(3).sample(130);
        double[] mean = new double[size / 2 + 2];
        for (int c = 0; c < spins.count(); c++) {
            int[][] lattice = new int[size][size];
            for (int site = 0; site < size * size; site++) {
                lattice[site / size][site % size] = spins.spin(c, site / size, site % size);
            }
            double[] x = naive(lattice);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += x[i] / spins.count();
            }
        }
        Correlation correlation = Correlation.of(spins);
        for (int r = 1; r <= size / 2; r++) {
            assertThat(correlation.at(r).value()).isCloseTo(mean[r - 1], within(1e-12));
        }
        assertThat(correlation.lengthOverSize().value()).isCloseTo(ratio(size, mean), within(1e-10));
        assertThat(correlation.length().value()).isCloseTo(size * ratio(size, mean), within(1e-8));
        assertThat(correlation.count()).isEqualTo(130);
    }

    /** All 2¹⁶ states; threshold of 4σ for 3 numbers: a false alarm in less than 2·10⁻⁴ of all seeds. */
    @Test
    void monteCarloAgreesWithAllStatesOfASmallLattice() {
        int size = 4;
        double[] exact = new double[size / 2 + 2];
        double norm = 0;
        for (int state = 0; state < 1 << 16; state++) {
            int[][] lattice = new int[size][size];
            for (int site = 0; site < 16; site++) {
                lattice[site / size][site % size] = (state >> site & 1) == 1 ? 1 : -1;
            }
            double[] x = naive(lattice);
            double weight = Math.exp(IsingModel.CRITICAL_BETA * 2 * size * size * (x[0] - 1));
            norm += weight;
            for (int i = 0; i < x.length; i++) {
                exact[i] += weight * x[i];
            }
        }
        double[] expected = exact.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] /= norm;
        }
        Correlation correlation = Ising.critical(size).seed(1).correlations().measure(20_000).correlation();
        for (int r = 1; r <= 2; r++) {
            assertThat(correlation.at(r).estimate().sigmasFrom(Estimate.of(expected[r - 1], 0))).isBetween(-4.0, 4.0);
            assertThat(correlation.at(r).estimate().error()).isBetween(1e-4, 1e-2);
        }
        assertThat(correlation.lengthOverSize().estimate().sigmasFrom(Estimate.of(ratio(size, expected), 0))).isBetween(-4.0, 4.0);
    }

    /** Corrections fall as L^{−7/4} and are below the error here; a false alarm in less than 10⁻⁴ of all seeds. */
    @Test
    void theCriticalRatioIsThatOfTheContinuum() {
        Correlation correlation = Ising.critical(64).seed(1).correlations().measure(2_000).correlation();
        Estimate ratio = correlation.lengthOverSize().estimate();
        assertThat(ratio.sigmasFrom(Estimate.of(Correlation.CRITICAL_RATIO, 0))).isBetween(-4.0, 4.0);
        assertThat(ratio.error()).isBetween(0.002, 0.05);
    }

    @Test
    void dreamsAreMeasuredAtEverySizeAndKept(@TempDir Path folder) {
        var plan = SymmetricKernel.withWeights(3, 1.45, 0.59, 0.57).dream(200).seed(2);
        var dream = plan.correlations().cached(folder).upTo(32);
        for (int size : new int[] {4, 16, 32}) {
            Correlation kept = Correlation.of(plan.configurationsAt(size));
            assertThat(dream.correlation(size).table().toString()).isEqualTo(kept.table().toString());
            assertThat(dream.correlation(size).length().estimate()).isEqualTo(kept.length().estimate());
        }
        assertThat(dream.correlation().size()).isEqualTo(32);
        var again = plan.correlations().cached(folder).upTo(32);
        assertThat(again.provenance().allNotes().toString()).contains("read back");
        assertThat(again.correlation(32).table().toString()).isEqualTo(dream.correlation(32).table().toString());
        assertThat(Plot.correlations(Map.of("k=3", dream.correlation(32)))).isNotNull();
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        var measured = Ising.critical(8).seed(1).correlations().measure(100);
        assertThatThrownBy(() -> measured.correlation(16)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> measured.correlation().at(5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("between 1 and 4, got 5");
        assertThatThrownBy(() -> Ising.critical(8).density().measure(100).correlation()).isInstanceOf(IllegalStateException.class)
                .hasMessage("the correlation function was not measured; say correlations() in the plan");
    }
}
