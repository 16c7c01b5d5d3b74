package org.inverserg.sampling;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.inverserg.markov.MarkovChain;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;

/**
 * The chains of a run as the batches of a call: each is drawn whole, and leaves what is read of it.
 *
 * @param what    is read
 * @param run     whose chains they are
 * @param drawers makes what draws chains in the working memory of one thread, by their number
 * @param records that consist of what is read
 */
record ChainJob<S extends MarkovChain, R>(String what, Run<S> run, Function<Run<S>, IntFunction<R>> drawers, List<Class<? extends Record>> records)
        implements Job<IntFunction<R>, R> {

    @Override
    public String key() {
        return what + " of the chains of " + run.provenance().key();
    }

    @Override
    public int batches() {
        return run.chains().count();
    }

    @Override
    public IntFunction<R> scratch(Progress progress) {
        return drawers.apply(run.telling(progress));
    }

    @Override
    public R run(IntFunction<R> drawer, int chain) {
        return drawer.apply(chain);
    }
}
