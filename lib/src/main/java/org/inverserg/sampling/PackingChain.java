package org.inverserg.sampling;

import java.util.function.Supplier;
import org.inverserg.lattice.BatchSink;
import org.inverserg.markov.ClusterState;
import org.inverserg.parallel.Batches;

/** A thread's working memory for chains whose configurations are packed into batches and handed on. */
record PackingChain<R>(ClusterState state, Packer packer, BatchSink<R> sink) {

    /** Runs all chains; {@code merge} takes what the sinks make of each, in the order of the chains. */
    static <R> void run(Run<ClusterState> run, Supplier<BatchSink<R>> sinks, Batches.Merge<R> merge) {
        Batches.run(run.progress(), run.chains().count(),
                () -> {
                    ClusterState state = run.state();
                    return new PackingChain<>(state, new Packer(state.rows().size()), sinks.get());
                },
                (packing, chain) -> packing.draw(run, chain), merge);
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
