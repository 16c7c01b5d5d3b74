package org.inverserg.environment.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds artifacts and what they depend on by the {@code mvn} that the machine has, with its settings and its repository. */
final class MavenArtifacts {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    private MavenArtifacts() {
    }

    /**
     * The jars of the artifacts and of all they need at run time.
     *
     * @param coordinates each {@code group:artifact:version}, with the packaging and the classifier before the version if need be
     */
    static List<Path> resolve(List<String> coordinates) throws IOException, InterruptedException {
        String dependencies = coordinates.stream().map(MavenArtifacts::dependency).collect(Collectors.joining());
        Path folder = Files.createTempDirectory("maven");
        try {
            Path pom = Files.writeString(folder.resolve("pom.xml"), "<project><modelVersion>4.0.0</modelVersion>"
                    + "<groupId>cell</groupId><artifactId>cell</artifactId><version>1</version>"
                    + "<dependencies>" + dependencies + "</dependencies></project>");
            Path classPath = folder.resolve("classpath");
            run(folder, List.of("mvn", "-B", "-q", "-f", pom.toString(), GOAL, "-Dmdep.includeScope=runtime",
                    "-Dmdep.outputFile=" + classPath));
            return Stream.of(Files.readString(classPath).strip().split(File.pathSeparator)).map(Path::of).toList();
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
        return "<" + name + ">" + text + "</" + name + ">";
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
                throw new IOException("Maven could not find what was asked for; it said\n" + Files.readString(log).lines()
                        .filter(line -> line.startsWith("[ERROR]")).limit(3).collect(Collectors.joining("\n")));
            }
        } finally {
            process.destroy();
        }
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
