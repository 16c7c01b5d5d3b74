package org.inverserg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.inverserg.fitting.Fit;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Plan;
import org.inverserg.plotting.Plot;
import org.junit.jupiter.api.Test;

/** The page that has all calls has them all. That they run is seen when the notebooks are executed. */
class AllCallsTest {

    private static final Path PAGE = Path.of("..", "notebooks", "exploring", "00-all-calls.ipynb");

    /** What every plan has for those who show it, and not for those who type it. */
    private static final Set<String> NOT_TYPED = Set.of("settings", "toString", "equals", "hashCode");

    @Test
    void everyOptionOfEveryPlanEveryFitAndEveryPlotIsOnThePage() throws IOException {
        String code = code();
        var library = new ClassFileImporter().importUrl(Plan.class.getProtectionDomain().getCodeSource().getLocation());
        Stream<JavaClass> plans = library.stream().filter(type -> type.isAssignableTo(Plan.class) && isPublic(type.getModifiers()));
        Map<String, Set<String>> missing = Stream.concat(plans, Stream.of(library.get(Fit.class), library.get(Plot.class)))
                .filter(type -> !type.isAnnotatedWith(Internal.class))
                .collect(Collectors.toMap(JavaClass::getSimpleName, type -> calls(type).filter(name -> !isCalled(code, name)).collect(Collectors.toSet())));
        assertThat(missing.values()).as("calls that are not on the page, by type: %s", missing).allMatch(Set::isEmpty);
    }

    private static Stream<String> calls(JavaClass type) {
        return type.getMethods().stream().filter(method -> isPublic(method.getModifiers()) && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !isPartOfARecord(type, method)).map(JavaCodeUnit::getName).filter(name -> !NOT_TYPED.contains(name)).distinct();
    }

    /** A record's own parts are there to be read by the library. */
    private static boolean isPartOfARecord(JavaClass type, JavaMethod method) {
        return type.isRecord() && type.tryGetField(method.getName()).isPresent() && method.getParameters().isEmpty();
    }

    private static boolean isPublic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC);
    }

    private static boolean isCalled(String code, String name) {
        return Pattern.compile("\\." + name + "\\(").matcher(code).find();
    }

    private static String code() throws IOException {
        var cells = JsonParser.parseString(Files.readString(PAGE)).getAsJsonObject().getAsJsonArray("cells");
        return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(cell -> cell.get("cell_type").getAsString().equals("code"))
                .flatMap(cell -> StreamSupport.stream(cell.getAsJsonArray("source").spliterator(), false)).map(JsonElement::getAsString)
                .collect(Collectors.joining());
    }
}
