package org.inverserg.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class PublishedKernelTest {

    private static final Table TABLE = Table.read().csv("../notebooks/reference/published-kernels.csv");

    /** The parameters where P1 has them in the kernel. */
    @Test
    void weightsStandWhereTheyBelong() {
        SymmetricKernel kernel = PublishedKernel.find(TABLE, 7, 32, 1_000_000, false);
        double[] p = {0.603752, 0.591733, 1.544379, -0.379564, -0.240196, 0.253157, -0.156026, 0.170675, 0.234863, -0.219789};
        int[][] at = {{1, 1}, {0, 1}, {0, 0}, {2, 2}, {0, 2}, {1, 2}, {3, 3}, {0, 3}, {2, 3}, {1, 3}};
        for (int i = 0; i < p.length; i++) {
            assertThat(kernel.at(at[i][0], -at[i][1]).value()).as("p%d", i).isEqualTo(p[i]);
        }
        assertThat(PublishedKernel.find(TABLE, 3, 32, 1_000_000, true).weights()).containsExactly(1.072239, 0.966349, 0.372219);
    }

    @Test
    void allAreRead() {
        var all = PublishedKernel.read(TABLE);
        assertThat(all).hasSize(16).extracting(PublishedKernel::name).contains("k=5 L=32 N=10000", "k=7 L=128 N=1000000", "k=3 L=32 N=1000000, w.")
                .doesNotHaveDuplicates();
        assertThat(all.stream().filter(PublishedKernel::weighted)).hasSize(6);
    }

    @Test
    void saysWhichThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKernel.find(TABLE, 9, 32, 10, false))
                .withMessageContaining("no published kernel k=9 L=32 N=10").withMessageContaining("k=3 L=128 N=10000");
    }

    /** Larger kernels have more orbits than P1 has parameters. */
    @ParameterizedTest
    @CsvSource({"k, 9, from 1 to 7", "k, 4, an odd k", "k, 0, from 1 to 7", "k, 1001, from 1 to 7", "weighted, 2, from 0 to 1", "weighted, -1, from 0 to 1",
        "L_train, 0, from 1 to", "batch, -5, from 1 to"})
    void rowsThatNoPublishedKernelHasAreRefused(String column, int value, String requirement) {
        Table table = TABLE.copy();
        table.intColumn(column).set(2, value);
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKernel.read(table)).withMessageContaining(requirement).withMessageContaining("got " + value)
                .withMessageContaining("in row 2; ");
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKernel.find(table, 3, 32, 1_000_000, true)).withMessageContaining("in row 2; ");
    }

    @Test
    void tablesOfOtherThingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKernel.read(TABLE.copy().removeColumns("p1")))
                .withMessageContaining("need a column \"p1\" of numbers").withMessageContaining("; read published-kernels.csv");
        Table missing = TABLE.copy();
        missing.doubleColumn("p0").setMissing(1);
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKernel.read(missing)).withMessageContaining("\"p0\" must hold finite numbers, got NaN in row 1");
    }
}
