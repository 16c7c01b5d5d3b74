package org.inverserg.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpinsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 130})
    void packingAndUnpackingGivesTheSameSpins(int count) {
        byte[][] configurations = Configurations.random(count, 5, 1);
        Spins spins = Spins.of(configurations);
        assertThat(spins.count()).isEqualTo(count);
        assertThat(spins.chains()).isEqualTo(count);
        assertThat(spins.size()).isEqualTo(5);
        assertThat(spins.batches()).isEqualTo((count + 63) / 64);
        for (int index = 0; index < count; index++) {
            assertThat(spins.configuration(index)).isEqualTo(configurations[index]);
            assertThat(spins.spin(index, 3, 4)).isEqualTo(configurations[index][19]);
        }
    }

    /** Bit c of word s of batch b is site s of configuration 64 b + c, rows first; bits without a configuration are 0. */
    @Test
    void wordsHoldOneBitPerConfiguration() {
        byte[][] configurations = Configurations.random(70, 3, 2);
        Spins spins = Spins.of(configurations);
        long[] words = new long[9];
        spins.copyBatch(1, words);
        for (int site = 0; site < 9; site++) {
            for (int bit = 0; bit < 64; bit++) {
                long expected = 64 + bit < 70 && configurations[64 + bit][site] == 1 ? 1 : 0;
                assertThat(words[site] >>> bit & 1).isEqualTo(expected);
            }
        }
    }

    @Test
    void wrapClearsBitsWithoutAConfiguration() {
        Spins spins = Spins.wrap(1, 1, new long[][] {{-1L}}, Provenance.of("test", 3, 1L));
        long[] words = new long[1];
        spins.copyBatch(0, words);
        assertThat(words[0]).isEqualTo(0b111);
        assertThatThrownBy(() -> Spins.wrap(1, 1, new long[2][1], Provenance.of("test", 3, 1L)))
                .hasMessage("3 configurations need 1 batches, got 2; each holds 64 of them");
    }

    @Test
    void firstTakesAPrefixWithoutTouchingTheRest() {
        byte[][] configurations = Configurations.random(100, 2, 3);
        Spins all = Spins.of(configurations);
        Spins some = all.first(70);
        assertThat(some).isEqualTo(Spins.of(Arrays.copyOf(configurations, 70)));
        assertThat(all.configuration(99)).isEqualTo(configurations[99]);
        assertThat(some.provenance().count()).isEqualTo(70);
        assertThat(all.first(100)).isEqualTo(all).hasSameHashCodeAs(all);
        assertThatThrownBy(() -> all.first(101)).hasMessageContaining("between 1 and 100, got 101");
    }

    @Test
    void copiesAreTheCallers() {
        Spins spins = Spins.of(Configurations.random(10, 2, 4));
        Spins same = Spins.of(Configurations.random(10, 2, 4));
        byte[] copy = spins.configuration(0);
        copy[0] = (byte) -copy[0];
        spins.copyBatch(0, new long[4]);
        assertThat(spins).isEqualTo(same);
        assertThat(spins.provenance()).as("the same content has the same origin").isEqualTo(same.provenance());
        assertThat(spins.provenance()).isNotEqualTo(Spins.of(Configurations.random(10, 2, 5)).provenance());
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Spins.of()).hasMessageContaining("at least 1 configuration");
        assertThatThrownBy(() -> Spins.of(new byte[] {1, 0, 1, 1})).hasMessageContaining("got 0 at site 1 of configuration 0; map 0/1 values");
        assertThatThrownBy(() -> Spins.of(new byte[] {1}, new byte[] {1, 1, 1, 1})).hasMessageContaining("got 4 in configuration 1 and 1");
        assertThatThrownBy(() -> Spins.of(new byte[] {1, 1, 1})).hasMessageContaining("must hold the L·L spins of a square lattice, got 3");
        assertThatThrownBy(() -> Spins.checkSize(0)).hasMessageContaining("between 1 and 16384, got 0");
        Spins spins = Spins.of(Configurations.random(3, 2, 1));
        assertThatThrownBy(() -> spins.spin(3, 0, 0)).hasMessage("configurations are numbered 0 to 2, got 3; count() tells how many there are");
        assertThatThrownBy(() -> spins.configuration(-1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> Spins.requireMemory(Integer.MAX_VALUE, 1024, "sampling")).hasMessageContaining("keep fewer configurations");
        assertThat(spins).hasToString("Spins 3 × 2 × 2");
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "8, 0", "-1, 6", "6, -1", "-2147483648, 0", "0, 2147483647"})
    void sitesBeyondTheLatticeAreRefused(int row, int column) {
        Spins spins = Spins.of(new byte[][] {IntStream.range(0, 64).collect(ByteArrayOutputStream::new, (out, i) -> out.write(1), (a, b) -> { }).toByteArray()});
        Fields fields = Fields.of(new float[64]);
        assertThatThrownBy(() -> spins.spin(0, row, column)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 7 on L = 8, got row " + row + " and column " + column);
        assertThatThrownBy(() -> fields.value(0, row, column)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 7 on L = 8, got row " + row + " and column " + column);
    }
}
