package org.inverserg.couplings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inverserg.couplings.CouplingBasis.Coupling;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.statistics.Bins;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CouplingBasisTest {

    private static final CouplingBasis SYMMETRIC = CouplingBasis.symmetric();

    private static CouplingBasis ofThePaper() {
        return CouplingBasis.of("P1", Table.read().csv(Path.of("..", "notebooks", "reference", "p1-couplings.csv").toFile()));
    }

    private static long[] randomWords(int size) {
        return new SplittableRandom(size).longs((long) size * size).map(word -> word | word << 7).toArray();
    }

    private static long[] transposed(long[] words, int size) {
        return IntStream.range(0, size * size).mapToLong(site -> words[site % size * size + site / size]).toArray();
    }

    private static long[] mirrored(long[] words, int size) {
        return IntStream.range(0, size * size).mapToLong(site -> words[site / size * size + size - 1 - site % size]).toArray();
    }

    @Test
    void hasTheSectorsOfTheSquare() {
        assertThat(SYMMETRIC.couplings(Sector.ODD)).hasSize(11);
        assertThat(SYMMETRIC.couplings(Sector.EVEN)).hasSize(25);
        assertThat(SYMMETRIC.couplings(Sector.ANISOTROPIC)).hasSize(16).allMatch(coupling -> coupling.plus().size() == coupling.minus().size());
        assertThat(SYMMETRIC.couplings(Sector.ANISOTROPIC).get(0)).hasToString("0:0 0:1");
        assertThat(SYMMETRIC).hasToString("symmetric basis, 52 couplings");
    }

    /** Every coupling is even or odd under each symmetry of the square, and under a change of all signs, as its sector says: exactly. */
    @Test
    void behavesUnderSymmetriesAsItsSectorSays() {
        int size = 7;
        long[] words = randomWords(size);
        long[] flipped = IntStream.range(0, words.length).mapToLong(site -> ~words[site]).toArray();
        for (Coupling coupling : SYMMETRIC.couplings()) {
            for (int lane = 0; lane < 3; lane++) {
                int sum = PlainCouplings.sum(words, size, coupling, lane);
                assertThat(PlainCouplings.sum(mirrored(words, size), size, coupling, lane)).isEqualTo(sum);
                assertThat(PlainCouplings.sum(transposed(words, size), size, coupling, lane)).isEqualTo(coupling.sector() == Sector.ANISOTROPIC ? -sum : sum);
                assertThat(PlainCouplings.sum(flipped, size, coupling, lane)).isEqualTo(coupling.sector() == Sector.ODD ? -sum : sum);
            }
        }
    }

    @Test
    void anisotropicSumsOfSymmetricLatticesVanishAndOthersDoNot() {
        int size = 6;
        long[] words = randomWords(size);
        long[] symmetric = IntStream.range(0, words.length).mapToLong(site -> words[site] & transposed(words, size)[site]).toArray();
        for (Coupling coupling : SYMMETRIC.couplings(Sector.ANISOTROPIC)) {
            assertThat(PlainCouplings.sum(symmetric, size, coupling, 5)).isZero();
            assertThat(IntStream.range(0, 64).map(lane -> PlainCouplings.sum(words, size, coupling, lane))).anyMatch(sum -> sum != 0);
        }
    }

    @Test
    void takesThePapersProductsOnceEach() {
        CouplingBasis paper = ofThePaper();
        assertThat(paper.couplings(Sector.ODD)).hasSize(11);
        assertThat(paper.couplings(Sector.EVEN)).hasSize(24);
        assertThat(paper.sectors()).containsExactly(Sector.ODD, Sector.EVEN);
        assertThat(paper.couplings()).doesNotHaveDuplicates().noneMatch(coupling -> coupling.toString().equals("0:0 0:1 2:0 2:2"));
        List<List<Integer>> classes = CouplingClass.all().stream().map(CouplingClass::shapes).toList();
        assertThat(paper.couplings().stream().map(coupling -> classes.stream().filter(own -> own.contains(coupling.plus().get(0))).findFirst())
                .distinct()).hasSize(35);
    }

    /** Both bases at once, on the way that measurements take: groups, counters, sums relative to a reference. */
    @Test
    void measuresSeveralBasesInOnePass() {
        int size = 9;
        long[] fine = randomWords(2 * size);
        long[] coarse = randomWords(size);
        var bases = List.of(SYMMETRIC, ofThePaper());
        var groups = CouplingGroups.of(bases).groups();
        assertThat(groups.stream().flatMap(group -> group.shapes().stream())).doesNotHaveDuplicates();
        int[][] coarseSums = new int[groups.size()][64];
        int[][] fineSums = new int[groups.size()][64];
        new CouplingSums(groups).measure(coarse, size, coarseSums);
        new CouplingSums(groups).measure(fine, 2 * size, fineSums);
        var moments = new CouplingMoments(bases, Bins.of(64));
        moments.add(0, 64, coarseSums, fineSums);
        for (CouplingBasis basis : bases) {
            List<Coupling> odd = basis.couplings(Sector.ODD);
            for (int a : new int[] {0, 4, 10}) {
                double expected = IntStream.range(0, 64).mapToDouble(lane -> (double) PlainCouplings.sum(coarse, size, odd.get(a), lane)
                        * PlainCouplings.sum(fine, 2 * size, odd.get(3), lane)).sum() / 64;
                assertThat(moments.correlations(basis, Sector.ODD).between().getEntry(a, 3)).isEqualTo(expected);
            }
        }
    }

    @Test
    void refusesWhatIsNoCoupling() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("0:0 1:3")).withMessageContaining("between 0:0 and 2:2, got 1:3");
        assertThatIllegalArgumentException().isThrownBy(() -> of("0:0 0:0")).withMessageContaining("1 to 4 different spins");
        assertThatIllegalArgumentException().isThrownBy(() -> of("0:0 0:1 0:2 1:0 1:1")).withMessageContaining("1 to 4 different spins");
        var moments = new CouplingMoments(List.of(of("0:0 0:1")), Bins.of(64));
        assertThatIllegalArgumentException().isThrownBy(() -> moments.correlations(SYMMETRIC, Sector.ODD)).withMessageContaining("name it in the plan");
        assertThatIllegalArgumentException().isThrownBy(() -> moments.correlations(moments.bases().get(0), Sector.ODD))
                .withMessageContaining("in the sectors [EVEN], got ODD");
    }

    private static CouplingBasis of(String offsets) {
        return CouplingBasis.of("own", Table.create(StringColumn.create("offsets", offsets)));
    }
}
