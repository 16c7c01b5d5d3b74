package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingModel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class DensityTest {

    /** P(n up) by summing the weights of all 2^V configurations. */
    private static double[] enumerated(int size) {
        int volume = size * size;
        double[] weights = new double[volume + 1];
        for (int configuration = 0; configuration < 1 << volume; configuration++) {
            int bonds = 0;
            for (int site = 0; site < volume; site++) {
                int right = site / size * size + (site + 1) % size;
                int below = (site + size) % volume;
                bonds += 1 - 2 * ((configuration >> site ^ configuration >> right) & 1) + 1 - 2 * ((configuration >> site ^ configuration >> below) & 1);
            }
            weights[Integer.bitCount(configuration)] += Math.exp(IsingModel.CRITICAL_BETA * bonds);
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int up = 0; up <= volume; up++) {
            weights[up] /= sum;
        }
        return weights;
    }

    /** 5 + 10 + 17 probabilities, each within 4.5σ: false alarm in 2·10⁻⁴ of seeds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void agreesWithEnumeration(int size) {
        double[] exact = enumerated(size);
        Density density = Density.of(Ising.critical(size).seed(5).sample(40_000));
        int volume = size * size;
        for (int up = 0; up <= volume; up++) {
            Estimate found = density.at((2.0 * up - volume) / volume);
            double expected = exact[up] * volume / 2;
            assertThat(Math.abs(found.value() - expected)).as("n = " + up).isLessThan(4.5 * found.error());
            assertThat(found.error()).isLessThan(0.06 * expected + 1e-3);
        }
    }

    /** From a single spin all four fine spins differ from it with the same probability p: n up is binomial, for either sign. 5 values, 4.5σ: 3·10⁻⁵. */
    @Test
    void agreesWithTheExactFirstStepOfADream() {
        double p = 1 / (1 + Math.exp((1.4 + 4 * 0.6 + 4 * 0.5) / 2));
        Density density = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5).dream(100_000).seed(3).density().upTo(4).density(2);
        for (int up = 0; up <= 4; up++) {
            double expected = CombinatoricsUtils.binomialCoefficientDouble(4, up)
                    * (Math.pow(p, up) * Math.pow(1 - p, 4 - up) + Math.pow(p, 4 - up) * Math.pow(1 - p, up)) / 2;
            Estimate found = density.at(up / 2.0 - 1);
            assertThat(Math.abs(found.value() - 2 * expected)).as("n = " + up).isLessThan(4.5 * found.error());
        }
    }

    private static double integral(Density density) {
        return density.table().doubleColumn("P").sum() * 2 / (density.size() * density.size());
    }

    @Test
    void isNormalizedAndSymmetricWhereAskedTo() {
        Density density = Density.of(Ising.critical(8).seed(2).sample(1000));
        assertThat(density.bins()).isEqualTo(65);
        assertThat(integral(density)).isCloseTo(1, within(1e-12));
        Density both = density.symmetrized();
        assertThat(integral(both)).isCloseTo(1, within(1e-12));
        double[] p = both.table().doubleColumn("P").asDoubleArray();
        for (int bin = 0; bin < p.length; bin++) {
            assertThat(p[bin]).isEqualTo(p[p.length - 1 - bin]);
        }
        assertThat(both.at(0.5).value()).isCloseTo((density.at(0.5).value() + density.at(-0.5).value()) / 2, within(1e-12));
    }

    @Test
    void widerBinsHoldTheSameConfigurations() {
        Density fine = Density.of(Ising.critical(16).seed(2).sample(2000));
        Density wide = fine.withBins(20);
        assertThat(wide.bins()).isLessThanOrEqualTo(20);
        Table p = wide.table();
        Table q = fine.table();
        double step = p.doubleColumn("m").get(2) - p.doubleColumn("m").get(1);
        double middle = p.doubleColumn("P").get(wide.bins() / 2) * step;
        double sum = 0;
        for (int row = 0; row < q.rowCount(); row++) {
            if (Math.abs(q.doubleColumn("m").get(row)) < step / 2) {
                sum += q.doubleColumn("P").get(row) * 2 / 256;
            }
        }
        assertThat(middle).isCloseTo(sum, within(1e-12));
    }

    @Test
    void scalesWithTheSize() {
        Density density = Density.of(Ising.critical(16).seed(2).sample(2000)).withBins(21);
        double scale = Math.pow(16, 0.125);
        Table raw = density.table();
        Table scaled = density.scaled();
        Table logarithm = density.logarithm();
        assertThat(scaled.doubleColumn("x").get(3)).isCloseTo(raw.doubleColumn("m").get(3) * scale, within(1e-12));
        assertThat(scaled.doubleColumn("f").get(3)).isCloseTo(raw.doubleColumn("P").get(3) / scale, within(1e-12));
        assertThat(logarithm.rowCount()).isEqualTo((int) scaled.doubleColumn("f").asList().stream().filter(f -> f > 0).count());
        int middle = scaled.doubleColumn("x").asList().indexOf(0.0);
        int same = logarithm.doubleColumn("x").asList().indexOf(0.0);
        double f = scaled.doubleColumn("f").get(middle);
        assertThat(logarithm.doubleColumn("ln_f").get(same)).isCloseTo(Math.log(f), within(1e-12));
        assertThat(logarithm.doubleColumn("ln_f_err").get(same)).isCloseTo(scaled.doubleColumn("f_err").get(middle) / f, within(1e-12));
    }

    /** Two independent runs, then two temperatures. p < 10⁻⁴ of the first has that probability. */
    @Test
    void tellsWhatIsTheSameFromWhatIsNot() {
        Density one = Density.of(Ising.critical(16).seed(1).sample(20_000)).withBins(41);
        Density two = Density.of(Ising.critical(16).seed(2).sample(20_000)).withBins(41);
        Density hot = Density.of(Ising.at(0.43, 16).seed(3).sample(20_000)).withBins(41);
        assertThat(one.distance(two).pValue()).isGreaterThan(1e-4);
        assertThat(one.distance(hot).pValue()).isLessThan(1e-6);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Density density = Density.of(Spins.of(new byte[] {1, 1, 1, -1}, new byte[] {1, -1, 1, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> density.at(1.5)).withMessageContaining("between -1 and 1, got 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> density.withBins(2)).withMessageContaining("at least 3 bins, got 2");
        assertThatIllegalArgumentException().isThrownBy(() -> density.distance(Density.of(Ising.critical(4).sample(10))))
                .withMessageContaining("same lattice size");
    }

    /** Each time all counts doubled, and after 40 times they were beyond 31 bits. */
    @Test
    void whatIsSymmetricStaysAsItIs() {
        Density once = Density.of(Ising.critical(8).seed(1).stream(500)).symmetrized();
        Density often = once;
        for (int i = 0; i < 60; i++) {
            often = often.symmetrized();
        }
        assertThat(often.table().doubleColumn("P").asDoubleArray()).isEqualTo(once.table().doubleColumn("P").asDoubleArray());
        assertThat(often.table().doubleColumn("P_err").asDoubleArray()).isEqualTo(once.table().doubleColumn("P_err").asDoubleArray());
    }

    @Test
    void aDistanceOfTooFewConfigurationsIsNotKnown() {
        Density few = Density.of(Ising.critical(8).seed(1).stream(5));
        assertThat(few.distance(few).dof()).isZero();
        assertThat(few.distance(few).pValue()).isNaN();
        assertThat(few.distance(few)).asString().contains("= ?").doesNotContain("NaN").doesNotContain("Infinity");
    }
}
