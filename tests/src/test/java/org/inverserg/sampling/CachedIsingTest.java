package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Observables;
import org.inverserg.storage.Storable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedIsingTest {

    private static final Ising PLAN = Ising.at(0.43, 10).seed(4);

    @TempDir
    private Path folder;

    @Test
    void cachedConfigurationsAreTheSame() {
        Spins plain = PLAN.sample(150);
        Spins drawn = PLAN.cached(folder).sample(150);
        Spins readBack = PLAN.cached(folder).sample(150);
        assertThat(drawn).isEqualTo(plain);
        assertThat(readBack).isEqualTo(plain);
        assertThat(readBack.chains()).isEqualTo(plain.chains());
        assertThat(drawn.provenance()).isEqualTo(plain.provenance());
        assertThat(readBack.provenance().notes()).last().asString().contains("read back from the cache");
        assertThat(readBack.block()).as("the seed of ties does not depend on the cache").isEqualTo(plain.block());
    }

    @Test
    void cachedObservablesAreTheSame() {
        Observables plain = PLAN.measure(150);
        for (int time = 0; time < 2; time++) {
            Observables cached = PLAN.cached(folder).measure(150);
            IsingTest.assertSame(cached, plain);
            assertThat(cached.provenance().notes()).hasSize(time);
        }
    }

    @Test
    void cachedDensitiesAndCouplingsAreTheSame() throws IOException {
        IsingMeasurement plan = Ising.at(0.43, 32).seed(4).density().couplings();
        Measurements plain = plan.measure(150);
        for (int time = 0; time < 2; time++) {
            Measurements cached = plan.cached(folder).measure(150);
            IsingTest.assertSame(cached.observables(), plain.observables());
            assertThat(cached.density(32).table().printAll()).isEqualTo(plain.density(32).table().printAll());
            assertThat(cached.couplings()).hasSize(2);
            for (int pair = 0; pair < 2; pair++) {
                assertThat(bytes(cached.couplings().get(pair).moments())).isEqualTo(bytes(plain.couplings().get(pair).moments()));
            }
            assertThat(cached.provenance().notes()).hasSize(time);
        }
    }

    private static byte[] bytes(Storable sums) throws IOException {
        var bytes = new ByteArrayOutputStream();
        sums.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void whatIsMeasuredBelongsToTheKey() throws IOException {
        Ising plan = Ising.at(0.43, 16).seed(4).cached(folder);
        plan.measure(70);
        assertThat(plan.density().measure(70).provenance().notes()).isEmpty();
        assertThat(plan.couplings().measure(70).provenance().notes()).isEmpty();
        assertThat(plan.couplings().density().measure(70).provenance().notes()).isEmpty();
        assertThat(plan.density().couplings().measure(70).provenance().notes()).as("the order does not matter").hasSize(1);
        assertThat(plan.density().measure(70).density(16).count()).isEqualTo(70);
    }

    /** Every one of these differs from all others in one parameter, so none may find another's file. */
    @Test
    void everyParameterBelongsToTheKey() throws IOException {
        List<Ising> plans = List.of(PLAN, PLAN.seed(5), PLAN.thinning(3), PLAN.thinning(3).thermalization(7), PLAN.wolff(),
                Ising.at(0.44, 10).seed(4), Ising.at(0.43, 9).seed(4));
        int files = 0;
        for (Ising plan : plans) {
            IsingTest.assertSame(plan.cached(folder).measure(70), plan.measure(70));
            IsingTest.assertSame(plan.cached(folder).measure(71), plan.measure(71));
            assertThat(plan.cached(folder).sample(70)).isEqualTo(plan.sample(70));
            files += 3;
        }
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).hasSize(files);
        }
    }
}
