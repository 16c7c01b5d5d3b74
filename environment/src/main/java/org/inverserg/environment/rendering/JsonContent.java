package org.inverserg.environment.rendering;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** JSON that goes into a message as it is. The base kernel would leave out members that are null, and a reader misses them. */
@JsonAdapter(JsonContent.Adapter.class)
final class JsonContent {

    private final JsonElement element;

    private JsonContent(JsonElement element) {
        this.element = element;
    }

    /** Reads {@code text}; a text that is not JSON is refused here, before it can spoil a message. */
    static JsonContent of(String text) {
        return new JsonContent(new Gson().fromJson(text, JsonElement.class));
    }

    /** Writes the JSON with its nulls. */
    static final class Adapter extends TypeAdapter<JsonContent> {

        private static final Gson WITH_NULLS = new GsonBuilder().serializeNulls().create();

        @Override
        public void write(JsonWriter out, JsonContent content) throws IOException {
            WITH_NULLS.toJson(content.element, out);
        }

        @Override
        public JsonContent read(JsonReader in) {
            throw new UnsupportedOperationException("a kernel sends results and never receives one");
        }
    }
}
