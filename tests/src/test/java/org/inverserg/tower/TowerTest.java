package org.inverserg.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.FieldSums;
import org.inverserg.network.Edges;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.ProgressListener;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TowerTest {

    private static final double LOW = -1.2724;
    private static final double HIGH = -1.2722;

    private static final Fields FIELDS = PhiFour.pointB().seed(1).sample(4000);
    private static final Fields TRAINED_ON = PhiFour.pointB().size(16).seed(2).sample(1000);
    private static final TransposedNetwork LINEAR = TransposedNetwork.linear().train(FIELDS);
    private static final TransposedNetwork NETWORK = TransposedNetwork.channels(4).epochs(5).seed(2).train(FIELDS);

    private final int threadsBefore = Parallel.threads();
    private final ProgressListener listenerBefore = Parallel.progressListener();

    @AfterEach
    void restoreSettings() {
        Parallel.setThreads(threadsBefore);
        Parallel.setProgressListener(listenerBefore);
    }

    /**
     * The control: a linear map multiplies every m by the same number g at every step, so that β/ν = −log₂ g and γ/ν = 2 + 2 log₂ g for every
     * pair of sizes, without any error, and γ/ν + 2β/ν = 2. In single precision sums are good to a few 10⁻⁷.
     */
    @Test
    void linearNetworkHasTheSameExponentsAtAllSizesAndHyperscaling() {
        var exponents = LINEAR.rescale(FIELDS).upTo(64).exponents(LOW, HIGH);
        double gain = Math.log(LINEAR.response(1)) / Math.log(2);
        for (int[] pair : new int[][] {{8, 16}, {8, 32}, {8, 64}, {16, 32}, {16, 64}, {32, 64}}) {
            Estimate gamma = exponents.gamma(pair[0], pair[1]).estimate();
            Estimate beta = exponents.beta(pair[0], pair[1]).estimate();
            assertThat(gamma.value()).isCloseTo(2 + 2 * gain, within(1e-4));
            assertThat(beta.value()).isCloseTo(-gain, within(1e-4));
            assertThat(gamma.value() + 2 * beta.value()).isCloseTo(2, within(1e-4));
            assertThat(gamma.error() + beta.error()).isLessThan(1e-4);
        }
    }

    /** For a linear map m and its change are multiplied by the same number, so that Eq. 8 gives what Eqs. 9 and 10 give. */
    @Test
    void linearNetworkHasTheSameExponentsFromValuesAndChanges() {
        var tower = LINEAR.rescale(FIELDS).upTo(32);
        var values = tower.exponents(HIGH);
        var changes = tower.exponents(LOW, HIGH);
        assertThat(values.gamma(8, 32).value()).isCloseTo(changes.gamma(8, 32).value(), within(1e-4));
        assertThat(values.beta(8, 32).value()).isCloseTo(changes.beta(8, 32).value(), within(1e-4));
        assertThat(values).hasToString("exponents of pairs of L = 8, 16, 32 at μ² = -1.2722");
    }

    /**
     * With zeros beyond the edges a part of the mean is lost at every step, less of it on larger lattices: β/ν falls with size by 2 to 3 times less from
     * pair to pair (2.4, so faster than 1/L), the bulk's stays, and hyperscaling holds nearly. The fields are smooth enough for 4000 of them to tell.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void zeroEdgesMakeExponentsDrift(int window) {
        var network = TransposedNetwork.linear().window(window).zeroEdges().train(TRAINED_ON);
        var values = network.rescale(FIELDS).upTo(128).exponents(HIGH);
        double[] beta = IntStream.of(8, 16, 32, 64).mapToDouble(size -> values.beta(size, 2 * size).value()).toArray();
        for (int i = 0; i + 2 < beta.length; i++) {
            assertThat((beta[i] - beta[i + 1]) / (beta[i + 1] - beta[i + 2])).isBetween(2.0, 3.0);
        }
        double bulk = -Math.log(network.response(1)) / Math.log(2);
        assertThat(beta[3]).isGreaterThan(bulk).isCloseTo(bulk, within(0.01));
        assertThat(values.gamma(8, 16).value() + 2 * values.beta(8, 16).value()).isCloseTo(2, within(0.01));
    }

    /**
     * The window decides the exponents: on the torus at A, wider ones approach the gain ⟨m_f m_c⟩/⟨m_c²⟩ of the map that predicts m itself best. 2000
     * configurations of 16×16 know β/ν to 0.003; a tolerance of 5 of these, false alarms below 10⁻⁵.
     */
    @Test
    void widerWindowsApproachTheBestPredictionOfTheMagnetization() {
        Fields fields = PhiFour.pointA().size(16).seed(3).sample(2000);
        double[] fine = LINEAR.rescale(fields).upTo(32).magnetizations(16);
        double[] coarse = LINEAR.rescale(fields.block()).upTo(16).magnetizations(8);
        double best = IntStream.range(0, fine.length).mapToDouble(i -> fine[i] * coarse[i]).sum() / Arrays.stream(coarse).map(m -> m * m).sum();
        double[] distance = IntStream.of(1, 2, 3, 5, 7).mapToDouble(window -> {
            double gain = TransposedNetwork.linear().window(window).train(fields).response(1);
            return Math.abs(Math.log(gain / best) / Math.log(2));
        }).toArray();
        assertThat(distance[0]).isGreaterThan(0.03);
        assertThat(distance[1]).isGreaterThan(0.03);
        assertThat(distance[3]).isLessThan(0.015);
        assertThat(distance[4]).isLessThan(0.015);
    }

    /** The interior of a large field does not see what is beyond its edges. */
    @Test
    void zeroEdgesAreSeenNearTheEdgesOnly() {
        var network = TransposedNetwork.linear().zeroEdges().train(FIELDS);
        Fields uniform = Fields.of(uniform(8, 1));
        float[] fine = network.upscale(uniform).field(0);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                boolean inside = Math.min(Math.min(y, x), Math.min(15 - y, 15 - x)) > 1;
                double bulk = fine[(8 + y % 2) * 16 + 8 + x % 2];
                if (inside) {
                    assertThat((double) fine[y * 16 + x]).isCloseTo(bulk, within(1e-6));
                } else {
                    assertThat(Math.abs(fine[y * 16 + x] - bulk)).isGreaterThan(1e-3);
                }
            }
        }
    }

    @Test
    void edgesCanBeOthersThanThoseOfTheTraining() {
        var network = LINEAR.withEdges(Edges.ZERO);
        assertThat(network.name()).isEqualTo("linear 3×3, zero edges");
        assertThat(network.parameters()).isEqualTo(LINEAR.parameters());
        assertThat(network.upscale(FIELDS.first(2))).isNotEqualTo(LINEAR.upscale(FIELDS.first(2)));
        assertThat(network.withEdges(Edges.PERIODIC).upscale(FIELDS.first(2))).isEqualTo(LINEAR.upscale(FIELDS.first(2)));
    }

    /** What is streamed is what would have been kept: the same fields, one level after the other. */
    @Test
    void magnetizationsAreThoseOfTheFieldsKept() {
        Fields some = FIELDS.first(150);
        var tower = NETWORK.rescale(some).upTo(64);
        assertThat(tower.sizes()).containsExactly(8, 16, 32, 64);
        Fields kept = some;
        for (int size : tower.sizes()) {
            if (size > 8) {
                kept = NETWORK.upscale(kept);
                assertThat(NETWORK.rescale(some).configurationsAt(size)).isEqualTo(kept);
            }
            double[] magnetizations = tower.magnetizations(size);
            assertThat(magnetizations).hasSize(150);
            for (int index = 0; index < 150; index++) {
                assertThat(magnetizations[index]).isCloseTo(FieldSums.of(kept.field(index), size).magnetization(), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void sameBitsForAnyNumberOfThreads(int threads) {
        Fields some = FIELDS.first(200);
        Parallel.setThreads(1);
        var one = NETWORK.rescale(some).upTo(64);
        Parallel.setThreads(threads);
        var several = NETWORK.rescale(some).upTo(64);
        for (int size : one.sizes()) {
            assertThat(several.magnetizations(size)).isEqualTo(one.magnetizations(size));
        }
        assertThat(several.provenance()).isEqualTo(one.provenance());
    }

    /**
     * Forty independent ensembles of 100: the scatter of β/ν and of the change of χ, whose logarithm is γ/ν, against the mean of their jackknife errors. With 39 degrees of freedom the
     * ratio scatters by 11 %, and the jackknife of a ratio of noisy differences by about as much; a false alarm, beyond 45 %, is rarer than 10⁻².
     */
    @Test
    void jackknifeErrorsAreThoseOfIndependentEnsembles() {
        var exponents = new ArrayList<Estimate>();
        var changes = new ArrayList<Estimate>();
        for (int ensemble = 0; ensemble < 40; ensemble++) {
            int first = 100 * ensemble;
            Fields some = FIELDS.pick(IntStream.range(first, first + 100).toArray());
            Tower tower = NETWORK.rescale(some).upTo(32);
            exponents.add(tower.exponents(-1.3, -1.25).beta(8, 32).estimate());
            changes.add(tower.system(32).difference("chiC", -1.3, -1.25).estimate());
        }
        assertThat(scatter(exponents) / error(exponents)).isBetween(0.55, 1.45);
        assertThat(scatter(changes) / error(changes)).isBetween(0.55, 1.45);
    }

    private static double scatter(List<Estimate> values) {
        double mean = values.stream().mapToDouble(Estimate::value).average().orElseThrow();
        return Math.sqrt(values.stream().mapToDouble(x -> Math.pow(x.value() - mean, 2)).sum() / (values.size() - 1));
    }

    private static double error(List<Estimate> values) {
        return Math.sqrt(values.stream().mapToDouble(x -> x.error() * x.error()).average().orElseThrow());
    }

    @Test
    void curvesAndTableAgreeWhereTheChainWasSampled() {
        var tower = NETWORK.rescale(FIELDS).upTo(32);
        var curves = tower.curve("chiC", -1.2823, -1.2623);
        assertThat(curves.keySet()).containsExactly("L = 8", "8 → 16", "8 → 32");
        assertThat(curves.get("8 → 32").values()[20]).isCloseTo(tower.table().doubleColumn("chiC").get(2), within(1e-9));
        assertThat(tower.table().columnNames()).containsExactly("L", "n", "m", "m_err", "absM", "absM_err", "chi", "chi_err", "chiC", "chiC_err",
                "U", "U_err");
        double mean = IntStream.range(0, 4000).mapToDouble(i -> Math.abs(tower.magnetizations(16)[i])).average().orElseThrow();
        assertThat(tower.table().doubleColumn("absM").get(1)).isCloseTo(mean, within(1e-9));
        assertThat(tower).hasToString("tower of 4000 fields at L = 8, 16, 32 by 1-4-1");
    }

    @Test
    void fieldsOfUnknownActionCannotBeReweighted() {
        var tower = NETWORK.rescale(Fields.of(FIELDS.field(0), FIELDS.field(1))).upTo(16);
        assertThat(tower.magnetizations(16)).hasSize(2);
        assertThatThrownBy(() -> tower.exponents(LOW, HIGH)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rescale fields.sampledFrom(action)");
        assertThatThrownBy(() -> tower.magnetizations(12)).hasMessage("there is no lattice size 12 here; choose one of [8, 16]");
    }

    /** A network that was never meant for such fields: φ grows without end and is not hidden in an average. */
    @Test
    void fieldsThatRunAwayAreRefused() {
        float[] huge = uniform(8, 3e38f);
        var fit = TransposedNetwork.channels(4).epochs(1).train(FIELDS.first(100));
        assertThatThrownBy(() -> fit.rescale(Fields.of(huge)).upTo(32)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has run away");
    }

    private static float[] uniform(int size, float value) {
        float[] field = new float[size * size];
        Arrays.fill(field, value);
        return field;
    }

    @Test
    void interruptStopsTheWay() {
        Parallel.setProgressListener((task, done, total) -> {
            if (done > 0) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertThatThrownBy(() -> NETWORK.rescale(FIELDS).upTo(256)).isInstanceOf(CancelledException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void progressIsToldInConfigurations() {
        var calls = new ArrayList<String>();
        Parallel.setProgressListener((task, done, total) -> calls.add(task + " " + done + "/" + total));
        NETWORK.rescale(FIELDS.first(128)).upTo(32);
        assertThat(calls).contains("rescaling to L = 32 0/128", "rescaling to L = 32 128/128");
    }
}
