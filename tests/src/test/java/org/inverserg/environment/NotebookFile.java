package org.inverserg.environment;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Notebooks as files, written and read as Jupyter does. */
public final class NotebookFile {

    private NotebookFile() {
    }

    /** Writes a notebook of one text and some cells of code that were not run yet. */
    public static Path write(Path path, String text, String... code) throws IOException {
        var cells = new JsonArray();
        cells.add(cell("markdown", text));
        for (String source : code) {
            JsonObject cell = cell("code", source);
            cell.add("outputs", new JsonArray());
            cell.add("execution_count", null);
            cells.add(cell);
        }
        var notebook = new JsonObject();
        notebook.add("cells", cells);
        notebook.add("metadata", new Gson().toJsonTree(Map.of("kernelspec", Map.of("name", "java", "display_name", "Java", "language", "java"))));
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        return Files.writeString(path, notebook.toString());
    }

    /** A cell as Jupyter keeps it, without what only cells of code have. */
    static JsonObject cell(String type, String source) {
        var cell = new JsonObject();
        cell.addProperty("cell_type", type);
        cell.addProperty("id", "c" + Integer.toHexString(source.hashCode()));
        cell.addProperty("source", source);
        cell.add("metadata", new JsonObject());
        return cell;
    }

    /**
     * All that the cells of a notebook print, in their order.
     *
     * @throws com.google.gson.JsonParseException if the file is no JSON
     */
    public static String printed(Path path) throws IOException {
        var text = new StringBuilder();
        for (JsonElement cell : JsonParser.parseString(Files.readString(path)).getAsJsonObject().getAsJsonArray("cells")) {
            JsonArray outputs = cell.getAsJsonObject().getAsJsonArray("outputs");
            if (outputs != null) {
                outputs.forEach(output -> append(text, output.getAsJsonObject().get("text")));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, JsonElement lines) {
        if (lines != null && lines.isJsonArray()) {
            lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        } else if (lines != null) {
            text.append(lines.getAsString());
        }
    }
}
