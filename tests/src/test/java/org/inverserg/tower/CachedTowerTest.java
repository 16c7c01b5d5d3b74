package org.inverserg.tower;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.inverserg.lattice.Fields;
import org.inverserg.network.Edges;
import org.inverserg.sampling.PhiFour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedTowerTest {

    private static final Fields FIELDS = PhiFour.pointB().seed(1).thermalization(50).thinning(2).sample(1000);
    private static final TransposedNetwork NETWORK = TransposedNetwork.linear().train(FIELDS);

    @TempDir
    private Path folder;

    @Test
    void cachedTowersAreTheSame() {
        Tower plain = NETWORK.rescale(FIELDS).upTo(32);
        for (int time = 0; time < 2; time++) {
            Tower cached = NETWORK.rescale(FIELDS).cached(folder).upTo(32);
            for (int size : plain.sizes()) {
                assertThat(cached.magnetizations(size)).isEqualTo(plain.magnetizations(size));
            }
            assertThat(cached.exponents(-1.29, -1.25).table().printAll()).isEqualTo(plain.exponents(-1.29, -1.25).table().printAll());
            assertThat(cached.provenance().notes()).hasSize(plain.provenance().notes().size() + time);
        }
        assertThat(NETWORK.rescale(FIELDS).cached(folder).settings()).containsKey("cache");
    }

    @Test
    void networkFieldsAndSizeBelongToTheKey() {
        NETWORK.rescale(FIELDS).cached(folder).upTo(16);
        Fields fewer = PhiFour.pointB().seed(1).thermalization(50).thinning(2).sample(100);
        NETWORK.rescale(fewer).cached(folder).upTo(16);
        Fields begun = FIELDS.first(100);
        assertThat(begun.provenance().key()).as("of which the key of the chain knows nothing").isEqualTo(fewer.provenance().key());
        assertThat(begun).isNotEqualTo(fewer);
        assertThat(NETWORK.rescale(begun).cached(folder).upTo(16).magnetizations(16)).isEqualTo(NETWORK.rescale(begun).upTo(16).magnetizations(16));
        var edged = NETWORK.withEdges(Edges.ZERO);
        assertThat(edged.rescale(FIELDS).cached(folder).upTo(16).magnetizations(16)).isEqualTo(edged.rescale(FIELDS).upTo(16).magnetizations(16));
        assertThat(NETWORK.rescale(FIELDS).cached(folder).upTo(32).sizes()).containsExactly(8, 16, 32);
    }
}
