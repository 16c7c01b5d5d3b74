package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** The folder in which a user's results wait, from the environment and the system. */
final class UserFolder {

    private static final String HOME = "HOME";
    private static final String CACHES = "XDG_CACHE_HOME";

    private UserFolder() {
    }

    /** @throws IOException with the reason, if there is none that can be named */
    static Path of(Map<String, String> environment, String system, String home) throws IOException {
        String chosen = environment.getOrDefault(Cache.VARIABLE, "");
        if (!chosen.isBlank()) {
            return chosen.startsWith("~") ? inHome(chosen, environment, home) : path(chosen, "the folder that " + Cache.VARIABLE + " names");
        }
        String caches = environment.getOrDefault(CACHES, "");
        if (!caches.isBlank()) {
            Path folder = path(caches, "the folder that " + CACHES + " names");
            if (folder.isAbsolute()) { // a relative one is to be ignored by its specification
                return folder.resolve("inverserg");
            }
        }
        return home(environment, home).resolve(system.startsWith("Mac") ? "Library/Caches" : ".cache").resolve("inverserg");
    }

    private static Path inHome(String chosen, Map<String, String> environment, String home) throws IOException {
        if (chosen.length() > 1 && chosen.charAt(1) != '/') {
            throw new IOException("the folder \"" + chosen + "\" is in the home of another user, which has to be written in full");
        }
        return home(environment, home).resolve(path(chosen.substring(Math.min(2, chosen.length())), "the folder that " + Cache.VARIABLE + " names"));
    }

    /** Java says {@code ?} for users that the system does not know by name, as in many containers; they may have a variable all the same. */
    private static Path home(Map<String, String> environment, String known) throws IOException {
        String home = known == null || known.isBlank() || known.equals("?") ? environment.getOrDefault(HOME, "") : known;
        Path folder = path(home, "the user's home");
        if (!folder.isAbsolute()) {
            throw new IOException("the user has no home, neither known to the system nor in the variable " + HOME);
        }
        return folder;
    }

    private static Path path(String name, String what) throws IOException {
        try {
            Path path = Path.of(name);
            if (name.indexOf('\uFFFD') >= 0) {
                throw new InvalidPathException(name, "a letter is not known");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IOException(what + " has letters that the language settings of this program do not know, \"" + name
                    + "\"; start it with LC_ALL=C.UTF-8", e);
        }
    }
}
