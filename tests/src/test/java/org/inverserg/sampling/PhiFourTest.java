package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.inverserg.Slow;
import org.inverserg.lattice.Fields;
import org.inverserg.markov.FourSites;
import org.inverserg.markov.PhiFourMetropolis;
import org.inverserg.measuring.Observables;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Parallel;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user calls; thresholds of 4σ against exact values, false alarms below 2·10⁻³ for the whole class (the seeds are fixed besides). */
class PhiFourTest {

    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @Test
    void sameSeedGivesSameBitsOnAnyNumberOfThreads() {
        PhiFour plan = PhiFour.pointB().seed(5).thermalization(50).thinning(2);
        Parallel.setThreads(1);
        Fields one = plan.sample(700);
        Observables measured = plan.measure(700);
        assertThat(one.chains()).isGreaterThan(3);
        for (int count : new int[] {2, 3}) {
            Parallel.setThreads(count);
            assertThat(plan.sample(700)).isEqualTo(one);
            IsingTest.assertSame(plan.measure(700), measured);
        }
        assertThat(plan.seed(6).sample(700)).isNotEqualTo(one);
    }

    /** A change of this number means that published seeds no longer give the published fields: say so in the change log. */
    @Test
    void seedsKeepTheirMeaning() {
        assertThat(PhiFour.lambda(0.5).massSquared(-0.3).size(6).seed(1).sample(65).hashCode()).isEqualTo(1332028320);
    }

