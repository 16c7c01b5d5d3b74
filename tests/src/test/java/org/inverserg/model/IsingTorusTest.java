package org.inverserg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsingTorusTest {

    private static final Path EXACT = Path.of("..", "notebooks", "reference", "ising-exact.csv");

    @Test
    void energyAndHeatCapacityOfTheReference() throws IOException {
        List<String> lines = Files.readAllLines(EXACT);
        assertThat(lines).hasSize(9);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split(",");
            var torus = IsingTorus.critical(Integer.parseInt(columns[0]));
            assertThat(torus.energy()).as(line).isCloseTo(Double.parseDouble(columns[1]), within(1e-12));
            assertThat(torus.heatCapacity()).as(line).isCloseTo(Double.parseDouble(columns[2]), within(1e-9));
        }
    }

    /** All configurations of small lattices, below, at and above the critical coupling. */
    @ParameterizedTest
    @CsvSource({"0, 2", "0, 3", "0, 4", "0.1, 2", "0.2, 3", "0.2, 4", "0.44068679350977147, 3", "0.44068679350977147, 4", "0.7, 3",
        "1.1, 4"})
    void equalsTheSumOverAllConfigurations(double beta, int size) {
        double[] moments = new double[3];
        for (int key = 0; key < 1 << size * size; key++) {
            int bonds = bonds(key, size);
            double weight = Math.exp(beta * bonds);
            moments[0] += weight;
            moments[1] += weight * bonds;
            moments[2] += weight * bonds * bonds;
        }
        var torus = new IsingTorus(beta, size);
        double mean = moments[1] / moments[0];
        assertThat(torus.logZ()).isCloseTo(Math.log(moments[0]), within(1e-11));
        assertThat(torus.energy()).isCloseTo(-mean / (size * size), within(1e-11));
        assertThat(torus.heatCapacity()).isCloseTo((moments[2] / moments[0] - mean * mean) / (size * size), within(1e-9));
    }

    static int bonds(int key, int size) {
        int sum = 0;
        for (int site = 0; site < size * size; site++) {
            int right = site / size * size + (site + 1) % size;
            int below = (site + size) % (size * size);
            sum += spin(key, site) * (spin(key, right) + spin(key, below));
        }
        return sum;
    }

    private static int spin(int key, int site) {
        return (key >>> site & 1) * 2 - 1;
    }

    /** ln Z − L² f∞ at β_c, f∞ = ½ ln 2 + 2G/π with Catalan's G (L. Onsager, Phys. Rev. 65, 117, 1944). */
    @ParameterizedTest
    @CsvSource({"16, 0.64023", "32, 0.63999", "64, 0.63993", "128, 0.63992"})
    void tendsToTheFreeEnergyOfTheInfiniteLattice(int size, double excess) {
        double infinite = Math.log(2) / 2 + 2 * 0.915965594177219015 / Math.PI;
        assertThat(IsingTorus.critical(size).logZ() - infinite * size * size).isCloseTo(excess, within(6e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 1024})
    void largeLatticesFarFromTheCriticalPointStayFinite(int size) {
        for (double beta : new double[] {0.05, 0.3, 0.6, 1.5}) {
            var torus = new IsingTorus(beta, size);
            assertThat(torus.logZ()).isFinite().isPositive();
            assertThat(torus.energy()).isBetween(-2.0, 0.0);
            assertThat(torus.heatCapacity()).isPositive().isFinite();
        }
    }

    @Test
    void refusesWhatIsNoTorus() {
        assertThatThrownBy(() -> IsingTorus.critical(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2, got 1");
        assertThatThrownBy(() -> new IsingTorus(-0.1, 8)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got -0.1");
    }
}
