package org.inverserg.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.IsingQuantities;
import org.inverserg.quantities.Means;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantity;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs reweighted together. Thresholds of 4σ against exact values: false alarms below 5·10⁻³ for the whole class (the seeds are fixed besides). */
class MultipleHistogramsTest {

    private static final int STATES = 1 << 16;
    private static final double[][] READINGS = IntStream.range(0, STATES).mapToObj(MultipleHistogramsTest::reading).toArray(double[][]::new);
    private static final Observables SCAN = Ising.scan().sizes(32).betas(0.40, 0.48, 9).seed(1).measure(1000);
    private static final Reweighting RUNS = Reweighting.of(SCAN);

    /** m and e of a state of the 4×4 lattice. */
    private static double[] reading(int state) {
        int up = Integer.bitCount(state);
        int unequal = 0;
        for (int site = 0; site < 16; site++) {
            int spin = state >> site & 1;
            unequal += spin ^ state >> (site / 4 * 4 + (site + 1) % 4) & 1;
            unequal += spin ^ state >> ((site + 4) % 16) & 1;
        }
        return new double[] {(2.0 * up - 16) / 16, -2 + 2.0 * unequal / 16};
    }

    /** All states with the weights that they have at β. */
    private static Configurations states(double beta, double count) {
        double[] weights = Arrays.stream(READINGS).mapToDouble(reading -> Math.exp(-beta * 16 * (reading[1] + 2))).toArray();
        double sum = Arrays.stream(weights).sum();
        return new Configurations(Point.of(4, new IsingModel(beta)), IsingQuantities.ALL, READINGS, Arrays.stream(weights).map(w -> w / sum * count).toArray(),
                new int[1], Bins.of(STATES));
    }

    private static double exact(Quantity quantity, double beta) {
        ToDoubleFunction<double[]> weight = reading -> Math.exp(-beta * 16 * (reading[1] + 2));
        double norm = Arrays.stream(READINGS).mapToDouble(weight).sum();
        double[] means = IntStream.range(0, IsingQuantities.ALL.terms()).mapToDouble(term -> Arrays.stream(READINGS)
                .mapToDouble(reading -> weight.applyAsDouble(reading) * IsingQuantities.ALL.terms(reading)[term]).sum() / norm).toArray();
        return quantity.of(new Means(Point.of(4), means));
    }

    /** Whatever the numbers of configurations, exact histograms give exact curves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void exactDensitiesOfStatesGiveExactCurves(int runs) {
        var all = IntStream.range(0, runs).mapToObj(k -> states(0.4 + 0.05 * k, 1000 * (k + 1))).toList();
        Reweighting reweighting = Reweighting.of(all, "beta", Provenance.of("all states", STATES, 1L));
        for (Quantity quantity : IsingQuantities.ALL.list()) {
            Curve curve = reweighting.curve(quantity.column(), 0.37, 0.43, 4);
            for (int i = 0; i < 4; i++) {
                double exact = exact(quantity, curve.x()[i]);
                assertThat(curve.values()[i]).as(quantity.column()).isCloseTo(exact, within(1e-12 * Math.max(1, Math.abs(exact))));
            }
        }
        for (double beta : new double[] {0.37, 0.4, 0.44}) {
            assertThat(reweighting.logZ(beta).value()).isCloseTo(new IsingTorus(beta, 4).logZ() - new IsingTorus(0.4, 4).logZ(), within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.40, 0.4123, 0.43, 0.44068679, 0.4467, 0.46, 0.4789})
    void curvesAreKaufmans(double beta) {
        var exact = new IsingTorus(beta, 32);
        assertAgrees(RUNS.at("e", beta).estimate(), exact.energy(), 0.003);
        assertAgrees(RUNS.at("C", beta).estimate(), exact.heatCapacity(), 0.2);
        assertAgrees(RUNS.logZ(beta).estimate(), exact.logZ() - new IsingTorus(0.40, 32).logZ(), 0.2);
    }

    /** Where a run was made the others make its error smaller, and agree. */
    @Test
    void otherRunsMakeErrorsSmaller() {
        Point point = SCAN.points().get(4);
        for (String quantity : List.of("chi", "e", "U")) {
            Estimate alone = SCAN.estimate(quantity, point);
            Estimate together = RUNS.at(quantity, 0.44).estimate();
            assertThat(together.error()).isLessThan(0.95 * alone.error());
            assertThat(Math.abs(together.value() - alone.value())).isLessThan(4 * alone.error());
        }
        assertThat(RUNS.effectiveSampleSize(0.44)).isBetween(1000.0, 4500.0);
        assertThat(RUNS.curve("C", 0.42, 0.46).table().columnNames()).containsExactly("beta", "C", "C_err", "ess");
    }

