package org.inverserg.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.inverserg.Slow;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.patterns.Orbits;
import org.inverserg.sampling.Ising;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The optimum on 20 000 critical configurations of 32×32, and weights that are known. */
class KernelWeightsTest {

    private static final double[] KNOWN = {1.37, 0.69, 0.55, -0.15, 0.10, -0.14, 0.06, -0.11, 0.05, 0.08};

    private static Spins spins;

    @BeforeAll
    static void sample() {
        spins = Ising.critical(32).seed(3).sample(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void theGradientVanishesAtTheOneOptimum(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        Likelihood likelihood = PatternLikelihood.count(orbits, spins, MajorityRule.provenance(spins, 1L));
        double[] afar = new double[orbits.count()];
        for (int o = 0; o < afar.length; o++) {
            afar[o] = o % 2 == 0 ? 2 : -1;
        }
        KernelWeights fromZero = KernelWeights.of(likelihood, spins.count(), new double[orbits.count()]);
        KernelWeights fromAfar = KernelWeights.of(likelihood, spins.count(), afar);
        assertThat(fromZero.samples()).isEqualTo(20_000L * 32 * 32);
        assertThat(fromZero.gradient()).isLessThan(1e-9);
        assertThat(fromAfar.gradient()).isLessThan(1e-9);
        assertThat(fromZero.weights()).containsExactly(fromAfar.weights(), within(1e-8));
    }

    /**
     * Fine spins drawn by a kernel from given coarse ones lead back to its weights: (K̂ − K)ᵀ Cov⁻¹ (K̂ − K) is a χ². Below or above
     * what happens once in 10⁵ times: a false alarm in 6·10⁻⁵ of all runs of this test.
     */
    @Slow
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void findsTheWeightsThatMadeTheSpins(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        double[] known = Arrays.copyOf(KNOWN, orbits.count());
        Spins coarse = spins.first(2000).block(Ties.seed(7));
        Spins fine = SymmetricKernel.withWeights(kernelSize, known).upscale(coarse, 8);
        KernelWeights found = KernelWeights.of(new SiteLikelihood(orbits, fine, coarse), fine.count(), new double[orbits.count()]);
        var difference = new ArrayRealVector(found.weights()).subtract(new ArrayRealVector(known));
        double chiSquare = difference.dotProduct(new LUDecomposition(found.covariance()).getSolver().solve(difference));
        assertThat(new ChiSquaredDistribution(known.length).cumulativeProbability(chiSquare)).isBetween(1e-5, 1 - 1e-5);
    }
}
