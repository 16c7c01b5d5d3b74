package org.inverserg.upscaling;

import java.util.List;
import org.inverserg.couplings.Blockings;
import org.inverserg.measuring.Reading;
import org.inverserg.measuring.Scope;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;

/**
 * The dreams of a plan, 64 in a batch.
 *
 * @param plan       whose dreams they are
 * @param provenance of the dreams; batch b has its stream b
 * @param size       the last L
 * @param scope      what is read on the way
 */
record DreamJob(DreamPlan plan, Provenance provenance, int size, Scope scope) {

    String key() {
        return " up to L=" + size + " of " + plan.key(provenance);
    }

    /** What is made of each batch. */
    private interface Part<R> extends Job<DreamEngine, R> {

        DreamJob dreams();

        @Override
        default int batches() {
            return Batches.count(dreams().provenance.count());
        }

        @Override
        default DreamEngine scratch(Progress progress) {
            return new DreamEngine(dreams().plan.newStep(), dreams().size, dreams().scope, progress);
        }
    }

    /**
     * What is read of the dreams.
     *
     * @param sizes     at which it is read
     * @param blockings after which couplings are read, size by size
     */
    record Measured(DreamJob dreams, List<Integer> sizes, List<Blockings> blockings) implements Part<Reading[]> {

        @Override
        public String key() {
            return dreams.scope.key() + dreams.key();
        }

        @Override
        public Reading[] run(DreamEngine engine, int batch) {
            int[] levels = sizes.stream().mapToInt(Integer::intValue).toArray();
            return engine.measure(dreams.plan.start(), dreams.provenance.stream(batch), batch, levels, blockings);
        }

        @Override
        public List<Class<? extends Record>> records() {
            return List.of(Reading.class);
        }
    }

    /** The dreams themselves. */
    record Kept(DreamJob dreams) implements Part<long[]> {

        @Override
        public String key() {
            return "configurations" + dreams.key();
        }

        @Override
        public long[] run(DreamEngine engine, int batch) {
            return engine.configurations(dreams.plan.start(), dreams.provenance.stream(batch), batch);
        }
    }
}