    @Test
    void rowsOfTheOverlapAddUpToOne() {
        double[][] overlap = RUNS.overlap().removeColumns("beta").as().doubleMatrix();
        for (int i = 0; i < 9; i++) {
            assertThat(Arrays.stream(overlap[i]).sum()).isCloseTo(1, within(1e-9));
            for (int j = 0; j < 9; j++) {
                assertThat(overlap[i][j]).as("far runs share less than neighbours").isLessThan(Math.abs(i - j) > 4 ? 0.05 : 0.9);
            }
        }
        assertThat(RUNS.freeEnergies().columnNames()).containsExactly("beta", "lnZ", "lnZ_err");
        assertThat(RUNS.freeEnergies().doubleColumn("lnZ").get(0)).isZero();
        assertThat(RUNS.freeEnergies().doubleColumn("lnZ_err").get(0)).isZero();
    }

    /**
     * Errors against exact values for three runs of chains with τ_int = 3/2 at μ² = 0.7, 1 and 1.4: Σ z² of 100 of them is χ² with 100 degrees of
     * freedom; limits of 4.5σ.
     */
    @ParameterizedTest
    @CsvSource({"absM, 0.85", "absM, 1.25", "chiC, 1.1", "lnZ, 1.3"})
    void errorsAreHonestWithAutocorrelation(String quantity, double k) {
        double exact = switch (quantity) {
            case "absM" -> GaussianSites.magnetization(k);
            case "chiC" -> GaussianSites.susceptibility(k);
            default -> -2 * Math.log(k / 0.7);
        };
        double chiSquare = 0;
        for (int run = 0; run < 100; run++) {
            Reweighting runs = Reweighting.of(gaussian(1024, 3L * run));
            Estimate found = (quantity.equals("lnZ") ? runs.logZ(k) : runs.at(quantity, k)).estimate();
            chiSquare += Math.pow(found.sigmasFrom(Estimate.of(exact, 0)), 2);
        }
        assertThat((chiSquare - 100) / Math.sqrt(200)).isBetween(-4.5, 4.5);
    }

    private static Observables gaussian(int n, long seed) {
        return GaussianSites.chain(n, 0.5, seed, 0.7).alongside(GaussianSites.chain(n, 0.5, seed + 1, 1), GaussianSites.chain(n, 0.5, seed + 2, 1.4));
    }

