package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DreamTest {

    private static final SymmetricKernel K3 = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146);
    private static final SymmetricKernel K7 = SymmetricKernel.withWeights(7,
            1.544379, 0.591733, 0.603752, -0.240196, 0.253157, -0.379564, 0.170675, -0.219789, 0.234863, -0.156026);

    /** With K → ∞ own spins are copied: all sizes stay fully ordered, and every number is known. */
    @Test
    void copiesWhereTheKernelIsStrong() {
        Observables ordered = SymmetricKernel.withWeights(3, 1000, 0, 0).dream(100).seed(1).upTo(16).observables();
        for (int size : ordered.sizes()) {
            assertThat(ordered.estimate("absM", size).value()).isEqualTo(1);
            assertThat(ordered.estimate("e", size).value()).isEqualTo(-2);
            assertThat(ordered.estimate("U", size).value()).isEqualTo(1);
            assertThat(ordered.estimate("chi", size).value()).isEqualTo((double) size * size);
        }
    }

    /** With K = 0 fine spins are coins: ⟨m²⟩ = 1/V, ⟨e⟩ = 0, C = 2 (L > 2). Two numbers at three sizes beyond 4.5σ: 4·10⁻⁵. */
    @Test
    void tossesCoinsWhereTheKernelIsZero() {
        Observables coins = SymmetricKernel.withWeights(5, 0, 0, 0, 0, 0, 0).dream(20_000).seed(2).upTo(16).observables();
        for (int size : new int[] {4, 8, 16}) {
            assertThat(Math.abs(coins.estimate("chi", size).value() - 1)).isLessThan(4.5 * coins.estimate("chi", size).error());
            assertThat(Math.abs(coins.estimate("e", size).value())).isLessThan(4.5 * coins.estimate("e", size).error());
            assertThat(coins.estimate("C", size).value()).isCloseTo(2, within(4.5 * coins.estimate("C", size).error()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 300})
    void keepsWhatItWouldMeasure(int count) {
        DreamPlan plan = K7.dream(count).seed(3);
        Observables measured = plan.upTo(32).observables();
        Observables kept = Observables.of(plan.configurationsAt(32));
        for (String name : new String[] {"m", "absM", "chi", "e", "C", "Me", "U"}) {
            assertThat(kept.estimate(name, 32)).isEqualTo(measured.estimate(name, 32));
        }
        assertThat(measured.sizes()).containsExactly(2, 4, 8, 16, 32);
        assertThat(measured.count(32)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void givesTheSameBitsForAnyNumberOfThreads(int threads) {
        int before = Parallel.threads();
        try {
            Parallel.setThreads(1);
            Spins expected = K7.dream(500).seed(4).configurationsAt(16);
            Spins upscaled = K7.upscale(expected.block(Ties.seed(9)), 5);
            Parallel.setThreads(threads);
            assertThat(K7.dream(500).seed(4).configurationsAt(16)).isEqualTo(expected);
            assertThat(K7.upscale(expected.block(Ties.seed(9)), 5)).isEqualTo(upscaled);
        } finally {
            Parallel.setThreads(before);
        }
    }

    @Test
    void anotherSeedGivesOtherBits() {
        assertThat(K7.dream(500).seed(5).configurationsAt(16)).isNotEqualTo(K7.dream(500).seed(4).configurationsAt(16));
    }

    @Test
    void moreDreamsBeginWithTheSameOnes() {
        assertThat(K3.dream(200).seed(6).configurationsAt(8).first(100)).isEqualTo(K3.dream(100).seed(6).configurationsAt(8));
    }

    @Test
    void goesOnFromGivenConfigurations() {
        Spins start = K3.dream(130).seed(7).configurationsAt(6 + 2);
        Observables on = K3.dream(start).seed(8).upTo(32).observables();
        assertThat(on.sizes()).containsExactly(8, 16, 32);
        assertThat(on.estimate("chi", 8)).isEqualTo(Observables.of(start).estimate("chi", 8));
        assertThat(K3.upscale(start).size()).isEqualTo(16);
        assertThat(K3.upscale(start).count()).isEqualTo(130);
        assertThat(K3.dream(Spins.of(new byte[] {1, 1, -1, 1, 1, -1, -1, -1, 1})).upTo(12).observables().sizes()).containsExactly(3, 6, 12);
    }

    /** Strong kernels copy, weak ones toss coins, so that one sees which of the two drew a lattice: |m| = 1 or about 1/L. */
    @Test
    void anotherKernelDoesTheFirstSteps() {
        SymmetricKernel copies = SymmetricKernel.withWeights(3, 1000, 0, 0);
        SymmetricKernel coins = SymmetricKernel.withWeights(5, 0, 0, 0, 0, 0, 0);
        Observables dreamed = coins.dream(200).firstSteps(2, copies).seed(1).upTo(8).observables();
        assertThat(dreamed.estimate("absM", 2).value()).isEqualTo(1);
        assertThat(dreamed.estimate("absM", 4).value()).isEqualTo(1);
        assertThat(dreamed.estimate("absM", 8).value()).isLessThan(0.2);
        Spins start = coins.dream(200).seed(2).configurationsAt(4);
        Observables onwards = copies.dream(start).firstSteps(1, coins).seed(3).upTo(32).observables();
        assertThat(onwards.estimate("absM", 8).value()).isLessThan(0.2);
        assertThat(onwards.estimate("absM", 32)).isEqualTo(onwards.estimate("absM", 8));
    }

    @Test
    void firstStepsBelongToTheProvenanceAndToThePlan() {
        DreamPlan plan = K7.dream(10).firstSteps(2, K3);
        assertThat(plan.upTo(8).provenance().operation()).isEqualTo("dream k=7 from L=1 first 2 by k=3");
        assertThat(plan.upTo(8).provenance().inputs()).containsExactly(K7.provenance(), K3.provenance());
        assertThat(plan.settings()).containsEntry("first steps", "2, by " + K3);
        assertThat(plan.seed(1).configurationsAt(8)).isEqualTo(plan.density().seed(1).configurationsAt(8));
        assertThat(K3.dream(70).firstSteps(40, K7).seed(1).configurationsAt(8).equals(K7.dream(70).seed(1).configurationsAt(8)))
                .as("other provenance, other numbers").isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> K7.dream(1).firstSteps(0, K3)).withMessageContaining("at least 1, got 0; leave them out");
    }

    @Test
    void derivesAndShowsTheSeedWhereNoneIsGiven() {
        assertThat(K3.dream(10).upTo(4).provenance().seed()).isEqualTo(K3.dream(10).upTo(8).provenance().seed());
        assertThat(K3.dream(10).upTo(4).provenance().toString()).contains("seed " + K3.dream(10).upTo(4).provenance().seed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 48, 100, 3})
    void refusesSizesThatDoublingDoesNotReach(int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> K3.dream(10).upTo(size))
                .withMessageContaining("got " + size).withMessageContaining("use ");
    }

    @Test
    void refusesNonsenseWithARemedy() {
        assertThatIllegalArgumentException().isThrownBy(() -> K3.dream(0)).withMessageContaining("at least 1, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> K3.dream(1).upTo(1 << 15)).withMessageContaining("got 32768");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(4)).withMessageContaining("use 3 or 5");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.withWeights(3, 1, 2)).withMessageContaining("needs 3 finite weights");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.withWeights(3, 1, 2, Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalStateException().isThrownBy(() -> K3.dream(1_000_000_000).configurationsAt(1024))
                .withMessageContaining("MB of memory").withMessageContaining("-Xmx");
        Spins small = K3.dream(1000).seed(1).configurationsAt(4);
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(7).train(small))
                .withMessageContaining("at least 8").withMessageContaining("got L = 4");
        assertThatIllegalArgumentException().isThrownBy(() -> SymmetricKernel.ofSize(3).train(small.first(29)))
                .withMessageContaining("at least 30 configurations").withMessageContaining("got 29");
    }

    /** A listener interrupts the call after its first batches; the next call works. */
    @Test
    void stopsWhenInterruptedAndWorksAgain() {
        Thread caller = Thread.currentThread();
        var before = Parallel.progressListener();
        try {
            Parallel.setProgressListener((task, done, total) -> caller.interrupt());
            assertThatThrownBy(() -> K3.dream(1_000_000).upTo(256)).isInstanceOf(CancelledException.class)
                    .hasMessageContaining("dreaming to L = 256").hasMessageContaining("no partial result");
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Parallel.setProgressListener(before);
        }
        assertThat(K3.dream(64).upTo(8).observables().sizes()).hasSize(3);
    }
}
