package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the solutions of the assignments show as they are committed. That they run is seen when the notebooks are executed. */
class AssignmentsTest {

    private static final Path FOLDER = Path.of("..", "notebooks", "assignments");
    private static final int ASSIGNMENTS = 6;

    @Test
    void everySolutionHasAllPoints() throws IOException {
        List<Path> notebooks = notebooks();
        assertThat(notebooks).hasSize(ASSIGNMENTS);
        for (Path notebook : notebooks) {
            List<JsonObject> checks = checks(notebook);
            assertThat(checks).as("cells of checks in %s", notebook).isNotEmpty();
            for (JsonObject cell : checks) {
                int points = cell.getAsJsonObject("metadata").getAsJsonObject("nbgrader").get("points").getAsInt();
                assertThat(shown(cell)).as("%s, %s", notebook, cell.get("id")).startsWith("%d of %d point".formatted(points, points));
            }
        }
    }

    private static List<Path> notebooks() throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.ipynb")) {
            files.forEach(found::add);
        }
        return found;
    }

    private static List<JsonObject> checks(Path notebook) throws IOException {
        var cells = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells");
        return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject).filter(AssignmentsTest::isGraded).toList();
    }

    private static boolean isGraded(JsonObject cell) {
        JsonObject nbgrader = cell.getAsJsonObject("metadata").getAsJsonObject("nbgrader");
        return nbgrader != null && nbgrader.get("grade").getAsBoolean();
    }

    private static String shown(JsonObject cell) {
        return StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false).map(JsonElement::getAsJsonObject).filter(output -> output.has("data"))
                .flatMap(output -> StreamSupport.stream(output.getAsJsonObject("data").getAsJsonArray("text/plain").spliterator(), false))
                .map(JsonElement::getAsString).collect(Collectors.joining());
    }
}
