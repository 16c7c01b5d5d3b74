package org.inverserg.sampling;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.inverserg.markov.MarkovChain;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Cache;
import org.inverserg.storage.Cached;
import org.inverserg.storage.Form;

/**
 * Chains with nothing left open.
 *
 * @param states         makes what a thread needs to run chains
 * @param thermalization sweeps of each chain before it draws
 * @param thinning       sweeps from one configuration drawn to the next
 * @param correlation    τ_int of what is drawn, in configurations
 * @param chains         who draws what
 * @param provenance     of what is drawn; chain c has its stream c
 * @param progress       counts sweeps
 */
record Run<S extends MarkovChain>(States<S> states, int thermalization, int thinning, double correlation, Chains chains, Provenance provenance,
                                  Progress progress) {

    /**
     * @param bytes the memory of one state
     * @param maker makes a state, to be started
     */
    record States<S extends MarkovChain>(long bytes, Supplier<S> maker) {
    }

    /** Long against the correlation. */
    Bins bins() {
        return Bins.of(chains.configurations(), correlation);
    }

    /** The same with remarks on its chains. */
    Run<S> noting(List<String> notes) {
        return new Run<>(states, thermalization, thinning, correlation, chains, provenance.noting(notes), progress);
    }

    S state() {
        return states.maker().get();
    }

    /** Runs chain {@code chain} from its start and calls {@code take} with the number of each draw. */
    void draw(S state, int chain, IntConsumer take) {
        state.start(provenance.stream(chain));
        sweep(state, thermalization);
        int draws = chains.draws(chain);
        for (int draw = 0; draw < draws; draw++) {
            sweep(state, thinning);
            take.accept(draw);
        }
    }

    private void sweep(S state, int sweeps) {
        for (int done = 0; done < sweeps; done++) {
            state.sweep(1);
            progress.count(1);
        }
    }

    /** What is made of the chains, if it is kept in the cache; {@code what} says what is made, and with which parameters beside the plan's. */
    <T> Kept<T> kept(Cache cache, String what, Form<T> form, Supplier<T> draw) {
        Cached<T> cached = cache.get(cacheKey(what), form, draw);
        return new Kept<>(cached.result(), provenance.noting(cached.notes()));
    }

    /** The key of what is made of the chains. */
    String cacheKey(String what) {
        return what + " in bins of " + bins().width() + " of " + provenance.key();
    }

    /** The same with a remark. */
    Run<S> noting(String note) {
        return new Run<>(states, thermalization, thinning, correlation, chains, provenance.noting(note), progress);
    }

    /** The same, its sweeps counted by {@code other}. */
    Run<S> telling(Progress other) {
        return new Run<>(states, thermalization, thinning, correlation, chains, provenance, other);
    }

    /** A result, perhaps from the cache, and where it comes from. */
    record Kept<T>(T result, Provenance provenance) {
    }

    /** Of all threads. */
    void requireMemory(Need need) {
        int threads = Math.min(Parallel.threads(), chains.count());
        Memory.require(need.result + threads * (need.perThread + states.bytes()), need.what, need.remedy);
    }

    /**
     * The memory that a call takes.
     *
     * @param result    what it holds at its end
     * @param perThread what a thread needs beside its state
     * @param what      the call, for the message
     * @param remedy    what else the user could do
     */
    record Need(long result, long perThread, String what, String remedy) {

        /** That of one thread, which is known before anything was run. */
        void requireForOneThread(long state) {
            Memory.require(result + perThread + state, what, remedy);
        }
    }
}
