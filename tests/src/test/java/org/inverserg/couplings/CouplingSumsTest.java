package org.inverserg.couplings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inverserg.measuring.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouplingSumsTest {

    @Test
    void thereAreThirtySixClasses() {
        List<CouplingClass> all = CouplingClass.all();
        assertThat(all).hasSize(36);
        for (int spins = 1; spins <= 4; spins++) {
            int wanted = spins;
            assertThat(all.stream().filter(c -> c.spins() == wanted)).hasSize(new int[] {0, 1, 5, 10, 20}[spins]);
        }
        List<Integer> shapes = all.stream().flatMap(c -> c.shapes().stream()).toList();
        assertThat(shapes).doesNotHaveDuplicates();
    }

    /** Every placement of up to four spins on the plaquette belongs to some shape: 9 + 36 + 84 + 126 subsets. */
    @Test
    void theShapesCoverThePlaquette() {
        int placements = CouplingClass.all().stream().flatMap(c -> c.shapes().stream()).mapToInt(CouplingSumsTest::placesOnPlaquette).sum();
        assertThat(placements).isEqualTo(9 + 36 + 84 + 126);
    }

    private static int placesOnPlaquette(int shape) {
        int rows = 1;
        int columns = 1;
        for (int cell = 0; cell < 9; cell++) {
            if ((shape >>> cell & 1) != 0) {
                rows = Math.max(rows, cell / 3 + 1);
                columns = Math.max(columns, cell % 3 + 1);
            }
        }
        return (4 - rows) * (4 - columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 16, 17, 33})
    void sumsLikeALoop(int size) {
        long[] words = new SplittableRandom(size).longs((long) size * size).map(word -> word | word << 7).toArray();
        List<CouplingClass> all = CouplingClass.all();
        int[][] sums = new int[all.size()][Long.SIZE];
        var engine = new CouplingSums(all);
        engine.measure(new long[] {-1, 0, -1, 0}, 2, sums);
        engine.measure(words, size, sums);
        for (int a = 0; a < sums.length; a++) {
            assertThat(sums[a]).isEqualTo(plain(words, size, all.get(a)));
        }
    }

    @Test
    void singleShapesCanBeMeasured() {
        long[] words = new SplittableRandom(4).longs(400).toArray();
        List<CouplingClass> first = CouplingClass.all().stream()
                .map(c -> new CouplingClass(c.spins(), Collections.singletonList(c.shapes().get(0)))).toList();
        int[][] sums = new int[first.size()][Long.SIZE];
        new CouplingSums(first).measure(words, 20, sums);
        for (int a = 0; a < sums.length; a++) {
            assertThat(sums[a]).isEqualTo(plain(words, 20, first.get(a)));
        }
    }

    @Test
    void refusesShapesOfMoreSpins() {
        assertThatThrownBy(() -> new CouplingSums(List.of(new CouplingClass(5, List.of(0b11111)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("a shape must have 1 to 4 spins, got 5; ");
    }

    private static int[] plain(long[] words, int size, CouplingClass coupling) {
        return IntStream.range(0, Long.SIZE)
                .map(lane -> coupling.shapes().stream().mapToInt(shape -> PlainCouplings.sum(words, size, shape, lane)).sum()).toArray();
    }

    /** Eight shapes on 2²⁸ sites have 2³¹ placements: one more than a sum of 31 bits holds where all spins are equal. */
    @Test
    void latticesWhoseSumsNeedMoreThan31BitsAreRefused() {
        Scope scope = Scope.OBSERVABLES.withCouplings(CouplingBasis.symmetric());
        scope.check(1 << 13);
        assertThatThrownBy(() -> scope.check(1 << 14)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("31 bits")
                .hasMessageContaining("up to L = 16383, got 16384");
    }
}
