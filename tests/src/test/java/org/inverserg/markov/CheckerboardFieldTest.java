package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerboardFieldTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 34})
    void givesBackWhatItTook(int size) {
        float[] rows = numbered(size);
        var field = new CheckerboardField(size);
        field.set(rows);
        float[] copy = new float[size * size];
        field.copyTo(copy);
        assertThat(copy).isEqualTo(rows);
        for (int site = 0; site < rows.length; site++) {
            assertThat(field.values()[field.index(site / size, site % size)]).isEqualTo(rows[site]);
        }
        double v = size * size;
        assertThat(field.sum()).isCloseTo(v * (v + 1) / 2, within(1e-3));
        assertThat(field.sumOfSquares()).isCloseTo(v * (v + 1) * (2 * v + 1) / 6, within(1e-3));
    }

    /** Pieces of whole rows, of parts of rows and across their ends. */
    @ParameterizedTest
    @CsvSource({"2, 2", "4, 8", "6, 5", "10, 3", "34, 512", "36, 100"})
    void findsTheNeighbours(int size, int piece) {
        var field = new CheckerboardField(size);
        field.set(numbered(size));
        float[][] found = new float[4][piece];
        for (int colour = 0; colour < 2; colour++) {
            for (int from = 0; from < size * size / 2; from += piece) {
                int count = Math.min(piece, size * size / 2 - from);
                field.copyShifted(1 - colour, from, -1, found[0], count);
                field.copyShifted(1 - colour, from, 1, found[1], count);
                field.copy(1 - colour, from, found[2], count);
                field.copyBeside(colour, from, found[3], count);
                for (int j = 0; j < count; j++) {
                    check(size, colour, from + j, new float[] {found[0][j], found[1][j], found[2][j], found[3][j]});
                }
            }
        }
    }

    private static void check(int size, int colour, int place, float[] found) {
        int y = place / (size / 2);
        int x = place % (size / 2) * 2 + (y + colour & 1);
        assertThat(found).containsExactlyInAnyOrder(
                number(size, y - 1, x), number(size, y + 1, x), number(size, y, x - 1), number(size, y, x + 1));
    }

    @Test
    void oddSizesAreRefused() {
        for (int size : new int[] {0, 1, 7, (1 << 14) + 2}) {
            assertThatThrownBy(() -> new CheckerboardField(size)).hasMessageContaining("even and between 2 and 16384, got " + size);
        }
    }

    private static float[] numbered(int size) {
        float[] rows = new float[size * size];
        for (int site = 0; site < rows.length; site++) {
            rows[site] = number(size, site / size, site % size);
        }
        return rows;
    }

    private static float number(int size, int y, int x) {
        return Math.floorMod(y, size) * size + Math.floorMod(x, size) + 1;
    }
}
