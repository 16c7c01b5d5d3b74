package org.inverserg.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L = 8 and 16 against Kaufman's exact values. Statements are at 5σ: one in 10⁶ is wrong by chance. */
class InverseDecimationTest {

    private static final int THREADS = Parallel.threads();

    private static InverseDecimation inverse;

    @BeforeAll
    static void train() {
        inverse = InverseDecimation.of(Ising.critical(8)).seed(1).train(20_000);
    }

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(THREADS);
    }

    private static void assertExact(Estimate estimate, double exact) {
        assertThat(estimate.error()).isPositive();
        assertThat(estimate.value()).as(estimate + " against " + exact).isCloseTo(exact, within(5 * estimate.error()));
    }

    @Test
    void weightedAveragesAreExact() {
        var exact = IsingTorus.critical(8);
        var weighted = inverse.dream(400_000).seed(2).upTo(8).weighted();
        assertThat(weighted.weights().efficiency().value()).isGreaterThan(0.97); // of 20 000 configurations: the table is noisy
        assertThat(weighted.weights().tailShape()).isLessThan(0.7);
        assertThat(weighted.weights().warnings()).isEmpty();
        Observables observables = weighted.observables();
        assertExact(observables.estimate("e", 8), exact.energy());
        assertExact(observables.estimate("C", 8), exact.heatCapacity());
        assertExact(observables.estimate("m", 8), 0);
        var free = weighted.freeEnergy();
        assertExact(free.logZ(), exact.logZ());
        assertThat(free.logZ().error()).isLessThan(5e-4);
        assertExact(free.entropy(), exact.logZ() + IsingModel.CRITICAL_BETA * 64 * exact.energy());
    }

    @Test
    void asDrawnItIsClose() {
        Observables observables = inverse.dream(200_000).seed(3).upTo(8).observables();
        var exact = IsingTorus.critical(8);
        assertThat(observables.estimate("e", 8).value()).isCloseTo(exact.energy(), within(0.002 * 1.49));
        assertThat(observables.estimate("C", 8).value()).isCloseTo(exact.heatCapacity(), within(0.03 * 5.9));
    }

    @Test
    void certifiesOnConfigurationsThatItHasNotSeen() {
        var certificate = inverse.certificate(Ising.critical(8).seed(77).sample(40_000));
        assertExact(certificate.meanWeight(), 1);
        assertExact(certificate.meanInverse(), 1);
        assertThat(certificate.divergence().value()).isBetween(-5 * certificate.divergence().error(), 0.01);
        assertThat(certificate.reverseDivergence().value()).isBetween(-5 * certificate.reverseDivergence().error(), 0.01);
        double difference = certificate.efficiency().sigmasFrom(certificate.efficiencyFromP());
        assertThat(difference).isBetween(-5.0, 5.0);
        assertThat(certificate.table().rowCount()).isEqualTo(6);
        assertThat(certificate.toString()).contains("L = 8: KL ").contains("⟨w⟩/Z = ");
    }

    @Test
    void theChainIsExact() {
        var exact = IsingTorus.critical(8);
        var chain = inverse.chain().seed(3).measure(100_000);
        assertThat(chain.acceptance().value()).isBetween(0.95, 1.0);
        assertThat(chain.energyTime().time().value()).isBetween(0.4, 0.7);
        assertThat(chain.magnetizationTime().isTrusted()).isTrue();
        assertExact(chain.observables().estimate("e", 8), exact.energy());
        assertExact(chain.observables().estimate("C", 8), exact.heatCapacity());
        assertThat(chain.provenance().allNotes()).noneMatch(note -> note.contains("bins of the errors"));
    }

    /** Poor kernels, trained at another coupling than that of the lattice they are used for, only cost efficiency. */
    @Test
    void poorKernelsStayExact() {
        var spins = Ising.at(0.3, 8).seed(5).sample(2000);
        var poor = InverseDecimation.of(Ising.critical(8)).seed(6).train(spins);
        var exact = IsingTorus.critical(8);
        var weighted = poor.dream(200_000).seed(7).upTo(8).weighted();
        assertThat(weighted.weights().efficiency().value()).isBetween(0.001, 0.9);
        assertExact(weighted.freeEnergy().logZ(), exact.logZ());
        assertExact(weighted.observables().estimate("e", 8), exact.energy());
    }

    /** L = 4 is the table alone; all its 65 536 configurations are gone through. */
    @Test
    void fourIsExactInEveryConfiguration() {
        var four = InverseDecimation.of(Ising.critical(4)).seed(1).train(20_000);
        byte[][] all = new byte[1 << 16][16];
        for (int key = 0; key < all.length; key++) {
            for (int site = 0; site < 16; site++) {
                all[key][site] = (byte) ((key >>> site & 1) * 2 - 1);
            }
        }
        double[] logarithms = four.logProbability(Spins.of(all));
        assertThat(Arrays.stream(logarithms).map(StrictMath::exp).sum()).isCloseTo(1, within(1e-10));
        assertThat(four.kernels()).isEmpty();
        var exact = IsingTorus.critical(4);
        var weighted = four.dream(100_000).seed(2).upTo(4).weighted();
        assertThat(weighted.weights().efficiency().value()).isGreaterThan(0.95);
        assertExact(weighted.freeEnergy().logZ(), exact.logZ());
        assertExact(weighted.observables().estimate("C", 4), exact.heatCapacity());
    }

    @Slow
    @Test
    void sixteenFromItsOwnLevels() {
        var sixteen = InverseDecimation.of(Ising.critical(16)).seed(1).train(4000);
        assertThat(sixteen.kernels()).hasSize(10);
        var exact = IsingTorus.critical(16);
        var weighted = sixteen.dream(100_000).seed(2).upTo(16).weighted();
        assertThat(weighted.weights().efficiency().value()).isGreaterThan(0.83);
        assertExact(weighted.freeEnergy().logZ(), exact.logZ());
        assertExact(weighted.observables().estimate("e", 16), exact.energy());
        assertExact(weighted.observables().estimate("C", 16), exact.heatCapacity());
    }

    /** Those of the finest level, 32×32 there and 64×64 here, have the same spacing; the next level is 16×16 there and 32×32 here. */
    @Slow
    @Test
    void largeLatticesShareKernels() {
        var small = InverseDecimation.of(Ising.critical(32)).seed(1).train(1000);
        var large = InverseDecimation.of(Ising.critical(64)).seed(2).sharing(small).train(1000);
        assertThat(large.kernels()).hasSize(26);
        for (int back = 1; back <= 2; back++) {
            var there = small.kernels().get(18 - back);
            var here = large.kernels().get(26 - back);
            assertThat(here.levelSize()).isEqualTo(64);
            assertThat(here.drawn()).isEqualTo(there.drawn());
            assertThat(here.weights()).isEqualTo(there.weights());
        }
        assertThat(large.kernels().get(16).weights()).isNotEqualTo(small.kernels().get(8).weights());
        assertThat(large.provenance().inputs()).contains(small.provenance());
        var dream = large.dream(64).seed(3);
        assertThat(large.logProbability(dream.configurationsAt(64))).isEqualTo(dream.upTo(64).logProbabilities());
    }

    @Test
    void bitsDoNotDependOnThreads() {
        var spins = Ising.critical(8).seed(9).sample(1200);
        Parallel.setThreads(1);
        var one = InverseDecimation.of(Ising.critical(8)).seed(4).train(spins);
        var drawn = one.dream(1000).seed(5).upTo(8);
        Parallel.setThreads(3);
        var three = InverseDecimation.of(Ising.critical(8)).seed(4).train(spins);
        assertThat(three.table().toString()).isEqualTo(one.table().toString());
        assertThat(three.table().doubleColumn("weight").asDoubleArray()).isEqualTo(one.table().doubleColumn("weight").asDoubleArray());
        assertThat(three.dream(1000).seed(5).upTo(8).logProbabilities()).isEqualTo(drawn.logProbabilities());
        assertThat(three.chain().seed(1).measure(500).acceptance()).isEqualTo(one.chain().seed(1).measure(500).acceptance());
    }

    @Test
    void keptConfigurationsAreThoseThatWereMeasured() {
        var plan = inverse.dream(1000).seed(8);
        var spins = plan.configurationsAt(8);
        var dream = plan.upTo(8);
        assertThat(spins.count()).isEqualTo(1000);
        assertThat(inverse.logProbability(spins)).isEqualTo(dream.logProbabilities());
        assertThat(Observables.of(spins).estimate("e", 8)).isEqualTo(dream.observables().estimate("e", 8));
        assertThat(dream.provenance().key()).isEqualTo(spins.provenance().key())
                .contains("dream by inverse decimation to L=8", "train inverse decimation");
    }

    @Test
    void everyWeightHasAnError() {
        var table = inverse.table();
        assertThat(table.rowCount()).isEqualTo(inverse.kernels().stream().mapToInt(kernel -> kernel.weights().size()).sum());
        assertThat(table.doubleColumn("weight_err").min()).isPositive();
        var nearest = inverse.kernels().get(0);
        assertThat(nearest.names().get(0)).isEqualTo("(1,1)");
        assertThat(nearest.weights().get(0).value()).isGreaterThan(20 * nearest.weights().get(0).error()); // aligned with its nearest spins
    }

    @Test
    void tooFewEffectiveDreamsAreRefused() {
        var few = inverse.dream(40).seed(1).upTo(8).weighted();
        assertThatThrownBy(few::observables).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at least 50 effective configurations");
        assertThatThrownBy(few::freeEnergy).isInstanceOf(IllegalStateException.class);
        assertThat(few.toString()).contains("note: the weights leave");
    }

    @ParameterizedTest
    @CsvSource({"2, use 4", "6, use 4 or 8", "12, use 8 or 16", "48, use 32 or 64", "100, use 64 or 128"})
    void refusesSizesItCannotReach(int size, String remedy) {
        assertThatThrownBy(() -> InverseDecimation.of(Ising.critical(size))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got " + size).hasMessageEndingWith(remedy);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 999})
    void refusesToTrainOnTooFew(int n) {
        assertThatThrownBy(() -> InverseDecimation.of(Ising.critical(8)).train(n)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1000 configurations, got " + n);
    }

    @Test
    void refusesWhatDoesNotFit() {
        var spins = Ising.critical(16).seed(1).sample(1000);
        var failures = List.<ThrowingCallable>of(() -> inverse.dream(10).upTo(16), () -> inverse.certificate(spins),
                () -> inverse.logProbability(spins), () -> InverseDecimation.of(Ising.critical(8)).train(spins));
        failures.forEach(failure -> assertThatThrownBy(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("16"));
        assertThatThrownBy(() -> inverse.dream(0)).hasMessageContaining("at least 1, got 0");
        assertThatThrownBy(() -> inverse.chain().measure(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> InverseDecimation.of(Ising.at(0.4, 16)).sharing(inverse)).hasMessageContaining("shared at one coupling");
    }

    @Test
    void plansSayWhatTheyDo() {
        assertThat(InverseDecimation.of(Ising.critical(8)).seed(1).settings()).containsKeys("configurations", "method", "seed", "next");
        assertThat(inverse.dream(5).settings()).containsEntry("dreams", "5");
        assertThat(inverse.chain().seed(4).settings()).containsEntry("seed", "4");
        assertThat(inverse.toString()).startsWith("inverse decimation to L = 8, 2 kernels, ");
    }
}
