package org.inverserg.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.environment.session.CellSession;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library as a building: a room uses only the rooms above it. */
class ArchitectureTest {

    private static final String ROOT = "org.inverserg.";
    private static final Path SOURCES = Path.of("..", "lib", "src", "main", "java", "org", "inverserg");

    /** From top to bottom. */
    private static final List<String> ROOMS = List.of("parallel", "statistics", "model", "storage", "files", "lattice", "quantities", "couplings",
            "measuring", "reweighting", "markov", "sampling", "network", "patterns", "descent", "likelihood", "flip", "drawing", "viewing", "tower",
            "decimation", "upscaling", "exact", "renormalization", "fitting", "papers", "plotting", "scaling", "checking", "notebook");

    private static final List<String> ENVIRONMENT_ROOMS =
            List.of("progress", "rendering", "syntax", "execution", "streams", "values", "session", "magics", "assistance", "connection",
                    "protocol", "shell", "marking");

    private static final JavaClasses ENVIRONMENT =
            new ClassFileImporter().importUrl(CellSession.class.getProtectionDomain().getCodeSource().getLocation());

    private static final JavaClasses LIBRARY =
            new ClassFileImporter().importUrl(Provenance.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyRoomsAboveIt() {
        return ROOMS.stream().map(room -> DynamicTest.dynamicTest(room, () -> {
            List<String> below = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size());
            String[] forbidden = below.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses().that().resideInAPackage(ROOT + room + "..").should().dependOnClassesThat().resideInAnyPackage(forbidden)
                        .allowEmptyShould(true).check(LIBRARY);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aRoomOfTheEnvironmentUsesOnlyRoomsAboveIt() {
        return ENVIRONMENT_ROOMS.stream().map(room -> DynamicTest.dynamicTest(room, () -> {
            String[] forbidden = ENVIRONMENT_ROOMS.stream().skip(ENVIRONMENT_ROOMS.indexOf(room) + 1L)
                    .map(name -> ROOT + "environment." + name + "..").toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses().that().resideInAPackage(ROOT + "environment." + room + "..").should().dependOnClassesThat()
                        .resideInAnyPackage(forbidden).check(ENVIRONMENT);
            }
        }));
    }

    @Test
    void everyClassLivesInARoomOfTheDesign() {
        assertThat(ENVIRONMENT.stream().filter(type -> type.getPackageName().startsWith(ROOT + "environment"))
                .map(type -> type.getPackageName().substring((ROOT + "environment.").length())).distinct())
                .containsExactlyInAnyOrderElementsOf(ENVIRONMENT_ROOMS);
        assertThat(LIBRARY).isNotEmpty();
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> name.startsWith(ROOT) && ROOMS.contains(name.substring(ROOT.length())));
    }

    /** Rooms in which classes know each other in a circle, as a plan and what it makes do. The other rooms have none. */
    private static final Set<String> WITH_CIRCLES = Set.of("parallel", "storage", "files", "lattice", "quantities", "couplings", "reweighting", "sampling",
            "patterns", "descent", "likelihood", "flip", "drawing", "viewing", "tower", "decimation", "upscaling", "exact", "fitting", "scaling");

    @TestFactory
    Stream<DynamicTest> classesOfARoomDoNotKnowEachOtherInACircle() {
        return ROOMS.stream().filter(room -> !WITH_CIRCLES.contains(room)).map(room -> DynamicTest.dynamicTest(room, () ->
                slices().assignedFrom(classesOf(room)).should().beFreeOfCycles().allowEmptyShould(true).check(LIBRARY)));
    }

    private static SliceAssignment classesOf(String room) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().equals(ROOT + room) ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", "")) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the classes of " + room;
            }
        };
    }

    @Test
    void nothingIsPrinted() {
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethodWhere(describe("Throwable.printStackTrace()", call -> call.getName().equals("printStackTrace")))
                .because("a library leaves the console to its user").check(LIBRARY);
    }

    @Test
    void randomNumbersComeFromStreamsOnly() {
        noClasses().should().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().belongToAnyOf(Random.class, ThreadLocalRandom.class)
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.SplittableRandom")
                .because("results must follow from a seed for any number of threads").check(LIBRARY);
    }

    @Test
    void noTypeOfAKernelIsUsed() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.github.spencerpark..", "org.dflib.jjava..",
                "com.google.gson..", "org.zeromq..", "jdk.jshell..").check(LIBRARY);
    }

    @Test
    void onlyTheNumberOfThreadsAndTheListenerAreProcessWide() {
        fields().that().areStatic().and().areNotDeclaredIn(Parallel.class).should().beFinal().check(LIBRARY);
    }

    /** What a package-info says of the rooms that are used is what is used, no more and no less. */
    @TestFactory
    Stream<DynamicTest> aRoomSaysWhichRoomsItUses() {
        return ROOMS.stream().map(room -> DynamicTest.dynamicTest(room, () -> {
            String text = Files.readString(SOURCES.resolve(room).resolve("package-info.java")).replaceAll("\\s*\\n \\*\\s*", " ");
            Matcher uses = Pattern.compile("\\b(?:Uses|May use) ([^.]*)\\.").matcher(text);
            assertThat(uses.find()).as(text).isTrue();
            Set<String> said = Pattern.compile("\\{@code (\\w+)}").matcher(uses.group(1)).results().map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(said).isEqualTo(uses.group(1).startsWith("every package") ? Set.of() : usedBy(room));
        }));
    }

    private static Set<String> usedBy(String room) {
        return LIBRARY.stream().filter(type -> type.getPackageName().equals(ROOT + room))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(name -> name.startsWith(ROOT) && !name.equals(ROOT + room))
                .map(name -> name.substring(ROOT.length())).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRoomSaysWhatLivesInIt() throws IOException {
        try (Stream<Path> rooms = Files.list(SOURCES)) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                assertThat(room.resolve("package-info.java")).content().as(room.toString())
                        .startsWith("/**").contains("package " + ROOT + room.getFileName());
            }
        }
    }

    /** How tables name columns of errors is said in one place. */
    @Test
    void columnsOfErrorsAreNamedInOnePlace() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("EstimateColumns.java")))
                    .allSatisfy(file -> assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("_(err|sys)\""));
        }
    }
}