    /** From Gaussian sites to those of φ⁴, which are integrals over one variable. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.1})
    void lambdaIsReweighted(double lambda) {
        Reweighting run = Reweighting.of(GaussianSites.chain(100_000, 0, 5), "lambda");
        DoubleUnaryOperator weight = x -> Math.exp(-x * x / 2 - lambda * Math.pow(x, 4) / 4);
        double norm = integral(weight);
        assertAgrees(run.at("phi2", lambda).estimate(), integral(x -> x * x * weight.applyAsDouble(x)) / norm, 0.01);
        assertAgrees(run.at("SD", lambda).estimate(), 1, 0.02);
        assertAgrees(run.logZ(lambda).estimate(), 4 * Math.log(norm / Math.sqrt(2 * Math.PI)), 0.01);
    }

    private static double integral(DoubleUnaryOperator f) {
        return IntStream.rangeClosed(-4000, 4000).mapToDouble(i -> f.applyAsDouble(i / 400.0)).sum() / 400;
    }

    /** From one λ to another where it was sampled too. */
    @Test
    void fieldsInteractingMoreAreThoseThatAreSampledThere() {
        Observables run = PhiFour.lambda(0.7).massSquared(-0.9515).size(8).seed(1).series().measure(4000);
        Estimate direct = PhiFour.lambda(0.73).massSquared(-0.9515).size(8).seed(2).measure(4000).estimate("absM");
        assertThat(Reweighting.of(run, "lambda").at("absM", 0.73).estimate().sigmasFrom(direct)).isBetween(-4.0, 4.0);
        Estimate coupled = PhiFour.lambda(0.7).massSquared(-0.9515).kappa(1.01).size(8).seed(2).measure(4000).estimate("absM");
        assertThat(Reweighting.of(run, "kappa").at("absM", 1.01).estimate().sigmasFrom(coupled)).isBetween(-4.0, 4.0);
        Observables scan = PhiFour.lambda(0.7).scan().sizes(8).massesSquared(-1.0, -0.9, 3).seed(4).measure(1000);
        assertThat(Reweighting.of(scan).at("SD", -0.95).estimate().sigmasFrom(Estimate.of(1, 0))).isBetween(-4.0, 4.0);
        assertThat(Reweighting.of(scan)).hasToString("Reweighting of 3000 configurations from 3 values of μ², L = 8");
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> RUNS.at("C", 0.6)).hasMessageMatching("9 runs can be reweighted from 0\\.3\\d+ to 0\\.(48|49|5)\\d*, where at least 10% of its "
                + "configurations count, got 0\\.6, where \\d+ of 9000 would be left; sample nearer to it");
        assertThatThrownBy(() -> RUNS.at("s", 0.44)).hasMessageContaining("no observable \"s\"");
        assertThatThrownBy(() -> RUNS.curve("C", 0.46, 0.42)).hasMessageContaining("from a lower to a higher beta");
        assertThatThrownBy(RUNS::original).hasMessageContaining("systems are made from a single chain, got 9 of them");
        Observables two = Ising.scan().sizes(4, 8).betas(0.4, 0.44).seed(1).measure(100);
        assertThatThrownBy(() -> Reweighting.of(two)).hasMessageContaining("must be of one lattice size, got [4, 8]; choose one by only(size)");
        assertThatThrownBy(() -> Reweighting.of(two.only(4), "mu2")).hasMessageContaining("choose one of beta");
        assertThatThrownBy(() -> Reweighting.of(Ising.at(0.4, 4).measure(100))).isInstanceOf(IllegalStateException.class).hasMessageContaining("say series()");
        Observables far = Ising.scan().sizes(32).betas(0.1, 0.6).seed(1).measure(200);
        assertThatThrownBy(() -> Reweighting.of(far).at("C", 0.4)).isInstanceOf(IllegalArgumentException.class);
        List<PhiFourAction> actions = List.of(new PhiFourAction(1, -1, 0.7), new PhiFourAction(1, -0.9, 0.8));
        Observables mixed = actions.stream().map(action -> PhiFour.lambda(action.lambda()).massSquared(action.massSquared()).size(4).seed(1).series().measure(50))
                .reduce(Observables::alongside).orElseThrow();
        assertThatThrownBy(() -> Reweighting.of(mixed)).hasMessageContaining("must differ in one parameter, got several, [mu2, lambda]");
    }

    private static void assertAgrees(Estimate found, double exact, double largest) {
        assertThat(found.sigmasFrom(Estimate.of(exact, 0))).as("%s, exactly %s", found, exact).isBetween(-4.0, 4.0);
        assertThat(found.error()).isLessThan(largest);
    }
}
