package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.Slow;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.couplings.CouplingGroups;
import org.inverserg.couplings.CouplingMoments;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.couplings.CouplingPair.Pairing;
import org.inverserg.couplings.PlainCouplings;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Bins;
import org.inverserg.upscaling.DreamPlan;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final CouplingBasis SYMMETRIC = CouplingBasis.symmetric();

    private static final Scope ALL = Scope.OBSERVABLES.withDensity().withCouplings(SYMMETRIC);

    private static final DreamPlan DREAM = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5).dream(100).seed(7).density().couplings();

    private static CouplingPair pair(Measurements measured, Pairing pairing, int size) {
        return measured.couplings().stream().filter(p -> p.pairing() == pairing && p.fineSize() == size).findFirst().orElseThrow();
    }

    /** Correlations of two kept ensembles, without any of the classes that stream. */
    private static CouplingMoments naive(Spins coarse, Spins fine) {
        var moments = new CouplingMoments(List.of(SYMMETRIC), Bins.of(fine.count()));
        for (int batch = 0; batch < fine.batches(); batch++) {
            int first = batch * Batches.WIDTH;
            int count = Batches.lanes(fine.count(), batch);
            moments.add(first, count, sums(coarse, batch, count), sums(fine, batch, count));
        }
        return moments;
    }

    private static int[][] sums(Spins spins, int batch, int count) {
        long[] words = new long[spins.size() * spins.size()];
        spins.copyBatch(batch, words);
        return CouplingGroups.of(List.of(SYMMETRIC)).groups().stream().map(group -> IntStream.range(0, count)
                .map(lane -> group.shapes().stream().mapToInt(shape -> PlainCouplings.sum(words, spins.size(), shape, lane)).sum()).toArray())
                .toArray(int[][]::new);
    }

    private static CouplingMoments.Correlations correlations(CouplingPair pair, Sector sector) {
        return pair.moments().correlations(SYMMETRIC, sector);
    }

    @Slow
    @Test
    void pairsTheLevelsOfADream() {
        Measurements measured = DREAM.upTo(32).measurements();
        Spins fine = DREAM.configurationsAt(32);
        Spins from = DREAM.configurationsAt(16);
        for (Sector sector : Sector.values()) {
            assertThat(correlations(pair(measured, Pairing.DREAMED, 32), sector)).isEqualTo(naive(from, fine).correlations(SYMMETRIC, sector));
            assertThat(correlations(pair(measured, Pairing.BLOCKED, 32), sector)).isEqualTo(naive(fine.block(), fine).correlations(SYMMETRIC, sector));
            assertThat(correlations(pair(measured, Pairing.BLOCKED, 16), sector)).isEqualTo(naive(from.block(), from).correlations(SYMMETRIC, sector));
        }
        assertThat(measured.couplings()).hasSize(4).noneMatch(p -> p.fineSize() < 16);
    }

    @Slow
    @Test
    void blocksKeptConfigurationsAgainAndAgain() {
        Spins spins = Ising.critical(32).seed(4).sample(70);
        Measurements measured = Measurements.of(spins, ALL);
        assertThat(measured.couplings()).hasSize(2).allMatch(p -> p.pairing() == Pairing.BLOCKED);
        Spins once = spins.block();
        for (Sector sector : Sector.values()) {
            assertThat(correlations(pair(measured, Pairing.BLOCKED, 32), sector)).isEqualTo(naive(once, spins).correlations(SYMMETRIC, sector));
            assertThat(correlations(pair(measured, Pairing.BLOCKED, 16), sector)).isEqualTo(naive(once.block(), once).correlations(SYMMETRIC, sector));
        }
        assertThat(measured.observables().estimate("chi", 32)).isEqualTo(Observables.of(spins).estimate("chi", 32));
        assertThat(measured.density(32).count()).isEqualTo(70);
    }

    @Test
    void measuresMonteCarloRunsWithoutKeepingThem() {
        Ising plan = Ising.critical(32).seed(4);
        Measurements streamed = plan.density().couplings().measure(300);
        Measurements kept = Measurements.of(plan.sample(300), ALL);
        for (CouplingPair pair : kept.couplings()) {
            for (Sector sector : Sector.values()) {
                assertThat(correlations(pair(streamed, pair.pairing(), pair.fineSize()), sector)).isEqualTo(correlations(pair, sector));
            }
        }
        assertThat(streamed.density(32).table().toString()).isEqualTo(kept.density(32).table().toString());
        assertThat(streamed.observables().estimate("C", 32)).isEqualTo(plan.measure(300).estimate("C", 32));
        assertThat(streamed.provenance()).isEqualTo(kept.provenance());
    }

    @Test
    void measuresTheSameWithMoreInIt() {
        Measurements more = DREAM.upTo(32).measurements();
        Measurements less = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5).dream(100).seed(7).upTo(32).measurements();
        assertThat(more.observables().estimate("C", 32)).isEqualTo(less.observables().estimate("C", 32));
        assertThat(more.density(8).table().doubleColumn("P").asDoubleArray())
                .isEqualTo(Density.of(DREAM.configurationsAt(8)).table().doubleColumn("P").asDoubleArray());
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        var expected = DREAM.upTo(32).measurements();
        int before = Parallel.threads();
        try {
            Parallel.setThreads(1);
            var alone = DREAM.upTo(32).measurements();
            assertThat(correlations(pair(alone, Pairing.DREAMED, 32), Sector.EVEN))
                    .isEqualTo(correlations(pair(expected, Pairing.DREAMED, 32), Sector.EVEN));
            assertThat(alone.density(32).at(0.5)).isEqualTo(expected.density(32).at(0.5));
        } finally {
            Parallel.setThreads(before);
        }
    }

    @Test
    void saysWhatWasNotMeasured() {
        Measurements plain = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5).dream(10).seed(7).upTo(8).measurements();
        assertThatIllegalStateException().isThrownBy(() -> plain.density(8)).withMessageContaining("say density() in the plan");
        assertThatIllegalStateException().isThrownBy(plain::couplings).withMessageContaining("say couplings() in the plan");
        assertThatIllegalArgumentException().isThrownBy(() -> DREAM.upTo(32).density(64)).withMessageContaining("there is no lattice size 64");
        assertThatIllegalArgumentException().isThrownBy(() -> DREAM.upTo(8)).withMessageContaining("at least 16, got 8");
    }
}
