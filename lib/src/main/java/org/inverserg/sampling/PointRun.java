package org.inverserg.sampling;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.inverserg.markov.MarkovChain;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Batches;
import org.inverserg.storage.CachePlace;
import org.inverserg.storage.Cached;
import org.inverserg.storage.Form;

/**
 * The chains of one point that are measured as they are drawn, alone or among those of a scan.
 *
 * @param keeping what is kept beside the result
 * @param empty   to which configurations are added
 * @param reader  draws and measures a chain
 */
record PointRun<S extends MarkovChain>(Run<S> run, Keeping keeping, Moments empty, Reader<S> reader) {

    /** Draws a chain with the state of its thread, and gives what adds its configurations to the moments. */
    interface Reader<S extends MarkovChain> {
        Consumer<Moments> read(Run<S> run, S state, int chain);
    }

    /** What is measured, or was before. */
    Observables measured() {
        return observables(place().or(this::measure));
    }

    private Moments measure() {
        Moments moments = target();
        Batches.run(run.progress(), chains(), this::chainReader, IntFunction::apply, (chain, addition) -> addition.accept(moments));
        return moments;
    }

    int chains() {
        return run.chains().count();
    }

    /** Draws and measures chains in the working memory of one thread. */
    IntFunction<Consumer<Moments>> chainReader() {
        S state = run.state();
        return chain -> reader.read(run, state, chain);
    }

    /** In which the result is kept. */
    CachePlace<Moments> place() {
        return run.place(keeping.cache(), empty.key() + (keeping.series() ? ", " + empty.seriesKey() : ""), Form.of(this::target));
    }

    /** To which configurations are added. */
    Moments target() {
        return keeping.series() ? empty.keepingSeries(run.chains().firstDraws()) : empty.empty();
    }

    Observables observables(Cached<Moments> measured) {
        return Observables.of(List.of(measured.result()), run.provenance().noting(measured.notes()));
    }

    /** As part of a call that tells how far the whole is. */
    PointRun<S> untold() {
        return new PointRun<>(run.untold(), keeping, empty, reader);
    }
}
