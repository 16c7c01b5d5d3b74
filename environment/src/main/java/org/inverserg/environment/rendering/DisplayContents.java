package org.inverserg.environment.rendering;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;

/** Looks into what is to be shown, which the base keeps to itself but for one type at a time. */
public final class DisplayContents {

    private static final Gson GSON = new Gson();

    private DisplayContents() {
    }

    /**
     * The same with JSON in place of text wherever the type says that it is JSON: {@code application/json}, a Vega chart. A page shows
     * a text of such a type as text.
     *
     * @throws IllegalArgumentException if such a text is no JSON
     */
    public static DisplayData withJson(DisplayData shown) {
        GSON.toJsonTree(shown).getAsJsonObject().getAsJsonObject("data").entrySet().stream()
                .filter(content -> Representations.isJson(content.getKey()) && content.getValue().isJsonPrimitive())
                .forEach(content -> shown.putData(content.getKey(), json(content.getKey(), content.getValue().getAsString())));
        return shown;
    }

    private static JsonContent json(String type, String text) {
        try {
            return JsonContent.of(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("what is shown as " + type + " must be JSON, and it is not: "
                    + e.getMessage() + "; show it as text/plain if it is text", e);
        }
    }

    /** The value of an expression as Jupyter's protocol wants it: by MIME type. */
    public static Map<String, Object> value(DisplayData shown) {
        if (shown == null) {
            return Map.of("status", "ok", "data", Map.of("text/plain", "null"), "metadata", Map.of());
        }
        JsonObject content = GSON.toJsonTree(shown).getAsJsonObject();
        JsonElement metadata = content.get("metadata");
        return Map.of("status", "ok", "data", content.get("data"), "metadata", metadata == null ? Map.of() : metadata);
    }
}
