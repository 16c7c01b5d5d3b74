package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Require;

/**
 * A folder of expensive results, one file for each, under a key that holds all their parameters. A result that is there is read back,
 * another one is computed and kept. Files can be deleted at any time.
 *
 * <p>The cache never stands in the way: a file that is damaged, cut short or not of the cache's making is replaced, and where a file cannot be
 * written (a full disk, a folder without permission) the result is there all the same. Both are told in the {@linkplain Cached#notes() notes}.
 *
 * <p>Immutable, and safe among threads and programs that share the folder: a file is written aside and then put into its place.
 *
 * @hidden
 */
@Internal
public final class Cache {

    /** The environment variable that says where the folder is. */
    public static final String VARIABLE = "INVERSERG_CACHE";

    /** Of no use: everything is computed, nothing kept. */
    public static final Cache NONE = new Cache(null, null);

    private final Path folder;
    /** Why there is no folder although one is wanted, or null. */
    private final String trouble;

    private Cache(Path folder, String trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /**
     * In {@code folder}, which is made when it is needed.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public static Cache in(Path folder) {
        return new Cache(Require.given(folder, "the folder of a cache").toAbsolutePath(), null);
    }

    /**
     * In the folder that the environment variable {@value #VARIABLE} names; where it is not set, in the folder {@code inverserg} of
     * the user's caches: {@code $XDG_CACHE_HOME} or else {@code ~/.cache}, on a Mac {@code ~/Library/Caches}. {@code ~} is the user's home.
     *
     * <p>Where no such folder can be named (a user without a home, a name that the system's encoding does not have) everything is computed,
     * and the notes say why nothing is kept.
     */
    public static Cache ofUser() {
        return ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static Cache ofUser(Map<String, String> environment, String system, String home) {
        try {
            return in(UserFolder.of(environment, system, home));
        } catch (IOException e) {
            return new Cache(null, e.getMessage());
        }
    }

    /** Whether anything is kept. */
    public boolean isUsed() {
        return folder != null;
    }

    /**
     * @param key     everything that the result depends on, the version of the library among it: that of a {@linkplain org.inverserg.parallel.Provenance#key() provenance}
     * @param form    how the result is kept
     * @param compute makes the result where it is not there
     * @throws IllegalArgumentException if one of them is missing
     */
    public <T> Cached<T> get(String key, Form<T> form, Supplier<T> compute) {
        Require.given(compute, "what computes a result");
        return Parallel.engine().within(() -> place(key, form).or(compute));
    }

    /** Where a result is kept, for what is computed together with others; otherwise as {@link #get}. */
    public <T> CachePlace<T> place(String key, Form<T> form) {
        Require.given(key, "the key of a result");
        Require.given(form, "the form of a result");
        if (!isUsed()) {
            return new CachePlace<>(Optional.empty(), result -> new Cached<>(result, trouble == null ? List.of() : List.of(notKept(trouble))));
        }
        SealedFile file = CacheFile.of(folder, key);
        String damage = null;
        try {
            Optional<T> kept = file.read(form);
            if (kept.isPresent()) {
                file.touch();
                return new CachePlace<>(Optional.of(new Cached<>(kept.get(), List.of("read back from the cache of earlier results"))), null);
            }
        } catch (IOException e) {
            damage = "what the cache held in place of this result could not be used and was made again: " + reason(e);
        }
        List<String> notes = damage == null ? List.of() : List.of(damage);
        return new CachePlace<>(Optional.empty(), result -> write(file, form, result, notes));
    }

    private <T> Cached<T> write(SealedFile file, Form<T> form, T result, List<String> notes) {
        try {
            Files.createDirectories(folder);
            file.write(form, result);
            return new Cached<>(result, notes);
        } catch (IOException e) {
            return new Cached<>(result, List.of(notKept(reason(e))));
        }
    }

    private static String notKept(String reason) {
        return "this result could not be kept in the cache: " + reason + "; " + VARIABLE + " names another folder";
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /** The folder, or {@code none} and why. */
    @Override
    public String toString() {
        return isUsed() ? folder.toString() : trouble == null ? "none" : "none, " + trouble;
    }
}
