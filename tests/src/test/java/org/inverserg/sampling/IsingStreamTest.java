package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.SpinStream;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Parallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingStreamTest {

    /** Numbers of configurations for one chain and for several, with a last batch that is not full. */
    @ParameterizedTest
    @ValueSource(ints = {10, 64, 1000, 4003})
    void handsOnWhatWouldBeKept(int n) {
        var plan = Ising.critical(12).seed(2);
        Spins kept = plan.sample(n);
        assertThat(plan.stream(n).provenance()).isEqualTo(kept.provenance());
        assertThat(plan.stream(n).size()).isEqualTo(12);
        int before = Parallel.threads();
        try {
            for (int threads : new int[] {1, 3}) {
                Parallel.setThreads(threads);
                assertThat(collected(plan.stream(n))).isEqualTo(kept);
                assertThat(collected(kept)).isEqualTo(kept);
            }
        } finally {
            Parallel.setThreads(before);
        }
    }

    /** The words of all batches, which have to come in order. */
    private static Spins collected(SpinStream stream) {
        List<long[]> all = new ArrayList<>();
        int[] configurations = new int[1];
        stream.forEachBatch("collecting", Collector::new, (run, batches) -> {
            for (Batch batch : batches) {
                assertThat(batch.number).isEqualTo(all.size());
                all.add(batch.words);
                configurations[0] += batch.lanes;
            }
        });
        assertThat(configurations[0]).isEqualTo(stream.count());
        return Spins.wrap(stream.size(), stream.count(), all.toArray(long[][]::new), stream.provenance());
    }

    private record Batch(int number, int lanes, long[] words) {
    }

    private static final class Collector implements BatchSink<List<Batch>> {

        private List<Batch> batches = new ArrayList<>();

        @Override
        public void accept(int batch, int lanes, long[] words) {
            batches.add(new Batch(batch, lanes, words));
        }

        @Override
        public List<Batch> finish() {
            var run = batches;
            batches = new ArrayList<>();
            return run;
        }
    }
}
