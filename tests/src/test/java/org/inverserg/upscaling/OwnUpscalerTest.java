package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upscalers as a notebook writes them. Statements are at 5σ: one in 10⁶ is wrong by chance. */
class OwnUpscalerTest {

    private static final int THREADS = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(THREADS);
    }

    /** Each spin follows its coarse spin, and those of its four neighbours that are there already. */
    private static Upscaler following(double own, double neighbours) {
        return Upscaler.of("follows " + own + ", neighbours " + neighbours, fine -> everywhere(fine, (row, column) -> fine.draw(row, column,
                own * fine.coarse(row / 2, column / 2) + neighbours * (fine.spin(row - 1, column) + fine.spin(row + 1, column)
                        + fine.spin(row, column - 1) + fine.spin(row, column + 1)))));
    }

    @FunctionalInterface
    private interface Visit {
        void at(int row, int column);
    }

    private static void everywhere(FineLattice fine, Visit visit) {
        for (int row = 0; row < fine.size(); row++) {
            for (int column = 0; column < fine.size(); column++) {
                visit.at(row, column);
            }
        }
    }

    /** A 3×3 kernel, spin by spin. */
    private static Upscaler kernel(double... weights) {
        return Upscaler.of("k=3 by hand", fine -> everywhere(fine, (row, column) -> {
            double field = 0;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    field += weights[Math.abs(dy) + Math.abs(dx)] / 2 * fine.coarse(Math.floorDiv(row + dy, 2), Math.floorDiv(column + dx, 2));
                }
            }
            fine.draw(row, column, field);
        }));
    }

    private static Spins all(int size) {
        byte[][] all = new byte[1 << size * size][size * size];
        for (int key = 0; key < all.length; key++) {
            for (int site = 0; site < size * size; site++) {
                all[key][site] = (byte) ((key >>> site & 1) * 2 - 1);
            }
        }
        return Spins.of(all);
    }

    /** The same coarse configuration again and again. */
    private static Spins repeated(Spins coarse, int index, int count) {
        byte[][] same = new byte[count][];
        Arrays.fill(same, coarse.configuration(index));
        return Spins.of(same);
    }

    private static void assertEnumerated(Upscaler upscaler, double tolerance) {
        Spins fine = all(4);
        for (int start : new int[] {0, 3, 6, 7}) {
            double[] logarithms = upscaler.logProbability(repeated(all(2), start, fine.count()), fine);
            assertThat(Arrays.stream(logarithms).map(StrictMath::exp).sum()).as("from %d", start).isCloseTo(1, within(tolerance));
        }
    }

    @Test
    void allConfigurationsOfFourHaveProbabilityOne() {
        assertEnumerated(following(1.1, 0.35), 1e-10);
        assertEnumerated(SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5), 1e-10);
        assertEnumerated(SymmetricKernel.withWeights(5, 1.4, 0.6, 0.5, 0.1, 0.05, -0.1), 1e-10);
    }

    /** Fields in single precision. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void soDoesWhatANetworkDraws(int size) {
        var network = network(size);
        assertEnumerated(network, 1e-4);
        assertEnumerated(network.withoutTurning(), 1e-4);
    }

    private static TwoLayerNetwork network(int size) {
        double[] first = IntStream.range(0, 2 * size * size).mapToDouble(i -> (i * 37 % 11 - 5) / 20.0).toArray();
        double[] second = IntStream.range(0, 2 * size * size).mapToDouble(i -> (i * 29 % 13 - 4) / 20.0).toArray();
        return TwoLayerNetwork.withWeights(size, first, new double[] {0.2, -0.1}, second, new double[] {0.3});
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void drawsWithTheProbabilityThatItTells(int start) {
        assertDrawn(following(1.1, 0.35), start);
    }

    /** Turned around before and after with probability ½: the probability is that of the mixture. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void aNetworkDoesSoToo(int size) {
        assertDrawn(network(size), 6);
        assertDrawn(network(size).withoutTurning(), 6);
    }

    /** A χ² test over the configurations of L = 4 that are expected more than 20 times, and all others together. */
    private static void assertDrawn(Upscaler upscaler, int start) {
        int draws = 200_000;
        Spins drawn = upscaler.upscale(repeated(all(2), start, draws), 5);
        double[] expected = Arrays.stream(upscaler.logProbability(repeated(all(2), start, 1 << 16), all(4))).map(x -> draws * StrictMath.exp(x)).toArray();
        int[] counts = new int[expected.length];
        for (int index = 0; index < draws; index++) {
            byte[] spins = drawn.configuration(index);
            int key = 0;
            for (int site = 0; site < 16; site++) {
                key |= (spins[site] + 1) / 2 << site;
            }
            counts[key]++;
        }
        double chi2 = 0;
        double others = 0;
        int othersCount = 0;
        int cells = 0;
        for (int key = 0; key < counts.length; key++) {
            if (expected[key] > 20) {
                chi2 += (counts[key] - expected[key]) * (counts[key] - expected[key]) / expected[key];
                cells++;
            } else {
                others += expected[key];
                othersCount += counts[key];
            }
        }
        chi2 += (othersCount - others) * (othersCount - others) / others;
        assertThat(cells).isGreaterThan(10);
        assertThat((chi2 - cells) / Math.sqrt(2.0 * cells)).isBetween(-5.0, 5.0);
    }

    @Test
    void aKernelWrittenByHandIsTheKernel() {
        var k3 = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5);
        var mine = kernel(1.4, 0.6, 0.5);
        var spins = Ising.critical(8).seed(1).sample(300);
        assertThat(mine.logProbability(spins.block(), spins)).containsExactly(k3.logProbability(spins.block(), spins), within(1e-9));
        assertThat(mine.certificate(Ising.critical(8).seed(2), 300).divergence().value())
                .isCloseTo(k3.certificate(Ising.critical(8).seed(2), 300).divergence().value(), within(1e-8));
        assertAgree(mine, k3);
        var losses = Losses.of(spins);
        assertThat(losses.of(mine).estimate().value()).isCloseTo(losses.of(k3).estimate().value(), within(1e-12));
        Map<String, Upscaler> both = new LinkedHashMap<>();
        both.put("library", k3);
        both.put("mine", mine);
        assertThat(losses.compare(both).doubleColumn("excess").get(1)).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> losses.weighted().of(mine)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leave out weighted()");
    }

    private static void assertAgree(Upscaler first, Upscaler second) {
        ToDoubleFunction<Estimate> value = Estimate::value;
        Estimate mine = first.dream(20_000).seed(3).upTo(16).observables().estimate("chi", 16);
        Estimate theirs = second.dream(20_000).seed(4).upTo(16).observables().estimate("chi", 16);
        assertThat(value.applyAsDouble(mine)).isCloseTo(value.applyAsDouble(theirs), within(5 * Math.hypot(mine.error(), theirs.error())));
    }

    /** What is measured, and what is kept, is the same to the last bit for any number of threads. */
    @Test
    void dreamsTheSameOnAnyNumberOfThreads() {
        var mine = following(1.1, 0.35);
        Parallel.setThreads(1);
        var alone = mine.dream(1000).seed(7).density().couplings().upTo(16);
        Spins kept = mine.dream(300).seed(7).configurationsAt(16);
        double[] logarithms = mine.logProbability(kept.block(), kept);
        for (int threads : new int[] {2, 5}) {
            Parallel.setThreads(threads);
            var again = mine.dream(1000).seed(7).density().couplings().upTo(16);
            assertThat(again.observables().table().toString()).isEqualTo(alone.observables().table().toString());
            assertThat(again.observables().estimate("e", 16)).isEqualTo(alone.observables().estimate("e", 16));
            assertThat(mine.dream(300).seed(7).configurationsAt(16)).isEqualTo(kept);
            assertThat(mine.logProbability(kept.block(), kept)).isEqualTo(logarithms);
        }
        assertThat(alone.observables().sizes()).containsExactly(2, 4, 8, 16);
        assertThat(alone.viewer(3)).isNotNull();
        assertThat(SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5).dream(64).firstSteps(2, mine).seed(1).upTo(16).observables().estimate("chi", 16).value())
                .isPositive();
    }

    /** One name with other numbers is another upscaler: what a cache keeps of one is not taken for the other. */
    @Test
    void rulesAreToldByWhatTheyDo(@TempDir Path folder) {
        var weak = Upscaler.of("mine", copying(0.5));
        var strong = Upscaler.of("mine", copying(2));
        double first = weak.dream(500).seed(1).cached(folder).upTo(8).observables().estimate("absM", 8).value();
        double second = strong.dream(500).seed(1).cached(folder).upTo(8).observables().estimate("absM", 8).value();
        assertThat(second).isGreaterThan(first + 0.1);
        assertThat(weak.dream(500).seed(1).cached(folder).upTo(8).provenance().allNotes()).anyMatch(note -> note.contains("cache"));
        assertThat(Upscaler.of("mine", copying(0.5)).weightsKey()).isEqualTo(weak.weightsKey()).isNotEqualTo(strong.weightsKey());
    }

    private static Consumer<FineLattice> copying(double field) {
        return fine -> everywhere(fine, (row, column) -> fine.draw(row, column, field * fine.coarse(row / 2, column / 2)));
    }

    /** Spins that must be what they are: the field is infinite. */
    @Test
    void certainSpinsHaveProbabilityOne() {
        var copies = Upscaler.of("copies", copying(Double.POSITIVE_INFINITY));
        Spins coarse = all(2);
        Spins fine = copies.upscale(coarse, 1);
        assertThat(fine.block()).isEqualTo(coarse);
        assertThat(copies.logProbability(coarse, fine)).containsOnly(0);
        assertThat(copies.logProbability(coarse.pick(0), fine.pick(1))).containsExactly(Double.NEGATIVE_INFINITY);
    }

    @Test
    void seesNoSpinThatHasNotBeenDrawn() {
        var seen = Upscaler.of("looks ahead", fine -> everywhere(fine, (row, column) -> {
            assertThat(fine.spin(row, column)).isZero();
            assertThat(fine.draw(row, column, 0.3)).isEqualTo(fine.spin(row + fine.size(), column - fine.size()));
        }));
        Spins coarse = all(2);
        assertThat(seen.logProbability(coarse, seen.upscale(coarse, 1))).hasSize(16);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        Spins coarse = all(2);
        assertThatThrownBy(() -> Upscaler.of("half", fine -> fine.draw(0, 0, 1)).upscale(coarse, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("all 16 spins").hasMessageContaining("got 1");
        assertThatThrownBy(() -> Upscaler.of("twice", fine -> {
            fine.draw(0, 0, 1);
            fine.draw(4, 0, 1);
        }).upscale(coarse, 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("every spin is drawn once");
        assertThatThrownBy(() -> Upscaler.of("none", copying(Double.NaN)).upscale(coarse, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Upscaler.of(" ", copying(1))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("name");
        assertThatThrownBy(() -> Upscaler.of("none", null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the rule of an upscaler");
    }
}
