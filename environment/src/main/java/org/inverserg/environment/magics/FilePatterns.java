package org.inverserg.environment.magics;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Files and folders by path or by pattern: {@code build/*.jar}, with {@code **} for any folders between. */
public final class FilePatterns {

    private static final int MOST_FILES = 200_000;
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private FilePatterns() {
    }

    /** What matches {@code patterns}, in their order; each must match something. */
    public static List<Path> paths(List<String> patterns) throws IOException {
        return matches(patterns, path -> true);
    }

    /** The files that match {@code patterns}; of a folder, the jars in it. */
    static List<Path> jars(List<String> patterns) throws IOException {
        List<String> jars = patterns.stream()
                .map(pattern -> !wild(pattern) && Files.isDirectory(Path.of(pattern)) ? Path.of(pattern, "*.jar").toString() : pattern)
                .toList();
        return matches(jars, Files::isRegularFile);
    }

    private static List<Path> matches(List<String> patterns, Predicate<Path> kind) throws IOException {
        var found = new ArrayList<Path>();
        for (String pattern : patterns) {
            Path folder = folder(pattern);
            List<Path> matching = matching(pattern, folder).stream().filter(kind).toList();
            if (matching.isEmpty()) {
                throw new IOException("something must match \"" + pattern + "\", but nothing in " + folder + " does");
            }
            found.addAll(matching);
        }
        return found;
    }

    private static List<Path> matching(String pattern, Path folder) throws IOException {
        if (!wild(pattern)) {
            Path path = Path.of(pattern).toAbsolutePath().normalize();
            return Files.exists(path) ? List.of(path) : List.of();
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String rest = Path.of("").resolve(pattern).toAbsolutePath().normalize().toString().substring(folder.toString().length());
        int depth = rest.contains("**") ? Integer.MAX_VALUE : Path.of(rest).getNameCount();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest.replaceFirst("^[/\\\\]", ""));
        List<Path> inside = FileTree.of(folder, depth, MOST_FILES, "look through for \"" + pattern + "\"");
        return inside.stream().filter(path -> matcher.matches(folder.relativize(path))).sorted().toList();
    }

    /** The folder that holds all that {@code pattern} can match: its part before the first wild card. */
    private static Path folder(String pattern) {
        Path folder = Path.of("").toAbsolutePath();
        Path path = Path.of(pattern);
        if (path.isAbsolute()) {
            folder = path.getRoot();
        }
        for (int i = 0; i < path.getNameCount() - 1 && !wild(path.getName(i).toString()); i++) {
            folder = folder.resolve(path.getName(i));
        }
        return folder.normalize();
    }

    private static boolean wild(String text) {
        return WILD.matcher(text).find();
    }
}
