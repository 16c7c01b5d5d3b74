package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.lattice.Configurations;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How observables are put together: sizes, scans, runs of one point. */
class SamplesTest {

    private static final Ising PLAN = Ising.critical(4).seed(1);

    private static Observables exactly(int size, double beta) {
        return Ising.at(beta, size).seed(3).thermalization(1).thinning(1).measure(64);
    }

    @Test
    void sizesOfOneSystemAreJoined() {
        var joined = exactly(8, 0.4).and(exactly(4, 0.4), exactly(16, 0.4));
        assertThat(joined.sizes()).containsExactly(4, 8, 16);
        assertThat(joined.table().columnNames()).startsWith("L", "n", "m").doesNotContain("beta");
        assertThat(joined.replicas("chi", 4).covariance(joined.replicas("chi", 16))).isZero();
    }

    @Test
    void pointsThatDifferInAParameterAreNotSizesOfOneSystem() {
        assertThatThrownBy(() -> exactly(8, 0.3).and(exactly(16, 0.4))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sizes that are joined must be of one beta, got 0.3 and 0.4; measure them at the same beta, or ask for a scan by alongside(…)");
        PhiFour plan = PhiFour.pointB().seed(1).thermalization(1).thinning(1);
        for (PhiFour other : List.of(plan.massSquared(-1), plan.kappa(0.9), PhiFour.lambda(0.9).massSquared(-1.2723).size(8))) {
            assertThatThrownBy(() -> plan.measure(64).and(other.size(4).measure(64))).hasMessageContaining("alongside(…)");
        }
    }

    /** Configurations know their β as what was measured on the way does, and lose it when they are blocked. */
    @Test
    void keptConfigurationsKnowTheirParameters() {
        Spins spins = Ising.at(0.3, 8).sample(64);
        assertThatThrownBy(() -> Observables.of(spins).and(exactly(16, 0.4))).hasMessageContaining("of one beta");
        assertThatThrownBy(() -> Observables.of(spins.first(20)).and(exactly(16, 0.4))).hasMessageContaining("of one beta");
        assertThatThrownBy(() -> Observables.of(spins.pick(3, 4)).and(exactly(16, 0.4))).hasMessageContaining("of one beta");
        assertThat(Observables.of(spins).points()).containsExactly(Point.of(8, new IsingModel(0.3)));
        assertThat(Observables.of(spins.block()).points()).containsExactly(Point.of(4));
        assertThat(Ising.at(0.3, 16).density().measure(64).observables().points()).containsExactly(Point.of(16, new IsingModel(0.3)));
        assertThat(Measurements.of(Ising.at(0.3, 16).stream(64), Scope.OBSERVABLES).observables().points()).containsExactly(Point.of(16, new IsingModel(0.3)));
    }

    @Test
    void aScanHasPointsThatDifferInParameters() {
        var scan = exactly(8, 0.4).alongside(exactly(8, 0.3), exactly(4, 0.4), exactly(4, 0.3));
        assertThat(scan.table().columnNames()).startsWith("L", "beta", "T", "n", "m", "m_err");
        assertThat(scan.table().intColumn("L").asList()).containsExactly(4, 4, 8, 8);
        assertThat(scan.table().doubleColumn("beta").asList()).containsExactly(0.3, 0.4, 0.3, 0.4);
        assertThat(scan.table().doubleColumn("T").asList()).containsExactly(1 / 0.3, 2.5, 1 / 0.3, 2.5);
        assertThat(scan.only(8).points()).isEqualTo(scan.where(point -> point.size() == 8).points());
        assertThatThrownBy(() -> scan.only(8, 32)).hasMessage("there is no lattice size 32 here; choose one of [4, 8]");
        assertThat(scan).hasToString("Observables of 256 configurations at L = 4, 8 and 2 values of beta");
        assertThat(scan.estimate("chi", scan.points().get(2))).isEqualTo(exactly(8, 0.3).estimate("chi"));
        assertThat(scan.where(point -> point.parameter("beta") == 0.4).sizes()).containsExactly(4, 8);
        assertThat(scan.where(point -> point.parameter("beta") == 0.4).and(exactly(16, 0.4)).sizes()).containsExactly(4, 8, 16);
        assertThatThrownBy(() -> scan.estimate("chi", 8)).hasMessage("one point must be meant, got several, [L = 8, beta = 0.3, L = 8, beta = 0.4]; "
                + "name one of them, or choose by where(point -> …)");
        assertThat(scan.where(point -> point.size() == 8)).hasToString("Observables of 128 configurations at L = 8 and 2 values of beta");
        assertThatThrownBy(() -> scan.estimate("susceptibility")).hasMessageContaining("there is no observable \"susceptibility\"; choose one of m, absM");
        assertThatThrownBy(() -> scan.estimate("chi", Point.of(8))).hasMessageContaining("there is no point L = 8 here");
        assertThatThrownBy(() -> scan.where(point -> point.size() == 32)).hasMessageContaining("at least one point must be wanted");
        assertThatThrownBy(() -> scan.and(exactly(16, 0.4))).hasMessageContaining("got 0.3, 0.4 and 0.4");
    }

    @Test
    void aPointMayOccurOnce() {
        assertThatThrownBy(() -> exactly(8, 0.3).and(exactly(8, 0.3))).hasMessage("each point may occur once, got L = 8, beta = 0.3 twice; "
                + "pool(…) joins runs of one point with different seeds, and what is to be compared is kept apart");
        assertThatThrownBy(() -> exactly(8, 0.3).alongside(exactly(4, 0.3), exactly(8, 0.3))).hasMessageContaining("twice");
        var unknown = Observables.of(Spins.of(Configurations.random(2, 8, 1)));
        assertThatThrownBy(() -> exactly(8, 0.3).and(unknown)).hasMessageContaining("got L = 8, beta = 0.3 twice");
    }

    /** A single configuration has no error; the other points have theirs all the same. */
    @Test
    void aPointWithoutAnErrorLeavesTheOthersTheirs() {
        var joined = exactly(8, 0.4).and(Ising.at(0.4, 4).seed(1).thermalization(1).thinning(1).measure(1));
        assertThat(joined.estimate("chi", 8)).isEqualTo(exactly(8, 0.4).estimate("chi"));
        assertThat(joined.table().doubleColumn("chi_err").get(1)).isEqualTo(exactly(8, 0.4).estimate("chi").error());
        assertThat(joined.estimate("chi", 4).error()).isNaN();
    }

    @Test
    void modelsAreNotMixed() {
        var fields = PhiFour.pointB().thermalization(1).thinning(1).measure(64);
        assertThatThrownBy(() -> exactly(16, 0.3).and(fields)).hasMessage("observables that are put together must be of one model, got Ising and φ⁴; "
                + "keep apart what is to be compared");
        assertThatThrownBy(() -> exactly(16, 0.3).alongside(fields)).hasMessageContaining("Ising and φ⁴");
    }

    /** All that is known of one point: the mean over all configurations, and errors from the bins of both. */
    @Test
    void runsOfOnePointArePooled() {
        Observables a = PLAN.measure(300);
        Observables b = PLAN.seed(2).measure(700);
        Observables both = a.pool(b);
        assertThat(both.count()).isEqualTo(1000);
        assertThat(both.replicas("e").value()).isCloseTo(0.3 * a.replicas("e").value() + 0.7 * b.replicas("e").value(), within(1e-14));
        assertThat(both.replicas("e").size()).isEqualTo(a.replicas("e").size() + b.replicas("e").size());
        assertThat(a.pool(b, PLAN.seed(3).measure(500)).count()).isEqualTo(1500);
        Observables sizes = a.and(Ising.critical(8).seed(1).measure(200)).pool(Ising.critical(8).seed(5).measure(200).and(b));
        assertThat(sizes.count(8)).isEqualTo(400);
        assertThat(sizes.estimate("chi", 4)).isEqualTo(both.estimate("chi"));
    }

    @Test
    void whatIsPooledMustBeIndependentAndOfOneSystem() {
        Observables run = PLAN.measure(100);
        for (Observables same : List.of(PLAN.measure(100), PLAN.measure(200), PLAN.wolff().measure(100), PLAN.thinning(3).measure(100))) {
            assertThatThrownBy(() -> run.pool(same)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("runs that are pooled must have different seeds, got seed 1 twice; give one of them another by seed(…)");
        }
        Observables other = PLAN.seed(2).measure(100);
        assertThatThrownBy(() -> run.pool(other).pool(other)).hasMessageContaining("got seed 2 twice");
        assertThatThrownBy(() -> run.pool(other, run)).hasMessageContaining("got seed 1 twice");
        assertThatThrownBy(() -> run.pool(Ising.critical(8).seed(2).measure(100))).hasMessageContaining("must be of the same points")
                .hasMessageContaining("and(…) joins other sizes");
        assertThatThrownBy(() -> run.pool(Ising.at(0.3, 4).seed(2).measure(100))).hasMessageContaining("alongside(…) other parameters");
        assertThatThrownBy(() -> run.pool(PhiFour.pointB().size(4).measure(100))).hasMessageContaining("must be of one model");
    }

    /** Dreams of one kernel from different seeds are more dreams; those of another kernel are not. */
    @Test
    void dreamsOfOneKernelArePooled(@TempDir Path folder) {
        var kernel = SymmetricKernel.withWeights(3, 0.6, 0.2, 0.1);
        var dreams = kernel.dream(200);
        assertThat(dreams.seed(1).upTo(8).observables().pool(dreams.seed(2).upTo(8).observables()).count(8)).isEqualTo(400);
        assertThatThrownBy(() -> dreams.seed(1).upTo(8).observables().pool(SymmetricKernel.withWeights(3, 0.6, 0.2, 0.2).dream(200).seed(2).upTo(8).observables()))
                .hasMessageContaining("must be of one system");
        assertThatThrownBy(() -> dreams.seed(1).upTo(8).observables().pool(dreams.seed(1).upTo(8).observables())).hasMessageContaining("seed 1 twice");
        Spins learned = Ising.critical(8).seed(1).sample(300);
        var drawn = SymmetricKernel.ofSize(3).train(Ising.critical(8).seed(1).cached(folder).sample(300)).dream(50);
        var readBack = SymmetricKernel.ofSize(3).train(Ising.critical(8).seed(1).cached(folder).sample(300)).dream(50);
        assertThat(drawn.seed(1).upTo(8).observables().pool(readBack.seed(2).upTo(8).observables(), SymmetricKernel.ofSize(3).train(learned).dream(50).seed(3)
                .upTo(8).observables()).count(8)).as("the cache changes nothing").isEqualTo(150);
        Spins first = Ising.critical(4).seed(1).sample(100);
        Spins second = Ising.critical(4).seed(2).sample(100);
        assertThat(kernel.dream(first).upTo(8).observables().pool(kernel.dream(second).upTo(8).observables()).count(8)).isEqualTo(200);
        assertThat(Observables.of(first.block()).pool(Observables.of(second.block())).count()).isEqualTo(200);
        assertThatThrownBy(() -> Observables.of(first.block()).pool(Observables.of(first.block()))).hasMessageContaining("twice");
    }

    @Test
    void weightsAreNotPooled() {
        var one = Observables.of(List.of(Moments.weighted(Point.of(2), new int[] {4, 2}, new int[] {0, 4}, new double[] {1, 0.5})), Provenance.of("w", 2, 1L));
        var two = Observables.of(List.of(Moments.weighted(Point.of(2), new int[] {4, 2}, new int[] {0, 4}, new double[] {1, 0.25})), Provenance.of("w", 2, 2L));
        assertThatThrownBy(() -> one.pool(two)).hasMessageContaining("all configurations count the same");
    }

    /**
     * Errors of two pooled runs of 300 and 700, and those of one run of 1000, against the scatter over 60 pairs of seeds: Σ ((x − x̄)/σ)² is χ² with 59
     * degrees of freedom, 59 ± 10.9, within 4.5σ; and both errors are the same on average to 10 %, five times what their mean is known to.
     */
    @ParameterizedTest
    @ValueSource(strings = {"absM", "chi", "C"})
    void errorsOfPooledRunsAreThoseOfOneLongRun(String quantity) {
        int pairs = 60;
        Estimate[] pooled = new Estimate[pairs];
        double errors = 0;
        double expected = 0;
        for (int pair = 0; pair < pairs; pair++) {
            pooled[pair] = PLAN.seed(2L * pair).measure(300).pool(PLAN.seed(2L * pair + 1).measure(700)).estimate(quantity);
            errors += pooled[pair].error();
            expected += PLAN.seed(1000L + pair).measure(1000).estimate(quantity).error();
        }
        double mean = Arrays.stream(pooled).mapToDouble(Estimate::value).average().orElseThrow();
        double chiSquare = Arrays.stream(pooled).mapToDouble(x -> Math.pow((x.value() - mean) / x.error(), 2)).sum();
        assertThat((chiSquare - (pairs - 1)) / Math.sqrt(2.0 * (pairs - 1))).isBetween(-4.5, 4.5);
        assertThat(errors / expected).isBetween(0.9, 1.1);
    }

    @Test
    void binsOfAnyModelAndOfDreamsCanBeWider() {
        for (Observables measured : List.of(PLAN.measure(1000), PhiFour.pointB().size(4).measure(1000), SymmetricKernel.withWeights(3, 0.6, 0.2, 0.1).dream(1000)
                .upTo(4).observables().where(point -> point.size() == 4), PLAN.measure(500).pool(PLAN.seed(2).measure(500)))) {
            Observables ten = measured.binned(10);
            assertThat(ten.replicas("chi").size()).isEqualTo(10);
            assertThat(ten.estimate("chi").value()).isCloseTo(measured.estimate("chi").value(), within(1e-12));
            assertThat(ten.estimate("absM").error() / measured.estimate("absM").error()).isBetween(0.3, 2.0); // equal up to 24 %
            assertThatThrownBy(() -> measured.binned(1)).hasMessageContaining("must be between 2 and that of the bins that were measured, ").hasMessageContaining("got 1");
            assertThatThrownBy(() -> measured.binned(129)).hasMessageContaining("got 129");
        }
    }

    /** Bins that are joined are the bins that would have been made: of 64 configurations, one to a bin, 8 bins of 8. */
    @Test
    void joinedBinsAreTheBinsOfTheirConfigurations() {
        int[] up = IntStream.range(0, 64).map(i -> i * 7 % 17).toArray();
        int[] unequal = IntStream.range(0, 64).map(i -> i * 3 % 16 * 2).toArray();
        var single = new Moments(4, new Bins(1, 64));
        single.add(0, 64, up, unequal);
        var wide = new Moments(4, new Bins(8, 64));
        wide.add(0, 64, up, unequal);
        Replicas joined = Observables.of(List.of(single), Provenance.of("test", 64, 1L)).binned(8).replicas("chiC");
        Replicas made = Observables.of(List.of(wide), Provenance.of("test", 64, 1L)).replicas("chiC");
        for (int r = 0; r < 8; r++) {
            assertThat(joined.replica(r)).isCloseTo(made.replica(r), within(1e-13));
        }
        assertThat(joined.coefficients()).isEqualTo(made.coefficients());
    }
}
