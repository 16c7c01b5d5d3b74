package org.inverserg.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.storage.Cache;
import org.inverserg.storage.Form;

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

    Keeping in(Cache newCache) {
        return new Keeping(series, newCache);
    }

    /** The memory of a measurement that holds {@code bytes} of every configuration for a while. */
    Run.Need need(int n, long bytes, Object plan) {
        return new Run.Need((bytes + (series ? Moments.SERIES_BYTES : 0)) * n, 0, "measuring " + n + " configurations of " + plan,
                "draw fewer configurations" + (series ? ", or leave out series()" : ""));
    }

    /**
     * What is measured in a run, or was before.
     *
     * @param empty   to which configurations are added
     * @param measure adds them
     */
    Observables measured(Run<?> run, Moments empty, Function<Moments, Moments> measure) {
        Run.Kept<Moments> kept = run.kept(cache, empty.key() + (series ? ", series" : ""), Form.of(() -> target(run, empty)),
                () -> measure.apply(target(run, empty)));
        return Observables.of(List.of(kept.result()), kept.provenance());
    }

    private Moments target(Run<?> run, Moments empty) {
        return series ? empty.keepingSeries(run.chains().firstDraws()) : empty.empty();
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
