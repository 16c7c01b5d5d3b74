package org.inverserg.storage;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.inverserg.parallel.Internal;

/**
 * The place of one result in a cache.
 *
 * @param found  what was kept there before
 * @param keeper keeps a result that was computed instead; null where there is one
 * @hidden
 */
@Internal
public record CachePlace<T>(Optional<Cached<T>> found, Function<T, Cached<T>> keeper) {

    /** What was kept before, or else what {@code compute} makes, kept from now on. */
    public Cached<T> or(Supplier<T> compute) {
        return found.orElseGet(() -> keep(compute.get()));
    }

    /** Puts what was computed into the place. */
    public Cached<T> keep(T result) {
        return keeper.apply(result);
    }
}
