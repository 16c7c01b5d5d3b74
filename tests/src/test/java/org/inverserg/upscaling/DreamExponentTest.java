package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.inverserg.fitting.Fit;
import org.inverserg.measuring.Observables;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exponents of dreams, with the kernel that was published for k = 3 (L = 32, 10⁶ configurations). */
class DreamExponentTest {

    private static final SymmetricKernel K3 = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146);
    private static final int DREAMS = 40;
    private static final List<Observables> RUNS = new ArrayList<>();

    @BeforeAll
    static void dream() {
        for (int seed = 0; seed < DREAMS; seed++) {
            RUNS.add(K3.dream(2_000).seed(seed).upTo(256).observables());
        }
    }

    /** Neighbouring sizes of one dream hardly differ in what their configurations do. */
    @Test
    void sizesOfOneDreamAreCorrelated() {
        Observables run = RUNS.get(0);
        Replicas small = run.replicas("chi", 128);
        Replicas large = run.replicas("chi", 256);
        double correlation = small.covariance(large) / (small.estimate().error() * large.estimate().error());
        assertThat(correlation).isGreaterThan(0.99);
    }

    /** The spread over 40 independent dreams is a χ² of 39 degrees of freedom times the error squared. False alarm: 2·10⁻⁵ each. */
    @Test
    void errorsThroughTheReplicasAreTheTrueSpread() {
        for (String quantity : new String[] {"chi", "Me"}) {
            double ratio = spreadOverError(RUNS.stream().map(run -> Fit.powerLaw(run, quantity).from(16).exponent()).toList());
            assertThat(new ChiSquaredDistribution(DREAMS - 1).cumulativeProbability(ratio * ratio * (DREAMS - 1)))
                    .as(quantity).isBetween(1e-5, 1 - 1e-5);
        }
    }

    /** A fit that takes the rows for independent overrates the error of γ/ν threefold over L = 4–256, and more over larger sizes. */
    @Test
    void errorsFromSingleRowsAreWrong() {
        assertThat(1 / spreadOfRowFits(4)).isBetween(2.0, 5.0);
        assertThat(1 / spreadOfRowFits(16)).isGreaterThan(5);
    }

    private static double spreadOfRowFits(int from) {
        return spreadOverError(RUNS.stream().map(Observables::table)
                .map(table -> Fit.powerLaw(table.where(table.intColumn("L").isGreaterThanOrEqualTo(from)), "L", "chi").exponent()).toList());
    }

    /** An independent run with 10⁶ dreams of the exact kernel gave 1.8044 over L = 16–1024; P1 has 1.804 and 1.805. */
    @Test
    void exponentsAreThoseOfThePaper() {
        Observables run = K3.dream(20_000).seed(77).upTo(256).observables();
        Estimate gamma = Fit.powerLaw(run, "chi").from(16).exponent();
        Estimate nu = Fit.powerLaw(run, "Me").from(16).exponent();
        assertThat(Math.abs(gamma.sigmasFrom(Estimate.of(1.804, 0.001)))).as("γ/ν = %s", gamma).isLessThan(4.5);
        assertThat(Math.abs(nu.sigmasFrom(Estimate.of(1.157, 0.004)))).as("1/ν = %s", nu).isLessThan(4.5);
        assertThat(gamma.error()).isLessThan(0.002);
    }

    private static double spreadOverError(List<Estimate> estimates) {
        double mean = estimates.stream().mapToDouble(Estimate::value).average().orElseThrow();
        double spread = estimates.stream().mapToDouble(x -> (x.value() - mean) * (x.value() - mean)).sum() / (estimates.size() - 1);
        double variance = estimates.stream().mapToDouble(x -> x.error() * x.error()).average().orElseThrow();
        return Math.sqrt(spread / variance);
    }
}
