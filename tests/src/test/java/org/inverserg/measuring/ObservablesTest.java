package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.inverserg.lattice.Configurations;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservablesTest {

    /** Four configurations on 2×2: all up (m = 1, e = −2), all down (−1, −2), one down (½, 0), checkerboard (0, 2). */
    private static final Spins TINY = Spins.of(new byte[] {1, 1, 1, 1}, new byte[] {-1, -1, -1, -1},
            new byte[] {1, 1, 1, -1}, new byte[] {1, -1, -1, 1});

    /** By hand, V = 4: ⟨m⟩ = 1/8, ⟨|m|⟩ = 5/8, ⟨m²⟩ = 9/16, ⟨m⁴⟩ = 33/64, ⟨e⟩ = −1/2, ⟨e²⟩ = 3, ⟨|m|e⟩ = −1. */
    @Test
    void valuesByHand() {
        var observables = Observables.of(TINY);
        assertThat(value(observables, "m")).isEqualTo(1 / 8.0);
        assertThat(value(observables, "absM")).isEqualTo(5 / 8.0);
        assertThat(value(observables, "chi")).isEqualTo(4 * 9 / 16.0);
        assertThat(value(observables, "chiC")).isEqualTo(4 * (9 / 16.0 - 25 / 64.0));
        assertThat(value(observables, "e")).isEqualTo(-1 / 2.0);
        assertThat(value(observables, "C")).isEqualTo(4 * (3 - 1 / 4.0));
        assertThat(value(observables, "Me")).isCloseTo(4 * (-5 / 16.0 + 1) / (5 / 8.0), within(1e-14));
        assertThat(value(observables, "U")).isCloseTo((33 / 64.0) / (81 / 256.0), within(1e-14));
    }

    /** With bins of one configuration the jackknife error of a mean is its standard error: √(Σ(x − x̄)²/(4·3)). */
    @Test
    void errorOfAMeanIsItsStandardError() {
        double[] e = {-2, -2, 0, 2};
        double squares = 0;
        for (double x : e) {
            squares += (x + 0.5) * (x + 0.5);
        }
        assertThat(Observables.of(TINY).estimate("e", 2).error()).isCloseTo(Math.sqrt(squares / 12), within(1e-14));
    }

    /** Leaving out the first configuration: ⟨e²⟩ = 8/3, ⟨e⟩ = 0. */
    @Test
    void replicasLeaveOneBinOut() {
        assertThat(Observables.of(TINY).replicas("C", 2).replica(0)).isCloseTo(4 * 8 / 3.0, within(1e-13));
        assertThat(Observables.of(TINY).replicas("C", 2).size()).isEqualTo(4);
    }

    @Test
    void joinedSizesAreIndependent() {
        var large = Observables.of(Spins.of(Configurations.random(300, 4, 1)));
        var joined = large.and(Observables.of(TINY), Observables.of(Spins.of(new byte[] {1}, new byte[] {-1})));
        assertThat(joined.sizes()).containsExactly(1, 2, 4);
        assertThat(joined.estimate("chi", 2)).isEqualTo(Observables.of(TINY).estimate("chi", 2));
        assertThat(joined.replicas("chi", 2).covariance(joined.replicas("chi", 4))).isZero();
        assertThat(joined.replicas("chi", 2).covariance(joined.replicas("e", 2))).isNotZero();
        assertThat(joined.provenance().inputs()).hasSize(2);
        assertThat(joined.count(4)).isEqualTo(300);
        assertThatThrownBy(() -> joined.and(Observables.of(TINY))).hasMessageContaining("got L = 2 twice");
    }

    @Test
    void unknownNamesAndSizesAreAnsweredWithThoseThatExist() {
        var observables = Observables.of(TINY);
        assertThatThrownBy(() -> observables.estimate("susceptibility", 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no observable \"susceptibility\"; choose one of m, absM, chi, chiC, e, C, Me, U, Ve");
        assertThatThrownBy(() -> observables.estimate("chi", 3)).hasMessage("there is no lattice size 3 here; choose one of [2]");
    }

    @Test
    void tableHasAColumnAndItsErrorForEveryQuantity() {
        var table = Observables.of(TINY).table();
        assertThat(table.columnNames()).containsExactly("L", "n", "m", "m_err", "absM", "absM_err", "chi", "chi_err", "chiC", "chiC_err",
                "e", "e_err", "C", "C_err", "Me", "Me_err", "U", "U_err", "Ve", "Ve_err");
        assertThat(table.intColumn("n").get(0)).isEqualTo(4);
        assertThat(table.doubleColumn("chi").get(0)).isEqualTo(2.25);
    }

    @Test
    void sameForAnyNumberOfThreads() {
        Spins spins = Spins.of(Configurations.random(10_000, 4, 2));
        int before = Parallel.threads();
        try {
            Parallel.setThreads(1);
            String one = Observables.of(spins).table().print();
            Parallel.setThreads(3);
            assertThat(Observables.of(spins).table().print()).isEqualTo(one);
        } finally {
            Parallel.setThreads(before);
        }
    }

    /** A result must not depend on how many configurations are handed over at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 100})
    void sameForAnyBatching(int batch) {
        int n = 200;
        int[] up = new int[n];
        int[] unequal = new int[n];
        for (int i = 0; i < n; i++) {
            up[i] = i % 17;
            unequal[i] = 2 * (i % 16);
        }
        var whole = new Moments(4, Bins.of(n));
        whole.add(0, n, up, unequal);
        var parts = new Moments(4, Bins.of(n));
        for (int first = 0; first < n; first += batch) {
            int end = Math.min(n, first + batch);
            parts.add(first, end - first, Arrays.copyOfRange(up, first, end), Arrays.copyOfRange(unequal, first, end));
        }
        assertThat(table(parts)).isEqualTo(table(whole));
    }

    private static String table(Moments moments) {
        return Observables.of(List.of(moments), Provenance.of("test", 200, 1L)).table().print();
    }

    @Test
    void sizesOfOneDreamShareTheirBins() {
        var bins = Bins.of(2);
        var small = new Moments(1, bins);
        var large = new Moments(2, bins);
        small.add(0, 2, new int[] {1, 0}, new int[] {0, 0});
        large.add(0, 2, new int[] {4, 1}, new int[] {0, 4});
        var observables = Observables.of(List.of(small, large), Provenance.of("dream", 2, 1L));
        double covariance = observables.replicas("m", 1).covariance(observables.replicas("m", 2));
        double product = observables.estimate("m", 1).error() * observables.estimate("m", 2).error();
        assertThat(covariance).isCloseTo(product, within(1e-14));
        assertThat(observables).hasToString("Observables of 2 configurations at L = 1, 2");
    }

    private static double value(Observables observables, String quantity) {
        return observables.estimate(quantity, 2).value();
    }
}
