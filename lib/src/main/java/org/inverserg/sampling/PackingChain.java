package org.inverserg.sampling;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.markov.ClusterState;
import org.inverserg.parallel.Batches;

/** A thread's working memory for chains whose configurations are packed into batches and handed on. */
record PackingChain<R>(ClusterState state, Packer packer, BatchSink<R> sink) {

    /** What draws chains of a run, by their number, and gives what a sink makes of each. */
    static <R> IntFunction<R> drawer(Run<ClusterState> run, Supplier<BatchSink<R>> sinks) {
        ClusterState state = run.state();
        var packing = new PackingChain<>(state, new Packer(state.rows().size()), sinks.get());
        return chain -> packing.draw(run, chain);
    }

    private R draw(Run<ClusterState> run, int chain) {
        int first = run.chains().firstBatch(chain);
        int draws = run.chains().draws(chain);
        run.draw(state, chain, draw -> {
            int lane = draw % Batches.WIDTH;
            if (lane == 0) {
                packer.start();
            }
            packer.put(state.rows().words(), lane);
            if (lane == Batches.WIDTH - 1 || draw == draws - 1) {
                sink.accept(first + draw / Batches.WIDTH, lane + 1, packer.finish());
            }
        });
        return sink.finish();
    }
}
