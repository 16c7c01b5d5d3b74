package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Observables;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains that are thinned or thermalised less than their autocorrelation asks for: errors are right all the same, and the reader is told. */
class ShortScheduleTest {

    private static final int RUNS = 500;

    /**
     * What runs scatter by, in units of the error that they quote. Known to 1/√(2·500) = 3 %; bins of 8 to 16 τ_int leave the error too small by 3 to
     * 6 %, so that 1.16 is exceeded with probability 10⁻³ for each quantity. With bins of 8 configurations it was 1.3.
     */
    private static double scatter(LongFunction<Estimate> run) {
        Estimate[] all = LongStream.rangeClosed(1, RUNS).mapToObj(run).toArray(Estimate[]::new);
        double mean = 0;
        double square = 0;
        double quoted = 0;
        for (Estimate one : all) {
            mean += one.value() / RUNS;
            quoted += one.error() * one.error() / RUNS;
        }
        for (Estimate one : all) {
            square += (one.value() - mean) * (one.value() - mean) / (RUNS - 1);
        }
        return Math.sqrt(square / quoted);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1000})
    void errorsOfShortThinningAreThoseOfTheScatter(int n) {
        Ising plan = Ising.critical(16).thinning(1);
        for (String quantity : new String[] {"absM", "e"}) {
            assertThat(scatter(seed -> plan.seed(seed).measure(n).estimate(quantity))).as(quantity).isBetween(0.9, 1.16);
        }
    }

    @Test
    void errorsOfShortThinningAreThoseOfTheScatterForFieldsToo() {
        PhiFour plan = PhiFour.pointB().mix(1, 1).thinning(1);
        assertThat(scatter(seed -> plan.seed(seed).measure(1000).estimate("absM"))).isBetween(0.9, 1.16);
    }

    /** Kept, streamed or measured on the way, blocked, upscaled, or the beginning of a dream: bins follow the configurations. */
    @Test
    void binsFollowTheConfigurations() {
        Ising plan = Ising.critical(16).thinning(1).seed(1);
        Spins spins = plan.sample(1000);
        assertThat(spins.bins().width()).isGreaterThanOrEqualTo(16);
        Observables measured = plan.measure(1000);
        assertThat(measured.bins()).isEqualTo(spins.bins()).isEqualTo(plan.stream(1000).bins());
        assertThat(Observables.of(spins).table().printAll()).isEqualTo(measured.table().printAll());
        assertThat(plan.density().measure(1000).observables().table().printAll()).isEqualTo(measured.table().printAll());
        assertThat(spins.block().bins()).isEqualTo(spins.bins());
        assertThat(spins.first(500).bins().width()).isEqualTo(spins.bins().width());
        SymmetricKernel kernel = SymmetricKernel.withWeights(3, 1.4, 0.63, 0.54);
        assertThat(kernel.upscale(spins).bins()).isEqualTo(spins.bins());
        assertThat(kernel.dream(spins).configurationsAt(32).bins()).isEqualTo(spins.bins());
        assertThat(kernel.dream(spins).upTo(32).observables().where(point -> point.size() == 32).bins()).isEqualTo(spins.bins());
        assertThat(kernel.dream(1000).configurationsAt(4).bins().width()).isEqualTo(8);
        var fields = PhiFour.pointB().mix(1, 1).thinning(1).seed(1).sample(300);
        assertThat(fields.block().bins()).isEqualTo(fields.bins());
        assertThat(fields.bins().width()).isGreaterThan(8);
        assertThat(Observables.of(fields).bins()).isEqualTo(fields.bins());
    }

    @Test
    void whatIsBelowTheDefaultIsTold() {
        assertThat(Ising.critical(16).seed(1).measure(300).provenance().notes()).isEmpty();
        assertThat(Ising.critical(16).seed(1).thermalization(1000).thinning(20).measure(300).provenance().notes()).isEmpty();
        assertThat(Ising.critical(16).seed(1).thinning(1).measure(300).provenance().notes()).singleElement().asString()
                .contains("one configuration in 1 sweep instead of").contains("correlated over tau = 3.");
        assertThat(Ising.at(0.6, 64).seed(1).thermalization(0).measure(300).provenance().notes()).singleElement().asString()
                .contains("thermalised for 0 sweeps instead of 50").contains("equilibrium");
        assertThat(PhiFour.pointB().seed(1).thermalization(0).measure(300).provenance().notes()).singleElement().asString().contains("0 steps instead of");
    }

    /** Nothing that does not vary has an error of 0: it is not known. */
    @Test
    void whatIsConstantHasNoError() {
        Estimate frozen = Ising.at(5, 4).seed(1).measure(300).estimate("e");
        assertThat(frozen.value()).isEqualTo(-2);
        assertThat(frozen.error()).isNaN();
        assertThat(frozen).hasToString("-2(?)");
        assertThat(Ising.critical(4).seed(1).measure(1).estimate("absM").error()).isNaN();
        assertThat(Ising.at(5, 4).autocorrelation().energy().error()).isNaN();
    }
}
