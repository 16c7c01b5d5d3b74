package org.inverserg.sampling;

import java.util.Optional;
import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.SpinStream;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;

/** The configurations that a plan samples, drawn anew each time; every chain is a run. */
record IsingStream(Ising plan, int count, Provenance provenance) implements SpinStream {

    @Override
    public int size() {
        return plan.size();
    }

    @Override
    public Optional<IsingModel> model() {
        return Optional.of(new IsingModel(plan.beta()));
    }

    @Override
    public <R> void forEachBatch(String task, Supplier<BatchSink<R>> sinks, Batches.Merge<R> merge) {
        plan.draw(count, sinks, merge);
    }

    /** For example {@code stream of 1000000 configurations of Ising β=0.44068679350977147 L=128}. */
    @Override
    public String toString() {
        return "stream of " + count + " configurations of " + plan;
    }
}
