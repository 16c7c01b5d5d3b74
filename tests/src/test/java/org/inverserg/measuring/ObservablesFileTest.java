package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inverserg.quantities.Point;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Replicas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservablesFileTest {

    private static final Observables ISING = Ising.critical(4).seed(1).measure(300).and(Ising.critical(8).seed(2).measure(200));

    @TempDir
    private Path folder;

    @Test
    void whatIsLoadedHasTheSameReplicas() {
        for (Observables saved : new Observables[] {ISING, PhiFour.pointB().size(4).seed(3).measure(100)}) {
            saved.save(folder.resolve("obs.json"));
            Observables loaded = Observables.load(folder.resolve("obs.json"));
            assertThat(loaded.table().print()).isEqualTo(saved.table().print());
            assertThat(loaded.provenance()).isEqualTo(saved.provenance());
            for (Point point : saved.points()) {
                Replicas before = saved.replicas("chi", point);
                Replicas after = loaded.replicas("chi", point);
                for (int r = 0; r < before.size(); r++) {
                    assertThat(after.replica(r)).isEqualTo(before.replica(r));
                }
            }
        }
    }

    @Test
    void loadedRunsGoOnAsOthersDo() {
        ISING.save(folder.resolve("obs.json"));
        Observables loaded = Observables.load(folder.resolve("obs.json"));
        assertThat(loaded.and(Ising.critical(16).seed(3).measure(100)).sizes()).containsExactly(4, 8, 16);
        assertThatThrownBy(() -> loaded.pool(ISING)).hasMessageContaining("different seeds");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path file = folder.resolve("obs.json");
        ISING.save(file);
        String text = Files.readString(file).replaceFirst(",\n\"checksum\": \"[0-9a-f]{8}\"", "");
        refused(file, text.replaceFirst("\"size\":4", "\"size\":-4"), "points");
        refused(file, text.replaceFirst("\"sums\":\\[[^,]*,", "\"sums\":["), "must be a list of");
        refused(file, text.replaceFirst("\"configurations\":\\[[^,]*,", "\"configurations\":[1e300,"), "whole numbers");
        refused(file, text.replaceFirst("\"model\": \"Ising\"", "\"model\": \"Potts\""), "\"model\" must be");
        refused(file, text.substring(0, text.length() / 2), "there must be");
    }

    private static void refused(Path file, String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> Observables.load(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aFormulaOfTwoQuantitiesKnowsTheirCorrelation() {
        Observables more = ISING.combine("2 chi", "chi", "chi", (x, y) -> x + y).combine("chi", "U", (chi, u) -> chi * u);
        assertThat(more.estimate("2 chi", 8).error()).isCloseTo(2 * ISING.estimate("chi", 8).error(), within(1e-9));
        Replicas expected = ISING.replicas("chi", 8).times(ISING.replicas("U", 8));
        assertThat(more.estimate("f(chi, U)", 8).error()).isCloseTo(expected.estimate().error(), within(1e-12));
        assertThat(more.table().columnNames()).contains("f(chi, U)", "f(chi, U)_err");
        assertThatThrownBy(() -> ISING.combine("chi", "chi", "U", (x, y) -> x)).hasMessageContaining("a name of its own");
    }
}
