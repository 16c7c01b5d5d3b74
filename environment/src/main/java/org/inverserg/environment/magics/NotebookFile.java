package org.inverserg.environment.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.inverserg.environment.session.CellCode;

/** The cells of code in a notebook's file. */
final class NotebookFile {

    private NotebookFile() {
    }

    /**
     * The cells, in their order.
     *
     * @throws IOException if {@code text} is no notebook
     */
    static List<CellCode> cells(String name, String text) throws IOException {
        try {
            List<CellCode> cells = new ArrayList<>();
            for (JsonElement element : JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
                JsonObject cell = element.getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")) {
                    cells.add(new CellCode(name + " [" + (cells.size() + 1) + "]", source(cell.get("source"))));
                }
            }
            return cells;
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IOException("a notebook must be JSON with a list of cells, and " + name + " is not; open it in Jupyter and save it again", e);
        }
    }

    /** A text or a list of lines, each with its end. */
    private static String source(JsonElement source) {
        return source instanceof JsonArray lines
                ? StreamSupport.stream(lines.spliterator(), false).map(JsonElement::getAsString).collect(Collectors.joining())
                : source.getAsString();
    }
}
