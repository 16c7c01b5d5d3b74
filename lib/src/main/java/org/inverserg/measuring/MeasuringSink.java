package org.inverserg.measuring;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.couplings.Blockings;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.BatchWork;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Batches;
import org.inverserg.quantities.Point;

/** Measures a run of batches; what is read of it waits until its turn to be added. */
final class MeasuringSink implements BatchSink<List<MeasuringSink.BatchReading>> {

    /** What was read of a batch. */
    record BatchReading(int batch, Reading reading) {
    }

    private record Work(Scope scope, int size, Blockings blockings) implements BatchWork<List<BatchReading>> {

        @Override
        public BatchSink<List<BatchReading>> get() {
            return new MeasuringSink(size, new LevelMeter(scope), blockings);
        }

        @Override
        public String key() {
            return scope.key();
        }

        @Override
        public List<Class<? extends Record>> records() {
            return List.of(BatchReading.class, Reading.class);
        }
    }

    private final int size;
    private final LevelMeter meter;
    private final Blockings blockings;
    private List<BatchReading> run = new ArrayList<>();

    private MeasuringSink(int size, LevelMeter meter, Blockings blockings) {
        this.size = size;
        this.meter = meter;
        this.blockings = blockings;
    }

    /** All that {@code scope} asks for of all configurations. */
    static MeasurementSums measure(SpinStream spins, Scope scope) {
        int size = spins.size();
        scope.check(size);
        var blockings = Blockings.of(spins.provenance(), size, Integer.MAX_VALUE);
        var sums = new MeasurementSums(scope, List.of(Point.of(size, spins.model())), Integer.MAX_VALUE, spins.bins());
        Batches.Merge<List<BatchReading>> add =
                (run, readings) -> readings.forEach(one -> sums.add(one.batch(), new Reading[] {one.reading()}));
        spins.forEachBatch("measuring", new Work(scope, size, blockings), add);
        return sums;
    }

    @Override
    public void accept(int batch, int lanes, long[] words) {
        run.add(new BatchReading(batch, meter.read(words, size, batch, blockings)));
    }

    @Override
    public List<BatchReading> finish() {
        List<BatchReading> whole = run;
        run = new ArrayList<>();
        return whole;
    }
}
