package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.environment.session.CellSession;

/**
 * The jars and folders that cells have added. A jar that may be built again is used through a copy: the compiler keeps jars open, and
 * one that changes under it makes it fail.
 */
final class ClassPath {

    private static final int MOST_FILES = 20_000;
    private static final byte[] ZIP = {'P', 'K'};

    private final CellSession session;
    private final PrintStream out;
    /** What was added, and what the compiler sees of it. */
    private final Map<Path, Path> added = new LinkedHashMap<>();
    private final Map<String, JarVersion> versions = new LinkedHashMap<>();
    private Path copies;

    ClassPath(CellSession session, PrintStream out) {
        this.session = session;
        this.out = out;
    }

    /** Adds {@code paths}, all or none of them, says so and returns them. */
    List<String> add(List<Path> paths) throws IOException {
        for (Path path : paths) {
            requireClasses(path);
            requireUnchanged(path);
        }
        var notes = new ArrayList<String>();
        for (Path path : paths) {
            if (!added.containsKey(path)) {
                JarVersion.read(path).ifPresent(version -> notes.addAll(version.shadowedBy(versions)));
                Path seen = released(path) ? path : copy(path);
                added.put(path, seen);
                session.addToClassPath(seen.toString());
            }
        }
        out.println("on the class path: " + paths.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", ")));
        notes.forEach(out::println);
        return paths.stream().map(Path::toString).toList();
    }

    private static void requireClasses(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            // The compiler looks through all of it.
            FileTree.of(path, Integer.MAX_VALUE, MOST_FILES, "be a folder of classes");
        } else if (!zip(path)) {
            throw new IOException("a jar or a folder of classes is needed, and " + path + " is neither; give a pattern that ends with .jar,"
                    + " for example " + path.resolveSibling("*.jar"));
        }
    }

    private static boolean zip(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var content = Files.newInputStream(path)) {
            byte[] start = content.readNBytes(ZIP.length);
            return Arrays.equals(start, ZIP);
        }
    }

    private void requireUnchanged(Path path) throws IOException {
        Path seen = added.get(path);
        if (seen != null && !seen.equals(path) && Files.mismatch(seen, path) >= 0) {
            throw new IOException(path.getFileName() + " must be what it was when it was put on the class path, and it was built again since:"
                    + " classes that are in use cannot be replaced; restart the kernel to use the new ones");
        }
    }

    /** Whether nobody will write {@code path} again: a folder is read anew anyway, a released version in Maven's repository never changes. */
    private static boolean released(Path path) {
        return Files.isDirectory(path) || path.toString().contains("/.m2/repository/") && !path.toString().contains("SNAPSHOT");
    }

    private Path copy(Path jar) throws IOException {
        if (copies == null) {
            copies = Files.createTempDirectory("jars");
            copies.toFile().deleteOnExit();
        }
        Path folder = Files.createTempDirectory(copies, "jar");
        folder.toFile().deleteOnExit();
        Path copy = Files.copy(jar, folder.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
        copy.toFile().deleteOnExit();
        return copy;
    }
}
