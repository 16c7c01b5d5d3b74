package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.lattice.Spins;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dream from the cache is the dream itself, and no dream finds another's file. */
class CachedDreamTest {

    private static final SymmetricKernel KERNEL = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55);
    private static final Spins START = Ising.critical(4).seed(1).sample(100);

    @TempDir
    private Path folder;

    @Test
    void cachedDreamsAreTheSame() throws IOException {
        DreamPlan plan = KERNEL.dream(100).seed(4).density().couplings();
        Dream plain = plan.upTo(16);
        for (int time = 0; time < 2; time++) {
            Dream cached = plan.cached(folder).upTo(16);
            assertThat(cached.observables().table().printAll()).isEqualTo(plain.observables().table().printAll());
            assertThat(cached.density(16).table().printAll()).isEqualTo(plain.density(16).table().printAll());
            assertThat(couplings(cached)).isEqualTo(couplings(plain));
            assertThat(cached.provenance().notes()).hasSize(time);
            assertThat(cached.provenance().key()).isEqualTo(plain.provenance().key());
        }
    }

    private static List<String> couplings(Dream dream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (CouplingPair pair : dream.measurements().couplings()) {
            pair.moments().write(new DataOutputStream(bytes));
        }
        assertThat(bytes.size()).isPositive();
        return List.of(bytes.toString("ISO-8859-1"));
    }

    /** Every one of these differs from all others in one thing. */
    @Test
    void everythingThatCountsBelongsToTheKey() throws IOException {
        DreamPlan plan = KERNEL.dream(70).seed(4);
        var other = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.56);
        List<DreamPlan> plans = List.of(plan, plan.seed(5), plan.density(), plan.firstSteps(1, other), plan.firstSteps(2, other), KERNEL.dream(71).seed(4),
                other.dream(70).seed(4), KERNEL.dream(START).seed(4), KERNEL.dream(START.first(70)).seed(4),
                KERNEL.dream(Ising.critical(4).seed(2).sample(100)).seed(4));
        int files = 0;
        for (DreamPlan each : plans) {
            for (int size : new int[] {8, 16}) {
                assertThat(each.cached(folder).upTo(size).observables().table().printAll()).isEqualTo(each.upTo(size).observables().table().printAll());
                files++;
            }
        }
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).hasSize(files);
        }
    }

    @Test
    void startsFromTheCacheGiveTheSameDream() {
        Spins drawn = Ising.critical(4).seed(1).cached(folder).sample(100);
        Spins readBack = Ising.critical(4).seed(1).cached(folder).sample(100);
        assertThat(readBack.provenance().notes()).hasSize(1);
        KERNEL.dream(drawn).seed(4).cached(folder).upTo(8);
        assertThat(KERNEL.dream(readBack).seed(4).cached(folder).upTo(8).provenance().notes()).as("what the reader should know is no part of the key").hasSize(1);
    }

    /** Kernels that were moved share name and origin; what a cache holds of one must not be read back for the other. */
    @Test
    void dreamsOfOtherWeightsAreOtherDreams() {
        SymmetricKernel trained = SymmetricKernel.ofSize(3).train(Ising.critical(8).seed(3).sample(400));
        Function<SymmetricKernel, List<Estimate>> results = kernel -> List.of(kernel.dream(200).seed(2).cached(folder).upTo(8).observables().estimate("chi", 8));
        Estimate cached = trained.withTrainingError(results).get(0);
        Estimate plain = trained.withTrainingError(kernel -> List.of(kernel.dream(200).seed(2).upTo(8).observables().estimate("chi", 8))).get(0);
        assertThat(cached).isEqualTo(plain);
        assertThat(cached.systematic()).isGreaterThan(0);
        assertThat(trained.withTrainingError(results).get(0)).as("read back").isEqualTo(plain);
    }

    /** The first of more configurations have the provenance of as many that were drawn alone, and are others. */
    @Test
    void configurationsThatStartADreamBelongToTheKey() {
        Spins fewer = Ising.critical(4).seed(1).thermalization(2).thinning(1).sample(100);
        Spins begun = Ising.critical(4).seed(1).thermalization(2).thinning(1).sample(2000).first(100);
        assertThat(begun.provenance().key()).isEqualTo(fewer.provenance().key());
        assertThat(begun).isNotEqualTo(fewer);
        KERNEL.dream(fewer).seed(4).cached(folder).upTo(8);
        assertThat(KERNEL.dream(begun).seed(4).cached(folder).upTo(8).observables().table().printAll())
                .isEqualTo(KERNEL.dream(begun).seed(4).upTo(8).observables().table().printAll());
    }
}
