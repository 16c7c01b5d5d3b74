package org.inverserg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.Test;

/** What a user meets, and what is public for the neighbour rooms only. */
class PublicFaceTest {

    private static final Path SOURCES = Path.of("..", "lib", "src", "main", "java", "org", "inverserg");

    /** Rooms of engines. What is public in them is for their neighbours, unless something that users call speaks of it. */
    private static final Set<String> ENGINES =
            Set.of("storage", "files", "couplings", "markov", "network", "patterns", "descent", "likelihood", "flip", "decimation", "drawing");

    private static final JavaClasses LIBRARY =
            new ClassFileImporter().importUrl(Provenance.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void noSignatureThatAUserMeetsNamesAnInternalType() {
        assertThat(LIBRARY.stream().filter(PublicFaceTest::isPublic).filter(type -> !isInternal(type))
                .flatMap(type -> signatures(type).filter(PublicFaceTest::isInternal).map(named -> type.getName() + " names " + named.getName()))
                .distinct().sorted()).isEmpty();
    }

    @Test
    void whatOnlyNeighbourRoomsUseIsMarked() {
        Set<JavaClass> met = LIBRARY.stream().filter(PublicFaceTest::isPublic).filter(type -> !isInternal(type))
                .flatMap(type -> Stream.concat(signatures(type), Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
                        .filter(named -> !named.equals(type))).collect(Collectors.toSet());
        assertThat(LIBRARY.stream().filter(type -> ENGINES.contains(room(type)) && type.isTopLevelClass() && isPublic(type))
                .filter(type -> !isInternal(type) && !met.contains(type)).map(JavaClass::getName).sorted()).isEmpty();
    }

    @Test
    void thePublishedDocumentationLeavesInternalTypesOut() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines.contains(" * @hidden")).as(file.toString()).isEqualTo(lines.contains("@Internal"));
            }
        }
    }

    private static Stream<JavaClass> signatures(JavaClass type) {
        Stream<JavaClass> ofCalls = type.getCodeUnits().stream().filter(call -> isMet(call.getModifiers()))
                .map(JavaCodeUnit::getAllInvolvedRawTypes).flatMap(Set::stream);
        Stream<JavaClass> ofFields = type.getFields().stream().filter(field -> isMet(field.getModifiers()))
                .map(JavaField::getAllInvolvedRawTypes).flatMap(Set::stream);
        return Stream.concat(ofCalls, ofFields).map(JavaClass::getBaseComponentType).filter(named -> named.getPackageName().startsWith("org.inverserg"));
    }

    private static boolean isMet(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && type.getEnclosingClass().map(PublicFaceTest::isPublic).orElse(true);
    }

    private static boolean isInternal(JavaClass type) {
        return type.isAnnotatedWith(Internal.class) || type.getEnclosingClass().map(PublicFaceTest::isInternal).orElse(false);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    }
}
