package org.inverserg.sampling;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.lattice.BatchWork;
import org.inverserg.lattice.SpinStream;
import org.inverserg.markov.ClusterState;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;

/**
 * The configurations that a plan samples, drawn anew each time; every chain is a run.
 *
 * @param plan        in words
 * @param correlation τ_int of neighbours, in configurations
 * @param runs        begins a new run of all chains
 */
record IsingStream(String plan, int size, Optional<IsingModel> model, int count, double correlation, Provenance provenance, Supplier<Run<ClusterState>> runs)
        implements SpinStream {

    @Override
    public <R> void forEachBatch(String task, Supplier<BatchSink<R>> sinks, Batches.Merge<R> merge) {
        Run<ClusterState> run = runs.get();
        Batches.run(run.progress(), run.chains().count(), () -> PackingChain.drawer(run, sinks), IntFunction::apply, merge);
    }

    @Override
    public <R> void forEachBatch(String task, BatchWork<R> work, Batches.Merge<R> merge) {
        Run<ClusterState> run = runs.get();
        Batches.anywhere(run.progress(), new ChainJob<>(work.key(), run, chains -> PackingChain.drawer(chains, work), work.records()), merge);
    }

    /** For example {@code stream of 1000000 configurations of Ising β=0.44068679350977147 L=128}. */
    @Override
    public String toString() {
        return "stream of " + count + " configurations of " + plan;
    }
}
