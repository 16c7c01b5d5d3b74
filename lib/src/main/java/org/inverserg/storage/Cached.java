package org.inverserg.storage;

import java.util.List;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * A result that may come from the cache.
 *
 * @param result as it was computed, now or before
 * @param notes  what its reader should know: that it was read back, or what went wrong with the cache
 * @hidden
 */
@Internal
public record Cached<T>(T result, List<String> notes) {

    public Cached {
        Require.all(notes, "the notes of a result");
        notes = List.copyOf(notes);
    }
}
