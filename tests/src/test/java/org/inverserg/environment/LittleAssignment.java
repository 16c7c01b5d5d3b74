package org.inverserg.environment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A teacher's notebook that is marked in no time: three tasks, ten points. */
final class LittleAssignment {

    static final String MEAN = "mean = Arrays.stream(data).average().getAsDouble();";
    static final String RESULT = "result = Estimate.of(mean, Math.sqrt(0.5));";
    static final String SQUARE = "square = n * n;";

    private static final String STUB = "// YOUR CODE HERE";
    private static final String CHECKED = "{'grade': true, 'solution': false, 'locked': true, 'points': %d, %s}";
    private static final String TO_FILL = "{'grade': false, 'solution': true, 'locked': false, %s}";
    private static final String LOCKED = "{'grade': false, 'solution': false, 'locked': true, %s}";

    private LittleAssignment() {
    }

    static Path write(Path path) throws IOException {
        var notebook = new JsonArray();
        notebook.add(cell("markdown", null, "# A little assignment\n\n<details open><summary>Hint</summary>Add and divide.</details>"));
        notebook.add(cell("code", metadata(LOCKED, "given"), "double[] data = {1, 2, 3, 4, 5};"));
        notebook.add(cell("code", metadata(TO_FILL, "mean"), "double mean = Double.NaN;\n" + solution(MEAN)));
        notebook.add(cell("code", metadata(CHECKED.formatted(2, "%s"), "mean-check"), """
                Check.that("the mean", mean).isAbout(3).within(0.01)
                    .mistake(15, "that is the sum: divide it by how many there are").otherwise("look at the formula").points(2)"""));
        notebook.add(cell("code", metadata(TO_FILL, "result"), "Estimate result = null;\n" + solution(RESULT)));
        notebook.add(cell("code", metadata(CHECKED.formatted(3, "%s"), "result-check"), """
                double low = 0.6;
                Check.that("the mean with its error", result).isAbout(3).within(0.1).hasErrorBetween(low, 0.8).points(3)"""));
        notebook.add(cell("code", metadata(TO_FILL, "square"), "int square(int n) {\n    int square = 0;\n" + solution(SQUARE).indent(4) + "    return square;\n}"));
        notebook.add(cell("code", metadata(CHECKED.formatted(5, "%s"), "square-check"), """
                Check.all(
                    // BEGIN HIDDEN TESTS
                    Check.that("another square", square(-17)).is(289).otherwise("does it hold for every number?").points(3),
                    // END HIDDEN TESTS
                    Check.that("the square of 3", square(3)).is(9).points(2))"""));
        var file = JsonParser.parseString("{'metadata': {'kernelspec': {'name': 'java', 'display_name': 'Java', 'language': 'java'}},"
                + " 'nbformat': 4, 'nbformat_minor': 5}").getAsJsonObject();
        file.add("cells", notebook);
        return Files.writeString(path, file.toString());
    }

    private static String solution(String code) {
        return "// BEGIN SOLUTION\n" + code + "\n// END SOLUTION\n";
    }

    private static JsonObject metadata(String kind, String id) {
        return JsonParser.parseString(kind.formatted("'task': false, 'schema_version': 3, 'grade_id': '" + id + "'")).getAsJsonObject();
    }

    private static JsonObject cell(String type, JsonObject nbgrader, String source) {
        JsonObject cell = NotebookFile.cell(type, source);
        if (type.equals("code")) {
            cell.add("outputs", JsonParser.parseString("[{'output_type': 'stream', 'name': 'stdout', 'text': 'of the teacher'}]"));
            cell.addProperty("execution_count", 7);
        }
        if (nbgrader != null) {
            cell.getAsJsonObject("metadata").add("nbgrader", nbgrader);
        }
        return cell;
    }

    /** The student version with answers, by grade_id, in place of what is to be filled. */
    static String filled(Path version, Map<String, String> answers) throws IOException {
        return changed(version, cell -> {
            String id = id(cell);
            if (answers.containsKey(id)) {
                cell.addProperty("source", source(cell).replace(STUB, answers.get(id)));
            }
            return cell;
        });
    }

    /** A notebook with each cell changed, or left out where there is null for it. */
    static String changed(Path version, UnaryOperator<JsonObject> change) throws IOException {
        var notebook = JsonParser.parseString(Files.readString(version)).getAsJsonObject();
        var cells = new JsonArray();
        for (JsonElement each : notebook.getAsJsonArray("cells")) {
            JsonObject cell = change.apply(each.getAsJsonObject());
            if (cell != null) {
                cells.add(cell);
            }
        }
        notebook.add("cells", cells);
        return notebook.toString();
    }

    static String id(JsonObject cell) {
        JsonObject nbgrader = cell.getAsJsonObject("metadata").getAsJsonObject("nbgrader");
        return nbgrader == null ? "" : nbgrader.get("grade_id").getAsString();
    }

    static String source(JsonObject cell) {
        JsonElement source = cell.get("source");
        var text = new StringBuilder();
        if (source.isJsonArray()) {
            source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        } else {
            text.append(source.getAsString());
        }
        return text.toString();
    }
}
