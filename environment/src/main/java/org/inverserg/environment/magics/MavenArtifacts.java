package org.inverserg.environment.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds artifacts and what they depend on by the {@code mvn} that the machine has, with its settings and its repository. */
final class MavenArtifacts {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
    private static final Pattern MISSING = Pattern.compile("(?:Could not find artifact|Failure to find|Could not transfer artifact)\\s+(\\S+)"
            + "(?:.*? (?:in|from/to)\\s+([^\\s(]+ \\([^)\\s]+\\)?))?");
    private static final int MOST_LINES = 3;

    private final Map<String, String> repositories = new LinkedHashMap<>();

    /** From now on artifacts are also looked for at {@code address}. */
    void addRepository(List<String> words) {
        if (words.size() != 2 || !words.get(1).matches("\\w+:.+")) {
            throw new IllegalArgumentException("%mavenRepo needs an id and an address, got " + words
                    + "; for example %mavenRepo sonatype https://oss.sonatype.org/content/repositories/snapshots/");
        }
        repositories.put(words.get(0), words.get(1));
    }

    /**
     * The jars of the artifacts and of all they need at run time.
     *
     * @param coordinates each {@code group:artifact:version}, with the packaging and the classifier before the version if need be
     */
    List<Path> resolve(List<String> coordinates) throws IOException, InterruptedException {
        return jars(PomFragments.project(coordinates.stream().map(MavenArtifacts::dependency).collect(Collectors.joining()), ownRepositories()));
    }

    /** The jars of what {@code fragments} of a POM ask for: a whole project, or dependencies and repositories alone. */
    List<Path> resolveFragments(String fragments) throws IOException, InterruptedException {
        return jars(PomFragments.whole(fragments, ownRepositories()));
    }

    private String ownRepositories() {
        return repositories.entrySet().stream().map(entry -> "<repository>" + element("id", entry.getKey()) + element("url", entry.getValue())
                + "</repository>").collect(Collectors.joining());
    }

    private static List<Path> jars(String project) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("maven");
        try {
            Path pom = Files.writeString(folder.resolve("pom.xml"), project);
            Path classPath = folder.resolve("classpath");
            // Errors that were seen before are looked for again: somebody may have mended the cause.
            // Looks again for what was missing before, and for newer snapshots.
            run(folder, List.of("mvn", "-B", "-e", "-U", "-f", pom.toString(), GOAL, "-Dmdep.includeScope=runtime", "-Dmdep.outputFile=" + classPath));
            return Stream.of(Files.readString(classPath).strip().split(File.pathSeparator)).filter(path -> !path.isEmpty()).map(Path::of).toList();
        } finally {
            delete(folder);
        }
    }

    private static String dependency(String coordinates) {
        String[] parts = coordinates.split(":");
        if (parts.length < 3 || parts.length > 5 || !coordinates.matches("[\\w.:-]+")) {
            throw new IllegalArgumentException("%maven needs group:artifact:version (before the version the packaging and the classifier,"
                    + " if need be), got \"" + coordinates + "\"; for example org.apache.commons:commons-csv:1.12.0");
        }
        return "<dependency>" + element("groupId", parts[0]) + element("artifactId", parts[1])
                + (parts.length > 3 ? element("type", parts[2]) : "") + (parts.length > 4 ? element("classifier", parts[3]) : "")
                + element("version", parts[parts.length - 1]) + "</dependency>";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</" + name + ">";
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("%maven needs the command mvn, which could not be started; install Maven and put it on the PATH", e);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException(failure(Files.readString(log)));
            }
        } finally {
            process.destroy();
        }
    }

    /** What Maven could not find and where it looked, else the errors it told. */
    private static String failure(String log) {
        var missing = new ArrayList<String>();
        Matcher matcher = MISSING.matcher(log);
        while (matcher.find()) {
            String artifact = matcher.group(1).replaceFirst(",$", "");
            missing.add(artifact + (matcher.group(2) == null ? "" : " in " + matcher.group(2)));
        }
        if (!missing.isEmpty()) {
            return "Maven found no " + missing.stream().distinct().collect(Collectors.joining(", nor ")) + "; check the group, the artifact"
                    + " and the version, or name its repository with %mavenRepo";
        }
        return "Maven could not find what was asked for; it said\n" + log.lines().filter(line -> line.startsWith("[ERROR]"))
                .filter(line -> !line.contains("-> [Help 1]") || line.length() > 40).limit(MOST_LINES).collect(Collectors.joining("\n"));
    }

    /** A file that a stopped process still holds may stay behind: the folder is a temporary one. */
    private static void delete(Path folder) {
        File[] files = folder.toFile().listFiles();
        if (files != null) {
            Stream.of(files).forEach(File::delete);
        }
        folder.toFile().delete();
    }
}
