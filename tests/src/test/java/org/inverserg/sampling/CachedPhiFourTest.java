package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.Observables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedPhiFourTest {

    private static final PhiFour PLAN = PhiFour.lambda(0.6).massSquared(-0.4).size(4).seed(4);

    @TempDir
    private Path folder;

    @Test
    void cachedConfigurationsAreTheSame() {
        Fields plain = PLAN.sample(150);
        for (int time = 0; time < 2; time++) {
            Fields cached = PLAN.cached(folder).sample(150);
            assertThat(cached).isEqualTo(plain);
            assertThat(cached.chains()).isEqualTo(plain.chains());
            assertThat(cached.action()).isEqualTo(plain.action());
            assertThat(cached.block()).isEqualTo(plain.block());
            assertThat(cached.provenance().notes()).hasSize(plain.provenance().notes().size() + time);
        }
    }

    @Test
    void cachedObservablesAreTheSame() {
        Observables plain = PLAN.measure(150);
        for (int time = 0; time < 2; time++) {
            Observables cached = PLAN.cached(folder).measure(150);
            IsingTest.assertSame(cached, plain);
            assertThat(cached.points()).isEqualTo(plain.points());
            assertThat(cached.provenance().notes()).hasSize(plain.provenance().notes().size() + time);
        }
    }

    /** Every one of these differs from all others in one parameter, so none may find another's file. */
    @Test
    void everyParameterBelongsToTheKey() throws IOException {
        List<PhiFour> plans = List.of(PLAN, PLAN.seed(5), PLAN.thinning(7), PLAN.thinning(7).thermalization(7), PLAN.mix(2, 1), PLAN.kappa(0.9),
                PLAN.massSquared(-0.5), PLAN.size(6), PhiFour.lambda(0.7).massSquared(-0.4).size(4).seed(4));
        int files = 0;
        for (PhiFour plan : plans) {
            IsingTest.assertSame(plan.cached(folder).measure(70), plan.measure(70));
            IsingTest.assertSame(plan.cached(folder).measure(71), plan.measure(71));
            assertThat(plan.cached(folder).series().measure(70).series().printAll()).isEqualTo(plan.series().measure(70).series().printAll());
            assertThat(plan.cached(folder).sample(70)).isEqualTo(plan.sample(70));
            files += 4;
        }
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).hasSize(files);
        }
    }

    @Test
    void optionsKeepTheCache() {
        assertThat(PLAN.cached(folder).seed(9).thinning(2).massSquared(-1).size(6).mix(1, 1).settings()).containsKey("cache");
        assertThat(PLAN.settings()).doesNotContainKey("cache");
    }
}
