package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A folder of expensive results, one file for each, under a key that holds all their parameters. A result that is there is read back,
 * another one is computed and kept. Files can be deleted at any time.
 *
 * <p>The cache never stands in the way: a file that is damaged, cut short or not of the cache's making is replaced, and where a file cannot be
 * written (a full disk, a folder without permission) the result is there all the same. Both are told in the {@linkplain Cached#notes() notes}.
 *
 * <p>Immutable, and safe among threads and programs that share the folder: a file is written aside and then put into its place.
 */
public final class Cache {

    /** The environment variable that says where the folder is. */
    public static final String VARIABLE = "INVERSERG_CACHE";

    /** Of no use: everything is computed, nothing kept. */
    public static final Cache NONE = new Cache(null);

    private final Path folder;

    private Cache(Path folder) {
        this.folder = folder;
    }

    /** In {@code folder}, which is made when it is needed. */
    public static Cache in(Path folder) {
        return new Cache(folder.toAbsolutePath());
    }

    /**
     * In the folder that the environment variable {@value #VARIABLE} names; where it is not set, in the folder {@code inverserg} of
     * the user's caches: {@code $XDG_CACHE_HOME} or else {@code ~/.cache}, on a Mac {@code ~/Library/Caches}.
     */
    public static Cache ofUser() {
        return in(folder(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    static Path folder(Map<String, String> environment, String system, Path home) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        boolean valid = !caches.isBlank() && Path.of(caches).isAbsolute(); // a relative one is to be ignored by its specification
        Path usual = home.resolve(system.startsWith("Mac") ? "Library/Caches" : ".cache");
        return (valid ? Path.of(caches) : usual).resolve("inverserg");
    }

    /** Whether anything is kept. */
    public boolean isUsed() {
        return folder != null;
    }

    /**
     * @param key     everything that the result depends on, e.g. {@code "measure Ising beta=0.44 L=32 …, 1000 configurations, seed 1"}
     * @param form    how the result is kept
     * @param compute makes the result where it is not there
     */
    public <T> Cached<T> get(String key, Form<T> form, Supplier<T> compute) {
        if (!isUsed()) {
            return new Cached<>(compute.get(), List.of());
        }
        var file = new CacheFile(folder, key);
        String damage = null;
        try {
            Optional<T> kept = file.read(form);
            if (kept.isPresent()) {
                return new Cached<>(kept.get(), List.of("read back from the cache of earlier results"));
            }
        } catch (IOException e) {
            damage = "what the cache held in place of this result could not be used and was made again: " + reason(e);
        }
        T result = compute.get();
        try {
            file.write(form, result);
            return new Cached<>(result, damage == null ? List.of() : List.of(damage));
        } catch (IOException e) {
            return new Cached<>(result, List.of("this result could not be kept in the cache: " + reason(e)
                    + "; " + VARIABLE + " names another folder"));
        }
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /** The folder, or {@code none}. */
    @Override
    public String toString() {
        return isUsed() ? folder.toString() : "none";
    }
}
