package org.inverserg.environment.marking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;

/** Takes the cells of checks apart: a line with an array of their texts in, a line with an array of their statements out. */
public final class CheckCells {

    private CheckCells() {
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        var lines = new Lines();
        var cells = new JsonArray();
        for (JsonElement source : lines.read().orElseThrow(() -> new IOException("a line with the texts of cells is needed")).getAsJsonArray()) {
            cells.add(cell(source.getAsString()));
        }
        lines.write(cells);
    }

    private static JsonObject cell(String source) {
        var cell = new JsonObject();
        try {
            var statements = new JsonArray();
            CheckStatement.of(source).forEach(statement -> statements.add(json(statement)));
            cell.add("statements", statements);
        } catch (IllegalArgumentException e) {
            cell.addProperty("error", e.getMessage());
        }
        return cell;
    }

    private static JsonObject json(CheckStatement statement) {
        var json = new JsonObject();
        json.addProperty("code", statement.code());
        json.addProperty("line", statement.line());
        json.addProperty("speaksOfChecks", statement.speaksOfChecks());
        var checks = new JsonArray();
        for (CheckStatement.Sentence sentence : statement.sentences()) {
            var check = new JsonObject();
            check.addProperty("before", sentence.before());
            check.addProperty("answer", sentence.answer());
            check.addProperty("after", sentence.after());
            check.addProperty("points", sentence.points());
            check.addProperty("line", sentence.line());
            checks.add(check);
        }
        json.add("checks", checks);
        return json;
    }
}
