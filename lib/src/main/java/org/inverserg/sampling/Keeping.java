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
        return need(1, n, bytes, quantities, "measuring " + n + " configurations of " + plan, "leave out series()");
    }

    /** The same at all points of a scan: the series stay, all else is held of one point at a time. */
    Run.Need need(Grid grid, int n, long bytes, Quantities quantities, Object plan) {
        return need(grid.count(), n, bytes, quantities, "measuring " + n + " configurations at each point of " + plan, "say withoutSeries()");
    }

    private Run.Need need(int points, int n, long bytes, Quantities quantities, String what, String less) {
        long each = bytes + (series ? points * Moments.seriesBytes(quantities) : 0);
        return new Run.Need(each * n, 0, what, "draw fewer configurations" + (series ? ", or " + less : ""));
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