    @Test
    void presetsAreTheSentencesOfTheirParameters() {
        assertThat(PhiFour.lambda(0.7).massSquared(-0.9515).size(32).seed(3).sample(64)).isEqualTo(PhiFour.pointA().seed(3).sample(64));
        assertThat(PhiFour.lambda(1).massSquared(-1.2723).kappa(1).size(8).sample(64)).isEqualTo(PhiFour.pointB().sample(64));
        assertThat(PhiFour.pointB().massSquared(0.5).kappa(0.7).size(4).sample(3))
                .isEqualTo(PhiFour.lambda(1).massSquared(0.5).kappa(0.7).size(4).sample(3));
        assertThat(PhiFour.pointA()).hasToString("φ⁴ κ=1 μ²=-0.9515 λ=0.7 L=32");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 500})
    void measuringOnTheWayEqualsMeasuringWhatIsKept(int n) {
        PhiFour plan = PhiFour.pointB().seed(n);
        Fields fields = plan.sample(n);
        assertThat(fields.count()).isEqualTo(n);
        assertThat(fields.action()).contains(plan.action());
        Observables measured = plan.measure(n);
        IsingTest.assertSame(measured, Observables.of(fields));
        assertThat(measured.provenance()).isEqualTo(fields.provenance());
    }

    @Test
    void chainsOfOneEnsembleDiffer() {
        Fields fields = PhiFour.pointB().seed(1).thermalization(20).thinning(10).sample(1024);
        assertThat(fields.chains()).isEqualTo(16);
        for (int chain = 1; chain < 16; chain++) {
            assertThat(fields.field(64 * chain)).isNotEqualTo(fields.field(0));
        }
    }

    @Test
    void provenanceHoldsAllParameters() {
        PhiFour plan = PhiFour.lambda(0.5).massSquared(-0.25).size(4).mix(3, 2);
        assertThat(plan.seed(7).thermalization(11).thinning(3).measure(200).provenance().toString()).contains("kappa=1", "mu^2=-0.25",
                "lambda=0.5", "L=4", "Metropolis sweeps=3", "sign clusters=2", "move width=", "thermalization=11", "thinning=3 steps",
                "tau(phi^2)=", "200 configurations", "seed 7");
        assertThat(plan.sample(4).provenance().notes()).singleElement().asString().contains("below 50 the errors cannot be trusted");
        int thinning = (int) Math.ceil(2 * plan.autocorrelation().longest());
        assertThat(plan.sample(64).provenance().operation()).contains("thinning=" + thinning + " steps");
    }

    /** Half of the moves are accepted wherever the theory is, also deep in the broken phase and for the free field. */
    @ParameterizedTest
    @CsvSource({"0.7, -0.9515, 32", "1, -4, 8", "0, 0.3, 6", "0.01, -0.01, 2", "5, 20, 16"})
    void movesAreTunedToHalfAcceptance(double lambda, double massSquared, int size) {
        PhiFourTimes times = PhiFour.lambda(lambda).massSquared(massSquared).size(size).autocorrelation();
        assertThat(times.moves().acceptance()).isBetween(0.47, 0.53);
    }

    /** Clusters take away most of the autocorrelation of |m| at the critical point. */
    @Slow
    @Test
    void clustersShortenTheAutocorrelationOfTheMagnetization() {
        PhiFourTimes mixed = PhiFour.pointA().size(16).mix(1, 1).autocorrelation();
        PhiFourTimes local = PhiFour.pointA().size(16).mix(1, 0).autocorrelation();
        assertThat(mixed.magnetization().value()).isLessThan(local.magnetization().value() / 2);
        PhiFourTimes large = PhiFour.pointA().size(1024).autocorrelation();
        assertThat(large.measuredSize()).isEqualTo(64);
        assertThat(large.square().value()).isEqualTo(2 * PhiFour.pointA().size(64).autocorrelation().square().value());
    }

    /** λ = 0: ⟨φ²⟩ = V⁻¹ Σ_k 1/(μ² + κ k̂²), k̂² = Σ_i 4 sin²(k_i/2). */
    @ParameterizedTest
    @CsvSource({"4, 1, 0.3", "6, 0.7, 0.5", "16, 1, 0.25"})
    void freeField(int size, double kappa, double massSquared) {
        double exact = 0;
        for (int site = 0; site < size * size; site++) {
            double row = Math.sin(Math.PI * Math.floorDiv(site, size) / size);
            double column = Math.sin(Math.PI * (site % size) / size);
            exact += 1 / (massSquared + 4 * kappa * (row * row + column * column)) / (size * size);
        }
        var observables = PhiFour.lambda(0).massSquared(massSquared).kappa(kappa).size(size).seed(1).measure(10_000);
        assertAgrees(observables.estimate("phi2"), exact, 0.01);
        assertAgrees(observables.estimate("s"), 0.5, 0.01); // equipartition: S/V is half a unit per degree of freedom
    }

    @ParameterizedTest
    @CsvSource({"1, -0.9515, 0.7", "1, -1.2723, 1", "0.5, -3, 1"})
    void fourSitesByIntegration(double kappa, double massSquared, double lambda) {
        PhiFour plan = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(2).seed(2);
        var exact = new FourSites(plan.action());
        var observables = plan.measure(40_000);
        assertAgrees(observables.estimate("phi2"), exact.square(), 0.01);
        var square = Replicas.combine(x -> x[0] / 4 + x[1] * x[1], observables.replicas("chiC"), observables.replicas("absM"));
        assertAgrees(square.estimate(), exact.magnetizationSquared(), 0.02);
    }

    @Slow
    @Test
    void schwingerDysonAtBothPoints() {
        assertAgrees(PhiFour.pointA().seed(4).measure(6_000).estimate("SD"), 1, 2e-3);
        assertAgrees(PhiFour.pointB().seed(4).measure(40_000).estimate("SD"), 1, 2e-3);
    }

    /** ⟨m⟩ = 0.545(2) and ⟨φ²⟩ = 0.755, known to half a unit of the last digit. */
    @Slow
    @Test
    void pointAOn32() {
        var observables = PhiFour.pointA().seed(5).measure(10_000);
        assertThat(observables.estimate("absM").sigmasFrom(Estimate.of(0.545, 0.002))).isBetween(-4.0, 4.0);
        assertThat(observables.estimate("phi2").sigmasFrom(Estimate.of(0.755, 0.0005))).isBetween(-4.0, 4.0);
        assertThat(observables.estimate("absM").error()).isLessThan(0.003);
    }

    /**
     * Errors against the spread of independent runs: Σ ((x_i − x̄)/σ_i)² of 60 runs is χ² with 59 degrees of freedom, 59 ± 10.9;
     * twice with limits of 4.5σ.
     */
    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"absM", "chiC"})
    void errorsAreTheSpreadOfIndependentRuns(String quantity) {
        int runs = 60;
        PhiFour plan = PhiFour.pointB();
        Estimate[] found = new Estimate[runs];
        for (int run = 0; run < runs; run++) {
            found[run] = plan.seed(run).measure(1000).estimate(quantity);
        }
        double mean = Arrays.stream(found).mapToDouble(Estimate::value).average().orElseThrow();
        double chiSquare = Arrays.stream(found).mapToDouble(e -> Math.pow((e.value() - mean) / e.error(), 2)).sum();
        assertThat((chiSquare - (runs - 1)) / Math.sqrt(2.0 * (runs - 1))).isBetween(-4.5, 4.5);
    }

    @Test
    void messagesSayWhatToDo() {
        assertRefused(() -> PhiFour.lambda(-0.1).massSquared(1), "lambda must be finite and at least 0, got -0.1");
        assertRefused(() -> PhiFour.lambda(0).massSquared(0), "without lambda the mass squared must be above 0, got 0.0");
        assertRefused(() -> PhiFour.lambda(0).massSquared(-1), "give a lambda above 0 to bound the action");
        assertRefused(() -> PhiFour.lambda(1).massSquared(Double.NaN), "mass squared must be finite, got NaN");
        assertRefused(() -> PhiFour.pointA().kappa(-1), "kappa must be finite and at least 0, got -1.0");
        assertRefused(() -> PhiFour.pointA().size(7), "must be even and between 2 and 16384, got 7");
        assertRefused(() -> PhiFour.lambda(1).massSquared(-1).size(0), "got 0");
        assertRefused(() -> PhiFour.pointA().mix(0, 1), "at least 1 Metropolis sweep, got 0");
        assertRefused(() -> PhiFour.pointA().mix(1, -1), "at least 0, got -1; 0 is Metropolis alone");
        assertRefused(() -> PhiFour.pointA().thermalization(-1), "at least 0 steps, got -1; leave it out");
        assertRefused(() -> PhiFour.pointA().thinning(0), "at least 1 step, got 0; leave it out");
        assertRefused(() -> PhiFour.pointA().sample(0), "number of configurations must be at least 1, got 0");
        assertThatThrownBy(() -> PhiFour.pointA().sample(100_000_000)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sampling 100000000 configurations of φ⁴").hasMessageContaining("measure them without keeping");
    }

    @Test
    void plansDoNotChange() {
        PhiFour plan = PhiFour.pointB();
        Fields before = plan.sample(5);
        plan.seed(3).thinning(9).thermalization(2).mix(1, 1).massSquared(1).size(4);
        assertThat(plan.sample(5)).isEqualTo(before);
    }

    private static void assertAgrees(Estimate found, double exact, double relativeError) {
        assertThat(found.sigmasFrom(Estimate.of(exact, 0))).as("%s, exactly %s", found, exact).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(relativeError * Math.abs(exact));
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    /** Theories in which φ stood still at 0: with λ this small, κ or μ² this large the scale of a move came out as 0. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1e-16", "1, 1, 1e-300", "1, 1e38, 1", "1, 1e20, 0.7"})
    void fieldsMoveHoweverSmallOrLargeTheParametersAre(double kappa, double massSquared, double lambda) {
        Observables found = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(4).seed(1).measure(2000);
        assertThat(found.estimate("phi2").value()).isGreaterThan(0);
        assertThat(Math.abs(found.estimate("SD").sigmasFrom(Estimate.of(1, 0)))).isLessThan(4.5);
    }

    /** Not in single precision: coefficients, scales and depths that its numbers do not hold. */
    @ParameterizedTest
    @CsvSource({"1, 1e39, 1", "1, 1, 1e39", "1e38, 1, 1", "0, -1e10, 1", "1, -10, 1e-12", "0, 1e-30, 0"})
    void theoriesBeyondSinglePrecisionAreRefused(double kappa, double massSquared, double lambda) {
        assertThatThrownBy(() -> PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("single precision");
    }

    @Test
    void movesWithoutWidthAreRefused() {
        for (double width : new double[] {0, 1e-60, 1e60, Double.NaN}) {
            assertThatThrownBy(() -> new PhiFourMetropolis(PhiFourAction.CRITICAL_A, width)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A free field with a mass this small forgets nothing for 10⁵ steps, nor does one with links this stiff. */
    @ParameterizedTest
    @CsvSource({"1, 1e-7, 0, 8", "1e8, 1, 1, 4", "1e6, 1, 1, 4"})
    @Timeout(120)
    void aPilotThatWouldRunForHoursIsRefused(double kappa, double massSquared, double lambda, int size) {
        PhiFour slow = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(size).seed(1);
        assertThatThrownBy(() -> slow.measure(10)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("autocorrelation time").hasMessageContaining("at most 8000").hasMessageContaining("got about");
    }

    /** Known before a chain runs: τ = 3κ/m² sweeps, for λ = 0 and for barriers and self-couplings too small to matter. */
    @ParameterizedTest
    @CsvSource({"1, 1e-6, 0, 64", "1, 1e-7, 0, 4096", "1, 0, 1e-12, 64", "1, -1e-9, 1e-12, 64", "1e8, 1, 1, 4"})
    @Timeout(5)
    void fieldsThatDiffuseAreRefusedAtOnce(double kappa, double massSquared, double lambda, int size) {
        PhiFour slow = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(size);
        for (Runnable call : new Runnable[] {() -> slow.measure(10), () -> slow.mix(100, 5).sample(10), slow::autocorrelation}) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("at most 8000").hasMessageContaining("3 kappa/m^2");
        }
    }

    /** The time that is foreseen is that of the chain, to a factor of 2; its error is 10 to 20 %. */
    @ParameterizedTest
    @CsvSource({"1, 0.03, 0, 8, 1, 0", "1, 0.01, 0, 8, 8, 1", "5, 0.1, 0, 4, 4, 2", "1, 0, 1e-4, 8, 1, 1"})
    void timesOfDiffusionAreForeseen(double kappa, double massSquared, double lambda, int size, int sweeps, int clusters) {
        PhiFour plan = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(size).mix(sweeps, clusters);
        double foreseen = 3 * kappa / new UniformMode(plan.action(), size).massSquared() / sweeps;
        assertThat(plan.autocorrelation().longest()).isBetween(foreseen / 2, 2 * foreseen);
    }

    /** Stripes of the start hold, so that ⟨|m|⟩ comes out as 1.9 instead of 2.33; without a coupling each site holds its sign in a deep well. */
    @ParameterizedTest
    @CsvSource({"1, -4, 0.7, 16", "1, -2, 0.7, 8", "0, -12, 1, 8"})
    void metropolisAloneSaysThatSignsDoNotTurn(double kappa, double massSquared, double lambda, int size) {
        PhiFour plan = PhiFour.lambda(lambda).massSquared(massSquared).kappa(kappa).size(size).mix(1, 0);
        assertThat(plan.autocorrelation().persistence()).isGreaterThan(0.5);
        for (var provenance : List.of(plan.measure(100).provenance(), plan.sample(100).block().provenance())) {
            assertThat(provenance.allNotes()).anySatisfy(note -> assertThat(note).contains("signs of the field do not turn", "1 Metropolis sweep", "mix(8, 1)"));
        }
    }

    @ParameterizedTest
    @CsvSource({"-4, 16, 8, 1", "-4, 16, 1, 1", "-2, 8, 3, 2", "1, 16, 1, 0", "-0.5, 16, 1, 0", "-0.9515, 16, 1, 0"})
    void whereSignsTurnNothingIsSaid(double massSquared, int size, int sweeps, int clusters) {
        PhiFour plan = PhiFour.pointA().massSquared(massSquared).size(size).mix(sweeps, clusters);
        assertThat(plan.autocorrelation().persistence()).isLessThan(0.1);
        assertThat(plan.autocorrelation().notes()).isEmpty();
        assertThat(plan.measure(4000).provenance().allNotes()).isEmpty();
    }

    /** Clusters take the whole lattice here: with one in every step an even thinning would hold the sign. 4.5σ, false alarms below 10⁻⁴. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 2", "3, 4"})
    void evenThinningDoesNotHoldTheSign(int clusters, int thinning) {
        Fields fields = PhiFour.pointA().massSquared(-6).size(4).mix(1, clusters).thinning(thinning).seed(1).sample(4000);
        double sum = 0;
        double products = 0;
        double last = 0;
        for (int index = 0; index < fields.count(); index++) {
            double sign = Math.signum(fields.value(index, 0, 0));
            sum += sign;
            products += sign * last;
            last = sign;
        }
        assertThat(sum / Math.sqrt(fields.count())).isBetween(-4.5, 4.5);
        assertThat(products / Math.sqrt(fields.count())).isBetween(-4.5, 4.5);
    }

    @Test
    @Timeout(20)
    void memoryIsRefusedBeforeThePilotRuns() {
        PhiFour slow = PhiFour.lambda(0).massSquared(1e-7).size(64);
        assertThatThrownBy(() -> slow.sample(Integer.MAX_VALUE)).isInstanceOf(IllegalStateException.class).hasMessageContaining("MB of memory");
        assertThatThrownBy(() -> Ising.critical(8192).sample(1_000_000)).isInstanceOf(IllegalStateException.class).hasMessageContaining("MB of memory");
    }
}
