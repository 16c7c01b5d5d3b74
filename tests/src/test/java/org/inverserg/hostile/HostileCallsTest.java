package org.inverserg.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inverserg.Slow;
import org.inverserg.lattice.LaneCounter;
import org.inverserg.parallel.Rounds;
import org.inverserg.storage.FolderSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a public call of the library is given (0, ±1, the largest and smallest numbers, NaN, ±∞, nothing, empty ones), it returns a result or refuses with
 * requirement, value and remedy; it hears an interrupt, and it takes no more than 512 MB.
 */
@Slow
class HostileCallsTest {

    /** What may end otherwise: parts of the engines, whose arguments are made by plans that have checked them, and loops where a check costs as much as the work. */
    private static final List<String> ALLOWED = List.of(
            "descent.CrossEntropy.", // made by a training for configurations that it has blocked itself
            "descent.Descent.new", // made by a training with its schedule
            "descent.Shuffle.first", // a loop over the order that a training keeps
            "drawing.ColorScale.about", // a stream that gives none is none of Java's
            "flip.LogisticDraws.exponentiate", // a loop over a row of a piece
            "likelihood.KernelWeights.of", // of a likelihood that a training has made
            "network.Neighbourhoods.gradient", // a loop over the fields of a network
            "network.RowLoops.", // loops over rows
            "patterns.WindowCodes.pattern"); // in the innermost loop

    private static final Set<String> ENGINES = Set.of("files", "network", "patterns", "descent", "likelihood", "flip", "decimation", "markov", "drawing");

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void everyPublicCallReturnsOrSaysWhatItNeeds() throws Exception {
        Path output = folder.resolve("output");
        Process calls = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Djava.awt.headless=true",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), HostileCalls.class.getName(),
                Files.createDirectory(folder.resolve("calls")).toString()).redirectOutput(output.toFile()).redirectError(folder.resolve("errors").toFile()).start();
        try {
            calls.waitFor();
        } finally {
            calls.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).as(errors()).last().asString().startsWith(HostileCalls.DONE);
        assertThat(lines).filteredOn(line -> line.contains(HostileCalls.EXAMPLE)).filteredOn(line -> ALLOWED.stream().noneMatch(line::startsWith)).isEmpty();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    /**
     * A type that is not in the catalogue is not tried. {@link Rounds} are lent for the time of a call, {@link LaneCounter} is a loop,
     * and {@link FolderSharing} is a service, which only the loader of services makes.
     */
    @Test
    void theCatalogueHasAllTypesThatAUserHolds() throws IOException {
        Set<Class<?>> valid = ValidObjects.in(folder).stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(PublicTypes.all()).filteredOn(type -> !ENGINES.contains(type.getPackageName().substring("org.inverserg.".length()))
                && type != Rounds.class && type != LaneCounter.class && type != FolderSharing.class
                && !type.isEnum() && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())
                && PublicTypes.methods(type).stream().anyMatch(method -> !Modifier.isStatic(method.getModifiers()))).isSubsetOf(valid);
    }
}
