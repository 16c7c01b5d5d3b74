package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sampling against exact results. Small lattices: 90 numbers with |z| < 4.5, a false-alarm rate of 6·10⁻⁴ for all; Kaufman's
 * energies and heat capacities: 14 numbers within 3σ, 4 % (and the seeds are fixed).
 */
class IsingExactTest {

    private static final Path KAUFMAN = Path.of("..", "notebooks", "reference", "ising-exact.csv");

    static Stream<Arguments> smallLattices() {
        return Stream.of(2, 3, 4).flatMap(size -> Stream.of(0.2, IsingModel.CRITICAL_BETA, 0.6).flatMap(beta ->
                Stream.of(ClusterAlgorithm.values()).map(algorithm -> Arguments.of(algorithm, beta, size))));
    }

    /** ⟨|m|⟩, ⟨m²⟩, ⟨m⁴⟩, ⟨e⟩, ⟨e²⟩ summed over all 2^{L²} states. */
    @ParameterizedTest
    @MethodSource("smallLattices")
    void agreesWithSumOverAllStates(ClusterAlgorithm algorithm, double beta, int size) {
        double[] exact = enumerate(beta, size);
        double volume = (double) size * size;
        Observables found = plan(algorithm, beta, size).seed(11).measure(200_000);
        Replicas e = found.replicas("e", size);
        Replicas chi = found.replicas("chi", size);
        Replicas[] moments = {
            found.replicas("absM", size),
            Replicas.combine(x -> x[0] / volume, chi),
            Replicas.combine(x -> x[0] * x[1] * x[1] / (volume * volume), found.replicas("U", size), chi),
            e,
            Replicas.combine(x -> x[0] / volume + x[1] * x[1], found.replicas("C", size), e),
        };
        for (int k = 0; k < moments.length; k++) {
            Estimate estimate = moments[k].estimate();
            assertThat((estimate.value() - exact[k]) / estimate.error()).as("moment %d", k).isBetween(-4.5, 4.5);
            assertThat(estimate.error()).as("error of moment %d", k).isLessThan(0.01);
        }
    }

    static Stream<Arguments> criticalLattices() {
        var swendsenWang = ClusterAlgorithm.SWENDSEN_WANG;
        var wolff = ClusterAlgorithm.WOLFF;
        return Stream.of(Arguments.of(swendsenWang, 8, 200_000), Arguments.of(swendsenWang, 16, 60_000),
                Arguments.of(swendsenWang, 32, 40_000), Arguments.of(swendsenWang, 64, 30_000),
                Arguments.of(wolff, 8, 200_000), Arguments.of(wolff, 16, 60_000), Arguments.of(wolff, 32, 40_000));
    }

    /** B. Kaufman, Phys. Rev. 76, 1232, 1949: the finite torus at β_c. */
    @Slow
    @ParameterizedTest
    @MethodSource("criticalLattices")
    void agreesWithKaufman(ClusterAlgorithm algorithm, int size, int n) throws IOException {
        double[] exact = Files.readAllLines(KAUFMAN).stream().filter(line -> line.startsWith(size + ","))
                .flatMapToDouble(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble)).toArray();
        Observables found = plan(algorithm, IsingModel.CRITICAL_BETA, size).seed(3).measure(n);
        Estimate e = found.estimate("e", size);
        Estimate heat = found.estimate("C", size);
        assertThat(e.error() / -exact[1]).isLessThan(0.001);
        assertThat(heat.error() / exact[2]).isLessThan(0.01);
        assertThat((e.value() - exact[1]) / e.error()).isBetween(-3.0, 3.0);
        assertThat((heat.value() - exact[2]) / heat.error()).isBetween(-3.0, 3.0);
    }

    private static Ising plan(ClusterAlgorithm algorithm, double beta, int size) {
        Ising plan = Ising.at(beta, size);
        return algorithm == ClusterAlgorithm.WOLFF ? plan.wolff() : plan;
    }

    private static double[] enumerate(double beta, int size) {
        int volume = size * size;
        double[] sums = new double[5];
        double partition = 0;
        for (int state = 0; state < 1 << volume; state++) {
            int bonds = 0;
            for (int site = 0; site < volume; site++) {
                int row = site / size;
                int column = site % size;
                bonds += spin(state, site) * spin(state, row * size + (column + 1) % size);
                bonds += spin(state, site) * spin(state, (row + 1) % size * size + column);
            }
            double m = (2.0 * Integer.bitCount(state) - volume) / volume;
            double e = -(double) bonds / volume;
            double weight = Math.exp(beta * bonds);
            double[] terms = {Math.abs(m), m * m, m * m * m * m, e, e * e};
            for (int k = 0; k < terms.length; k++) {
                sums[k] += weight * terms[k];
            }
            partition += weight;
        }
        double total = partition;
        return Arrays.stream(sums).map(sum -> sum / total).toArray();
    }

    private static int spin(int state, int site) {
        return (state >>> site & 1) * 2 - 1;
    }
}
