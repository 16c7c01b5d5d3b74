package org.inverserg.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrbitsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "5, 6", "7, 10", "9, 15", "17, 45"})
    void hasOneWeightForEachOrbitOfTheSquare(int kernelSize, int weights) {
        assertThat(Orbits.ofSize(kernelSize).count()).isEqualTo(weights);
    }

    @Test
    void namesOrbitsByTheirLargestAndSmallestOffset() {
        assertThat(Orbits.ofSize(7).list()).extracting(Object::toString)
                .containsExactly("(0,0)", "(1,0)", "(1,1)", "(2,0)", "(2,1)", "(2,2)", "(3,0)", "(3,1)", "(3,2)", "(3,3)");
    }

    @Test
    void rotationsAndReflectionsShareAWeight() {
        Orbits orbits = Orbits.ofSize(5);
        assertThat(new int[] {orbits.index(2, 1), orbits.index(-2, 1), orbits.index(1, -2), orbits.index(-1, -2)}).containsOnly(4);
    }

    /** K00 + 2 K10 + K11 on the own block, K10 + K11 on each side, K11 on the diagonal. */
    @Test
    void collapsesThreeByThreeToFourCoarseSpins() {
        double[] cells = Orbits.ofSize(3).cellWeights(new double[] {100, 10, 1});
        assertThat(cells).containsExactly(1, 11, 11, 121);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 9, 11})
    void everyOffsetFallsOnOneCell(int kernelSize) {
        Orbits orbits = Orbits.ofSize(kernelSize);
        int sum = IntStream.range(0, orbits.count())
                .map(orbit -> IntStream.range(0, orbits.cells()).map(cell -> orbits.multiplicity(orbit, cell)).sum()).sum();
        assertThat(sum).isEqualTo(kernelSize * kernelSize);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0, -3})
    void refusesSizesWithoutACentre(int kernelSize) {
        assertThatIllegalArgumentException().isThrownBy(() -> Orbits.ofSize(kernelSize))
                .withMessageContaining("must be odd").withMessageContaining("got " + kernelSize).withMessageContaining("use ");
    }

    @Test
    void refusesOffsetsOutsideTheKernel() {
        assertThatIllegalArgumentException().isThrownBy(() -> Orbits.ofSize(3).index(2, 0)).withMessageContaining("(2,0)");
    }
}
