package org.inverserg.sampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.measuring.Moments;
import org.inverserg.quantities.Quantities;
import org.inverserg.storage.Cache;

/**
 * What is kept of a run beside its result.
 *
 * @param series whether what was measured on every configuration
 * @param cache  in which results are kept for the next time
 */
record Keeping(boolean series, Cache cache) {

    static final Keeping NOTHING = new Keeping(false, Cache.NONE);

    Keeping withSeries() {
        return new Keeping(true, cache);
    }

    Keeping withoutSeries() {
        return new Keeping(false, cache);
    }

    Keeping inUserCache() {
        return new Keeping(series, Cache.ofUser());
    }

    Keeping inFolder(Path folder) {
        return new Keeping(series, Cache.in(folder));
    }

    /** The memory of a measurement that holds {@code bytes} of every configuration for a while, and perhaps its series. */
    Run.Need need(int n, long bytes, Quantities quantities, Object plan) {
        return new Run.Need((bytes + (series ? Moments.seriesBytes(quantities) : 0)) * n, 0, "measuring " + n + " configurations of " + plan,
                "draw fewer configurations" + (series ? ", or leave out series()" : ""));
    }

    /** For {@link org.inverserg.parallel.Plan#settings()}. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        if (series) {
            settings.put("series", "kept");
        }
        if (cache.isUsed()) {
            settings.put("cache", cache.toString());
        }
        return settings;
    }
}
