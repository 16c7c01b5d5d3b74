package org.inverserg.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    /** {@code count} fields of {@code size}×{@code size} independent values on [−1, 1). */
    static float[][] random(int count, int size, long seed) {
        var random = new SplittableRandom(seed);
        float[][] fields = new float[count][size * size];
        for (float[] field : fields) {
            for (int site = 0; site < field.length; site++) {
                field[site] = (float) (2 * random.nextDouble() - 1);
            }
        }
        return fields;
    }

    @Test
    void holdsWhatItWasGiven() {
        float[][] given = random(70, 3, 1);
        Fields fields = Fields.of(given);
        assertThat(fields.size()).isEqualTo(3);
        assertThat(fields.count()).isEqualTo(70);
        assertThat(fields.chains()).isEqualTo(70);
        assertThat(fields.field(69)).isEqualTo(given[69]);
        assertThat(fields.value(65, 2, 1)).isEqualTo(given[65][7]);
        float[] room = new float[12];
        fields.copyField(2, room);
        assertThat(room).startsWith(given[2]).endsWith(0, 0, 0);
        assertThat(fields).hasToString("Fields 70 × 3 × 3");
    }

    @Test
    void copiesAreTheCallers() {
        float[][] given = random(3, 2, 2);
        Fields fields = Fields.of(given);
        Fields same = Fields.of(random(3, 2, 2));
        given[0][0] = 5;
        fields.field(1)[0] = 5;
        assertThat(fields).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(fields.provenance()).as("the same content has the same origin").isEqualTo(same.provenance());
        assertThat(fields.provenance()).isNotEqualTo(Fields.of(random(3, 2, 3)).provenance());
    }

    @Test
    void firstAndPickTakeWhatTheySay() {
        Fields fields = Fields.of(random(10, 2, 4));
        assertThat(fields.first(4)).isEqualTo(Fields.of(Arrays.copyOf(random(10, 2, 4), 4)));
        assertThat(fields.first(4).provenance().count()).isEqualTo(4);
        assertThat(fields.pick(7, 1).field(0)).isEqualTo(fields.field(7));
        assertThat(fields.pick(7, 1).field(1)).isEqualTo(fields.field(1));
        assertThatThrownBy(() -> fields.first(11)).hasMessageContaining("between 1 and 10, got 11");
        assertThatThrownBy(() -> fields.pick(10)).hasMessage("configurations are numbered 0 to 9, got 10; count() tells how many there are");
        assertThatThrownBy(() -> fields.pick()).hasMessageContaining("got no index to pick");
    }

    /** What was sampled stays so when some of it is taken, and not when it is blocked. */
    @Test
    void actionStaysWithWhatWasSampled() {
        Fields fields = Fields.of(random(10, 2, 4));
        assertThat(fields.action()).isEmpty();
        Fields sampled = fields.sampledFrom(PhiFourAction.CRITICAL_A);
        assertThat(sampled).isEqualTo(fields);
        assertThat(sampled.first(3).action()).contains(PhiFourAction.CRITICAL_A);
        assertThat(sampled.pick(3).action()).contains(PhiFourAction.CRITICAL_A);
        assertThat(sampled.block().action()).isEmpty();
    }

    /** Four blocks: sums above, below and at 0, and one where a single large member outweighs three. */
    @Test
    void blocksBecomeTheMeanOfTheSignThatPrevails() {
        Fields fine = Fields.of(new float[] {
            1, 2, -1, -2,
            3, -4, -0.5f, 1,
            2, -1, 4, -1,
            -1, 0, -1, -1});
        assertThat(fine.block().field(0)).containsExactly(2, -3.5f / 3, 0, 4);
    }

    @Test
    void blockingIsOdd() {
        float[][] fields = random(100, 6, 5);
        float[] blocked = new float[9];
        float[] mirrored = new float[9];
        for (float[] field : fields) {
            SignedMean.block(field, 6, blocked);
            for (int site = 0; site < field.length; site++) {
                field[site] = -field[site];
            }
            SignedMean.block(field, 6, mirrored);
            for (int site = 0; site < 9; site++) {
                assertThat(mirrored[site]).isEqualTo(-blocked[site]);
            }
        }
    }

    @Test
    void blockingKeepsOrderChainsAndOriginOnAnyNumberOfThreads() {
        var origin = Provenance.of("test", 200, 1L);
        Fields fine = Fields.wrap(8, 4, random(200, 8, 6), origin);
        Parallel.setThreads(1);
        Fields coarse = fine.block();
        Parallel.setThreads(3);
        assertThat(fine.block()).isEqualTo(coarse);
        assertThat(coarse.size()).isEqualTo(4);
        assertThat(coarse.chains()).isEqualTo(4);
        assertThat(coarse.provenance().inputs()).containsExactly(origin);
        assertThat(fine.pick(130).block().field(0)).isEqualTo(coarse.field(130));
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Fields.of()).hasMessageContaining("at least 1 field");
        assertThatThrownBy(() -> Fields.of(new float[] {1, 2, 3})).hasMessageContaining("L·L values of a square lattice, got 3");
        assertThatThrownBy(() -> Fields.of(new float[] {1}, new float[4])).hasMessageContaining("the 1·1 values of the lattice, got 4 in configuration 1");
        assertThatThrownBy(() -> Fields.of(new float[4], new float[] {1, 1, Float.NaN, 1}))
                .hasMessageContaining("finite everywhere, got NaN at row 1, column 0 (site 2) of configuration 1");
        assertThatThrownBy(() -> Fields.of(new float[] {Float.NEGATIVE_INFINITY})).hasMessageContaining("got -Infinity");
        assertThatThrownBy(() -> Fields.wrap(1, 1, new float[2][1], Provenance.of("test", 3, 1L))).hasMessageContaining("3, got 2");
        assertThatThrownBy(() -> Fields.of(new float[9]).block()).hasMessageContaining("even lattice size, got 3");
        assertThatThrownBy(() -> Fields.of(new float[4]).field(1)).hasMessageStartingWith("configurations are numbered 0 to 0, got 1; ");
    }
}
