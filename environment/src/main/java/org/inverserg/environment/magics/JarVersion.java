package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Which artifact of Maven's a jar is.
 *
 * @param artifact group and artifact, with a colon between
 * @param version the version
 */
record JarVersion(String artifact, String version) {

    private static final Pattern PROPERTIES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    /** What the jar says of itself; nothing for a folder, and for a jar with several artifacts in it or none. */
    static Optional<JarVersion> read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.empty();
        }
        try (var jar = new JarFile(path.toFile())) {
            List<JarEntry> entries = jar.stream().filter(entry -> PROPERTIES.matcher(entry.getName()).matches()).limit(2).toList();
            if (entries.size() != 1) {
                return Optional.empty();
            }
            try (InputStream text = jar.getInputStream(entries.get(0))) {
                return read(text);
            }
        }
    }

    private static Optional<JarVersion> read(InputStream text) throws IOException {
        var properties = new Properties();
        properties.load(text);
        String group = properties.getProperty("groupId");
        String artifact = properties.getProperty("artifactId");
        String version = properties.getProperty("version");
        return group == null || artifact == null || version == null ? Optional.empty()
                : Optional.of(new JarVersion(group + ":" + artifact, version));
    }

    /**
     * A line if cells will use another version than this one, as that comes first; none if this one counts.
     *
     * @param added the versions that cells have added, to which this one is added
     */
    List<String> shadowedBy(Map<String, JarVersion> added) {
        Optional<JarVersion> first = bundled().or(() -> Optional.ofNullable(added.putIfAbsent(artifact, this)));
        return first.filter(other -> !other.version.equals(version))
                .map(other -> "note: cells use " + artifact + " " + other.version + ", which came first, and not " + version)
                .stream().toList();
    }

    /** The version that the kernel itself brings. */
    private Optional<JarVersion> bundled() {
        String file = "META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties";
        try (InputStream text = ClassLoader.getSystemResourceAsStream(file)) {
            return text == null ? Optional.empty() : read(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
