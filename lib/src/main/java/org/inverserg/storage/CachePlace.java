package org.inverserg.storage;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The place of one result in a cache.
 *
 * @param found  what was kept there before
 * @param keeper keeps a result that was computed instead; null where there is one
 * @hidden
 */
@Internal
public record CachePlace<T>(Optional<Cached<T>> found, Function<T, Cached<T>> keeper) {

    /** @throws IllegalArgumentException if nothing was kept and nothing keeps */
    public CachePlace {
        Require.given(found, "what was kept before");
        Require.that(found.isPresent() || keeper != null, "a place of a cache must have a result or take one", "neither", "say how a result is kept");
    }

    /** What was kept before, or else what {@code compute} makes, kept from now on. */
    public Cached<T> or(Supplier<T> compute) {
        Require.given(compute, "what computes a result");
        return found.orElseGet(() -> keep(compute.get()));
    }

    /**
     * Puts what was computed into the place.
     *
     * @throws IllegalArgumentException if it is missing, or if there is a result already
     */
    public Cached<T> keep(T result) {
        Require.that(keeper != null, "a result is kept where there is none", "a place with one", "take what was found");
        return keeper.apply(Require.given(result, "a result"));
    }
}
