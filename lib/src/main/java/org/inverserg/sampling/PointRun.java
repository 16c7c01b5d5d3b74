package org.inverserg.sampling;

import java.util.List;
import java.util.function.IntFunction;
import org.inverserg.markov.MarkovChain;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.storage.CachePlace;
import org.inverserg.storage.Cached;
import org.inverserg.storage.Form;

/**
 * The chains of one point that are measured as they are drawn, alone or among those of a scan.
 *
 * @param keeping what is kept beside the result
 * @param empty   to which configurations are added
 * @param reading how chains are measured
 * @param <R>     what is read of a chain
 */
record PointRun<S extends MarkovChain, R>(Run<S> run, Keeping keeping, Moments empty, Reading<S, R> reading) {

    /** Draws and measures a chain with the state of its thread. */
    interface Reader<S extends MarkovChain, R> {
        R read(Run<S> run, S state, int chain);
    }

    /** Adds what was read of a chain, from configuration {@code first} on. */
    interface Adder<R> {
        void add(Moments moments, int first, R found);
    }

    /**
     * How the chains of a model are measured.
     *
     * @param records that consist of what is read
     */
    record Reading<S extends MarkovChain, R>(Reader<S, R> reader, Adder<R> adder, List<Class<? extends Record>> records) {
    }

    /** What is measured, or was before. */
    Observables measured() {
        return observables(keeping.cache().get(run.cacheKey(what()), form(), this::measure));
    }

    private Moments measure() {
        Moments moments = target();
        Batches.anywhere(run.progress(), new ChainJob<>(empty.key(), run, this::drawer, reading.records), (chain, found) -> add(moments, chain, found));
        return moments;
    }

    int chains() {
        return run.chains().count();
    }

    /** Draws and measures chains in the working memory of one thread, their sweeps counted by {@code progress}. */
    IntFunction<R> drawer(Progress progress) {
        return drawer(run.telling(progress));
    }

    private IntFunction<R> drawer(Run<S> told) {
        S state = told.state();
        return chain -> reading.reader.read(told, state, chain);
    }

    /** @param found what a drawer read of the chain */
    @SuppressWarnings("unchecked") // of whatever model the points of a scan are
    void add(Moments moments, int chain, Object found) {
        reading.adder.add(moments, run.chains().firstDraw(chain), (R) found);
    }

    /** In which the result is kept. */
    CachePlace<Moments> place() {
        return keeping.cache().place(run.cacheKey(what()), form());
    }

    private String what() {
        return empty.key() + (keeping.series() ? ", " + empty.seriesKey() : "");
    }

    private Form<Moments> form() {
        return Form.of(this::target);
    }

    /** To which configurations are added. */
    Moments target() {
        return keeping.series() ? empty.keepingSeries(run.chains().firstDraws()) : empty.empty();
    }

    Observables observables(Cached<Moments> measured) {
        return Observables.of(List.of(measured.result()), run.provenance().noting(measured.notes()));
    }
}
