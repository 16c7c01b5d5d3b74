package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Percentage;
import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Parallel;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingTest {

    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @Test
    void sameSeedGivesSameBitsOnAnyNumberOfThreads() {
        Parallel.setThreads(1);
        Spins one = Ising.critical(20).seed(5).sample(1500);
        Observables measured = Ising.critical(20).seed(5).measure(1500);
        assertThat(one.chains()).isGreaterThan(3);
        for (int count : new int[] {2, 3}) {
            Parallel.setThreads(count);
            assertThat(Ising.critical(20).seed(5).sample(1500)).isEqualTo(one);
            assertSame(Ising.critical(20).seed(5).measure(1500), measured);
        }
        assertThat(Ising.critical(20).seed(6).sample(1500)).isNotEqualTo(one);
    }

    /** A change of this number means that published seeds no longer give the published configurations: say so in the change log. */
    @Test
    void seedsKeepTheirMeaning() {
        assertThat(Ising.at(0.44, 8).seed(1).sample(65).hashCode()).isEqualTo(-64895996);
    }

    @Test
    void withoutSeedItFollowsFromThePlan() {
        Spins spins = Ising.at(0.3, 12).sample(70);
        assertThat(Ising.at(0.3, 12).sample(70)).isEqualTo(spins);
        assertThat(Ising.at(0.3, 12).seed(spins.provenance().seed()).sample(70)).isEqualTo(spins);
        assertThat(Ising.at(0.31, 12).sample(70).provenance().seed()).isNotEqualTo(spins.provenance().seed());
        assertThat(Ising.at(0.3, 12).thinning(5).sample(70).provenance().seed()).isNotEqualTo(spins.provenance().seed());
    }

    @Slow
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1000})
    void measuringOnTheWayEqualsMeasuringWhatIsKept(int n) {
        for (int size : new int[] {2, 9, 64, 70}) {
            Ising plan = Ising.critical(size).seed(n);
            Spins spins = plan.sample(n);
            assertThat(spins.count()).isEqualTo(n);
            assertThat(spins.size()).isEqualTo(size);
            Observables measured = plan.measure(n);
            assertSame(measured, Observables.of(spins));
            assertThat(measured.provenance()).isEqualTo(spins.provenance());
        }
    }

    @Test
    void chainsOfOneEnsembleDiffer() {
        Spins spins = Ising.critical(16).seed(1).thermalization(20).sample(1024);
        assertThat(spins.chains()).isEqualTo(16);
        for (int chain = 1; chain < 16; chain++) {
            assertThat(spins.configuration(64 * chain)).isNotEqualTo(spins.configuration(0));
        }
    }

    /** P(σ, −σ) symmetry draw by draw: ⟨m⟩ = 0, |z| < 4.5 has a false-alarm rate below 10⁻⁵. */
    @Test
    void noSignIsPreferred() {
        Estimate m = Ising.at(0.6, 8).seed(2).measure(10_000).estimate("m", 8);
        assertThat(m.value() / m.error()).isBetween(-4.5, 4.5);
    }

    @Test
    void provenanceHoldsAllParameters() {
        String given = Ising.at(0.25, 6).seed(7).thermalization(11).thinning(3).sample(200).provenance().toString();
        assertThat(given).contains("beta=0.25", "L=6", "thermalization=11", "thinning=3", "tau(|m|)=", "200 configurations", "seed 7");
        assertThat(Ising.at(30, 6)).hasToString("Ising β=30 L=6");
        assertThat(Ising.at(2e-3, 6)).hasToString("Ising β=0.002 L=6");
        assertThat(Ising.critical(6)).hasToString("Ising β=0.44068679350977147 L=6");
        Ising plan = Ising.critical(16);
        int thinning = (int) Math.ceil(2 * plan.autocorrelation().longest());
        assertThat(plan.sample(64).provenance().operation()).contains("thinning=" + thinning + " ");
    }

    @Test
    void shortChainsAreNoted() {
        assertThat(Ising.critical(16).sample(10).provenance().notes()).singleElement().asString()
                .containsPattern("below 50 the errors cannot be trusted; draw at least 2[0-5] configurations or thin more");
        assertThat(Ising.critical(16).thinning(1).measure(64).provenance().notes()).hasSize(2);
        assertThat(Ising.critical(16).sample(64).provenance().notes()).isEmpty();
    }

    @Slow
    @Test
    void autocorrelationGrowsSlowlyAndIsExtrapolatedForLargeLattices() {
        AutocorrelationTimes small = Ising.critical(16).autocorrelation();
        AutocorrelationTimes large = Ising.critical(64).autocorrelation();
        AutocorrelationTimes huge = Ising.critical(2048).autocorrelation();
        assertThat(small.longest()).isBetween(2.0, 4.0);
        assertThat(large.longest()).isBetween(3.5, 7.0);
        assertThat(large.measuredSize()).isEqualTo(64);
        assertThat(large.energy().systematic()).isZero();
        assertThat(huge.measuredSize()).isEqualTo(128);
        assertThat(huge.energy().value()).isCloseTo(2 * Ising.critical(128).autocorrelation().energy().value(),
                Percentage.withPercentage(1e-9));
        assertThat(huge.energy().systematic()).isCloseTo(huge.energy().value() / 2, Percentage.withPercentage(1e-9));
    }

    /**
     * Errors against the spread of independent runs: Σ ((x_i − x̄)/σ_i)² of 60 runs is χ² with 59 degrees of freedom, 59 ± 10.9;
     * twice with limits of 4.5σ.
     */
    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"absM", "chi"})
    void errorsAreTheSpreadOfIndependentRuns(String quantity) {
        int runs = 60;
        Estimate[] found = new Estimate[runs];
        for (int run = 0; run < runs; run++) {
            found[run] = Ising.critical(16).seed(run).measure(1000).estimate(quantity, 16);
        }
        double mean = Arrays.stream(found).mapToDouble(Estimate::value).average().orElseThrow();
        double chiSquare = Arrays.stream(found).mapToDouble(e -> Math.pow((e.value() - mean) / e.error(), 2)).sum();
        assertThat((chiSquare - (runs - 1)) / Math.sqrt(2.0 * (runs - 1))).isBetween(-4.5, 4.5);
    }

    @Slow
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void interruptStopsLargeLatticesSoonAndTheNextCallWorks(int count) throws InterruptedException {
        Parallel.setThreads(count);
        Ising large = Ising.critical(6000).thinning(10).thermalization(0);
        large.autocorrelation();
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(() -> {
            try {
                large.measure(1000);
            } catch (CancelledException e) {
                thrown.set(e);
            }
        });
        thread.start();
        Thread.sleep(1500);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join(20_000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1000);
        assertThat(thrown.get()).hasMessageMatching("sampling( L = \\d+)? was interrupted.*");
        assertThat(Ising.critical(8).sample(10).count()).isEqualTo(10);
    }

    @Test
    void messagesSayWhatToDo() {
        assertRefused(() -> Ising.critical(1), "between 2 and 16384, got 1");
        assertRefused(() -> Ising.critical(20_000), "between 2 and 16384, got 20000");
        assertRefused(() -> Ising.at(-0.1, 8), "beta must be finite and at least 0, got -0.1");
        assertRefused(() -> Ising.at(Double.NaN, 8), "got NaN");
        assertRefused(() -> Ising.critical(8).sample(0), "number of configurations must be at least 1, got 0");
        assertRefused(() -> Ising.critical(8).measure(-3), "got -3");
        assertRefused(() -> Ising.critical(8).thermalization(-1), "at least 0 sweeps, got -1; leave it out");
        assertRefused(() -> Ising.critical(8).thinning(0), "at least 1 sweep, got 0; leave it out");
        assertThatThrownBy(() -> Ising.critical(1024).sample(10_000_000)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sampling 10000000 configurations of Ising").hasMessageContaining("measure them without keeping");
    }

    @Test
    void plansDoNotChange() {
        Ising plan = Ising.critical(8);
        Spins before = plan.sample(5);
        plan.seed(3).thinning(9).thermalization(2);
        assertThat(plan.sample(5)).isEqualTo(before);
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    static void assertSame(Observables found, Observables expected) {
        int size = expected.sizes()[0];
        for (Quantity quantity : expected.quantities()) {
            Replicas a = found.replicas(quantity.column(), size);
            Replicas b = expected.replicas(quantity.column(), size);
            assertThat(Double.valueOf(a.value())).isEqualTo(Double.valueOf(b.value())); // boxed, so that NaN equals NaN
            assertThat(a.size()).isEqualTo(b.size());
            for (int r = 0; r < a.size(); r++) {
                assertThat(Double.valueOf(a.replica(r))).isEqualTo(Double.valueOf(b.replica(r)));
            }
        }
    }
}
