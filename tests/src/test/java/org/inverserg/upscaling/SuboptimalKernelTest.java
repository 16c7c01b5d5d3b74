package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.descent.LossCurve;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AdamW beside the exact optimum of the same convex problem. */
class SuboptimalKernelTest {

    private static final Ising PLAN = Ising.critical(16).seed(7);
    private static final Spins SPINS = PLAN.sample(4000);

    /**
     * Whole-batch descent without decay, down to a rate of nothing: there is no noise, and it ends where Newton's method does. The loss is
     * flat along some directions of the larger kernels, hence the tolerances.
     */
    @ParameterizedTest
    @CsvSource({"3, false, 1e-4", "3, true, 1e-4", "5, false, 3e-3"})
    void reachesTheExactOptimum(int size, boolean weighted, double tolerance) {
        var training = weighted ? SymmetricKernel.ofSize(size).weighted() : SymmetricKernel.ofSize(size);
        var found = training.adamW(0.05).epochs(40_000).batch(4000).decay(0).oneCycle().seed(1).train(SPINS);
        double[] exact = training.train(SPINS).weights();
        assertThat(found.optimum().weights()).containsExactly(exact, within(1e-9));
        assertThat(found.kernel().weights()).containsExactly(exact, within(tolerance));
        assertThat(found.excess().value()).isBetween(-1e-12, 1e-8);
        assertThat(found.curve().last().training()).isCloseTo(found.optimum().loss().value(), within(1e-8));
    }

    /** P1's settings on mini-batches: near the optimum, above it by what the paired losses say, and the further the fewer epochs. */
    @Test
    void excessIsTheDifferenceOfLosses() {
        var losses = Losses.of(SPINS);
        double before = Double.POSITIVE_INFINITY;
        for (int epochs : new int[] {2, 20, 200}) {
            var found = SymmetricKernel.ofSize(5).adamW(0.01).epochs(epochs).batch(400).seed(2).train(SPINS);
            var difference = losses.difference(found.kernel(), found.optimum());
            assertThat(found.excess().value()).isPositive().isLessThan(before).isCloseTo(difference.value(), within(1e-12));
            assertThat(found.excess().error() / difference.error()).isBetween(0.6, 1.7); // other bins, each error known to 10 % or so
            assertThat(found.kernel().loss().value()).isCloseTo(losses.of(found.kernel()).value(), within(1e-12));
            assertThat(found.distance()).isPositive();
            assertThat(found.curve().points()).hasSize(epochs);
            before = found.excess().value();
        }
    }

    @Test
    void validationIsApartFromTraining() {
        var found = SymmetricKernel.ofSize(3).adamW(0.01).epochs(30).batch(200).validation(0.25).seed(3).train(SPINS);
        LossCurve.Point last = found.curve().last();
        assertThat(found.kernel().samples()).isEqualTo(3000L * 256);
        double kept = Losses.of(SPINS).of(found.kernel()).value();
        assertThat(0.75 * last.training() + 0.25 * last.validation().value()).isCloseTo(kept, within(1e-12));
        assertThat(last.validation().error()).isBetween(1e-5, 1e-2);
        assertThat(found.curve().table().columnNames()).containsExactly("epoch", "rate", "training", "validation", "validation_err");
        assertThat(SymmetricKernel.ofSize(3).adamW(0.01).epochs(1).train(SPINS).curve().table().columnNames()).containsExactly("epoch", "rate", "training");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesTheSameForAnyNumberOfThreadsAndWithoutKeeping(boolean weighted) {
        var target = weighted ? SymmetricKernel.ofSize(5).weighted() : SymmetricKernel.ofSize(5);
        var plan = target.adamW(0.01).epochs(3).batch(300);
        double[] expected = plan.train(SPINS).kernel().weights();
        int before = Parallel.threads();
        try {
            for (int threads : new int[] {1, 3}) {
                Parallel.setThreads(threads);
                assertThat(plan.train(SPINS).kernel().weights()).containsExactly(expected);
                assertThat(plan.train(PLAN, 4000).kernel().weights()).containsExactly(expected);
            }
        } finally {
            Parallel.setThreads(before);
        }
        assertThat(plan.seed(1).train(SPINS).kernel().weights()).isNotEqualTo(expected);
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(9).adamW(0.01).train(SPINS)).withMessageContaining("AdamW is for kernels up to 7×7");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(-1)).withMessageContaining("learning rate");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(0.01).epochs(0)).withMessageContaining("at least 1 epoch");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(0.01).validation(1)).withMessageContaining("below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(0.01).decay(-1)).withMessageContaining("weight decay");
        assertThatIllegalStateException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(1e300).decay(0.01).train(SPINS)).withMessageContaining("ran away");
        assertThatIllegalStateException().isThrownBy(() -> SymmetricKernel.ofSize(3).weighted().adamW(0.01).train(Ising.critical(32).seed(5).sample(200)))
                .withMessageContaining("effective configurations");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e15, 1e300})
    void trainingThatRanAwayReturnsNoWeights(double rate) {
        assertThatIllegalStateException().isThrownBy(() -> SymmetricKernel.ofSize(3).adamW(rate).epochs(5).decay(0).train(SPINS))
                .withMessageContaining("ran away").withMessageContaining("use a learning rate below");
    }
}
