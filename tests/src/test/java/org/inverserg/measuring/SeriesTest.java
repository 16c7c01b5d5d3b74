package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.quantities.Point;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class SeriesTest {

    private static final Ising PLAN = Ising.critical(8).seed(1).thermalization(10).thinning(1);

    /** Configuration by configuration, what was measured on the way is what is measured on those that are kept. */
    @Test
    void isWhatTheConfigurationsHave() {
        Spins spins = PLAN.sample(700);
        Table series = PLAN.series().measure(700).series();
        assertThat(series.columnNames()).containsExactly("chain", "draw", "m", "e");
        assertThat(series.rowCount()).isEqualTo(700);
        for (int index : new int[] {0, 1, 63, 64, 333, 699}) {
            Observables one = Observables.of(spins.pick(index));
            assertThat(series.doubleColumn("m").get(index)).isEqualTo(one.replicas("m").value());
            assertThat(series.doubleColumn("e").get(index)).isEqualTo(one.replicas("e").value());
        }
        assertThat(series.doubleColumn("e").mean()).isCloseTo(PLAN.measure(700).replicas("e").value(), within(1e-12));
    }

    @Test
    void ofFieldsHasTheirSquares() {
        PhiFour plan = PhiFour.pointB().seed(1).thermalization(10).thinning(1);
        Fields fields = plan.sample(200);
        Table series = plan.series().measure(200).series();
        assertThat(series.columnNames()).containsExactly("chain", "draw", "m", "phi2", "phi4", "bonds");
        FieldSums[] sums = FieldSums.of(fields);
        assertThat(series.doubleColumn("m").asDoubleArray()).isEqualTo(IntStream.range(0, 200).mapToDouble(i -> sums[i].magnetization()).toArray());
        assertThat(series.doubleColumn("phi2").asDoubleArray()).isEqualTo(IntStream.range(0, 200).mapToDouble(i -> sums[i].square()).toArray());
        assertThat(series.doubleColumn("m").min()).as("m has its sign").isNegative();
    }

    /** Every chain draws whole batches of 64; the first draw of each is number 0. */
    @Test
    void chainsAndDrawsAreCounted() {
        Table series = PLAN.series().measure(700).series();
        int chains = PLAN.sample(700).chains();
        assertThat(chains).isGreaterThan(2);
        assertThat(series.intColumn("chain").unique().size()).isEqualTo(chains);
        for (int index = 1; index < 700; index++) {
            boolean next = series.intColumn("chain").get(index) > series.intColumn("chain").get(index - 1);
            assertThat(series.intColumn("draw").get(index)).isEqualTo(next ? 0 : series.intColumn("draw").get(index - 1) + 1);
            assertThat(!next || index % 64 == 0).as("configuration %d", index).isTrue();
        }
    }

    @Test
    void pooledRunsHaveTheChainsOfBoth() {
        Table one = PLAN.series().measure(100).series();
        Table both = PLAN.series().measure(100).pool(PLAN.seed(2).series().measure(128)).series();
        assertThat(both.rowCount()).isEqualTo(228);
        assertThat(both.intColumn("chain").get(100)).isEqualTo((int) one.intColumn("chain").max() + 1);
        assertThat(both.intColumn("draw").get(100)).isZero();
        assertThatThrownBy(() -> PLAN.series().measure(100).pool(PLAN.seed(2).measure(128)).series()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isKeptOnRequestOnly() {
        assertThatThrownBy(() -> PLAN.measure(10).series()).isInstanceOf(IllegalStateException.class)
                .hasMessage("the series of Observables of 10 configurations at L = 8 was not kept; say series() in the plan of the run, before measure(n)");
        assertThatThrownBy(() -> Observables.of(PLAN.sample(10)).series()).hasMessageContaining("say series() in the plan");
        var joined = PLAN.series().measure(10).and(Ising.critical(4).series().measure(10));
        assertThatThrownBy(joined::series).hasMessageContaining("choose by where(point -> …)");
        assertThat(joined.where(point -> point.size() == 4).series().rowCount()).isEqualTo(10);
        assertThat(PLAN.series().settings()).containsEntry("series", "kept");
        assertThat(PLAN.settings()).doesNotContainKey("series");
        assertThatThrownBy(() -> PLAN.series().density()).hasMessageContaining("measured without keeping the series");
    }

    @Test
    void memoryIsSaidBefore() {
        assertThatThrownBy(() -> PLAN.series().measure(Integer.MAX_VALUE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("measuring 2147483647 configurations of Ising").hasMessageContaining("leave out series()");
        assertThatThrownBy(() -> PhiFour.pointB().thinning(1).series().measure(Integer.MAX_VALUE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leave out series()");
    }

    @Test
    void isReadBackFromTheCache(@TempDir Path folder) {
        String plain = PLAN.series().measure(100).series().printAll();
        for (int time = 0; time < 2; time++) {
            Observables cached = PLAN.series().cached(folder).measure(100);
            assertThat(cached.series().printAll()).isEqualTo(plain);
            assertThat(cached.provenance().notes()).as("round %d", time).filteredOn(note -> note.contains("read back")).hasSize(time);
        }
        Observables without = PLAN.cached(folder).measure(100);
        assertThat(without.provenance().notes()).as("another result").noneMatch(note -> note.contains("read back"));
        assertThatThrownBy(without::series).hasMessageContaining("was not kept");
    }

    @Test
    void chainsMustBeginInOrder() {
        var moments = new Moments(Point.of(4), Bins.of(10));
        for (int[] firsts : List.of(new int[0], new int[] {1}, new int[] {0, 5, 5}, new int[] {0, 10})) {
            assertThatThrownBy(() -> moments.keepingSeries(firsts)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must go up from 0 to less than 10");
        }
    }
}
