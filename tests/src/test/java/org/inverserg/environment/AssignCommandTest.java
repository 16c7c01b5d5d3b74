package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code environment/assign} as a teacher does. */
@Slow
class AssignCommandTest {

    @TempDir
    private Path folder;

    private Path teacher;

    @BeforeAll
    static void requireJupyter() throws IOException, InterruptedException {
        Command.requireJupyter();
    }

    @BeforeEach
    void writeTheTeachersNotebook() throws IOException {
        teacher = LittleAssignment.write(folder.resolve("little.ipynb"));
    }

    @Test
    void studentsGetNoSolutionsNoHiddenTestsAndNoOutputs() throws Exception {
        Command ended = assign("little");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("3 cells to fill, 10 points");
        String version = Files.readString(folder.resolve("out/little.ipynb"));
        assertThat(version).doesNotContain("SOLUTION", "HIDDEN", "average()", "Math.sqrt", "n * n", "289", "another square", "of the teacher");
        assertThat(version).contains("double mean = Double.NaN;\\n\",\n    \"// YOUR CODE HERE", "<details><summary>Hint").endsWith("}\n");
        var expected = JsonParser.parseString(Files.readString(teacher)).getAsJsonObject().getAsJsonArray("cells");
        var cells = JsonParser.parseString(version).getAsJsonObject().getAsJsonArray("cells");
        for (int i = 0; i < cells.size(); i++) {
            JsonObject cell = cells.get(i).getAsJsonObject();
            assertThat(cell.get("id")).isEqualTo(expected.get(i).getAsJsonObject().get("id"));
            assertThat(cell.get("metadata")).isEqualTo(expected.get(i).getAsJsonObject().get("metadata"));
            assertThat(!cell.has("outputs") || cell.getAsJsonArray("outputs").isEmpty() && cell.get("execution_count").isJsonNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "mean       # // END SOLUTION   # //                   # SOLUTION begins and does not end",
        "mean       # // BEGIN SOLUTION # //                   # ends SOLUTION, which has not begun",
        "mean       # Double.NaN;       # 0; // BEGIN SOLUTION # begins SOLUTION, and SOLUTION has not ended",
        "mean-check # points(2)         # points(4)            # its points are 2, and those of its checks 4 together",
        "mean-check # .points(2)        # .points(two)         # a check must end with points(n)",
        "mean-check # .points(2)        # .points(2            # a cell of checks must hold statements",
        "given      # data = {1,        # data = {1, // BEGIN HIDDEN TESTS # HIDDEN TESTS begins and does not end",
        "given      # double[] data     # // BEGIN SOLUTION\\n// END SOLUTION\\ndouble[] data # its metadata does not say so",
        "square-check # points(3),      # points(3)            # a cell of checks must hold statements",
        "square-check # .points(2))     # .points(2)           # a cell of checks must hold statements",
    })
    void whatMakesNoAssignmentIsRefused(String id, String from, String to, String complaint) throws Exception {
        change(id, cell -> {
            String source = LittleAssignment.source(cell);
            assertThat(source).contains(from.strip());
            cell.addProperty("source", source.replace(from.strip(), to.strip().replace("\\n", "\n")));
            return cell;
        });
        Command ended = assign("little");
        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("is no assignment", complaint, "Nothing was written for 1 of 1");
        assertThat(folder.resolve("out/little.ipynb")).doesNotExist();
    }

    @Test
    void aSolutionThatStandsElsewhereIsRefused() throws Exception {
        change("given", cell -> with(cell, LittleAssignment.source(cell) + "\ndouble mean;\n" + LittleAssignment.MEAN));
        assertThat(assign("little").output()).contains("students would read this line of it elsewhere: " + LittleAssignment.MEAN);
    }

    @Test
    void anotherKindOfMetadataIsRefused() throws Exception {
        var complaints = Map.<String, Consumer<JsonObject>>of(
                "the grade_id mean is there twice", nbgrader -> set(nbgrader, "grade_id", "\"mean\""),
                "grade_id must be letters", nbgrader -> set(nbgrader, "grade_id", "\"a b\""),
                "schema_version must be 3", nbgrader -> set(nbgrader, "schema_version", "2"),
                "must be true or false", nbgrader -> set(nbgrader, "task", "1"),
                "cannot be locked", nbgrader -> set(nbgrader, "locked", "true"),
                "only a graded cell has points", nbgrader -> set(nbgrader, "points", "3"),
                "it has unknown keys: more", nbgrader -> set(nbgrader, "more", "3"),
                "cell_type must be that of the cell, code", nbgrader -> set(nbgrader, "cell_type", "\"markdown\""));
        int number = 0;
        for (var each : complaints.entrySet()) {
            LittleAssignment.write(teacher);
            change("square", cell -> {
                each.getValue().accept(cell.getAsJsonObject("metadata").getAsJsonObject("nbgrader"));
                return cell;
            });
            Files.copy(teacher, Files.createDirectories(folder.resolve("bad")).resolve("bad-" + number++ + ".ipynb"));
        }
        Command ended = assign("bad");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains(complaints.keySet()).contains("Nothing was written for 8 of 8 notebooks.");
    }

    @Test
    void aTeachersNotebookIsNotWrittenOver() throws Exception {
        Command ended = Command.run(folder, Map.of(), "assign", "--out", ".", "little");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("would be written over by its student version");
        assertThat(teacher).content().contains("BEGIN SOLUTION");
    }

    @Test
    void theAssignmentsOfTheProjectCanBeGivenOut() throws Exception {
        Path assignments = Path.of("..", "notebooks", "assignments");
        Tools.require(Files.isDirectory(assignments), "there are no assignments");
        Command ended = assign();
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(names(folder.resolve("out"))).isEqualTo(names(assignments));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ipynb")).sorted().toList();
        }
    }

    private void change(String id, UnaryOperator<JsonObject> change) throws IOException {
        Files.writeString(teacher, LittleAssignment.changed(teacher, cell -> LittleAssignment.id(cell).equals(id) ? change.apply(cell) : cell));
    }

    private static JsonObject with(JsonObject cell, String source) {
        cell.addProperty("source", source);
        return cell;
    }

    private static void set(JsonObject metadata, String name, String json) {
        metadata.add(name, JsonParser.parseString(json));
    }

    private Command assign(String... names) throws IOException, InterruptedException {
        return Command.run(folder, Map.of(), "assign", Stream.concat(Stream.of("--out", "out"), Stream.of(names)).toArray(String[]::new));
    }
}
