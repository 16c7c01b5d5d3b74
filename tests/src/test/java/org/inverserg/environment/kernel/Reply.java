package org.inverserg.environment.kernel;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What came back for one cell.
 *
 * @param status {@code ok}, {@code error} or {@code aborted}
 * @param out what was printed to standard output
 * @param err what was printed to standard error
 * @param data the result by MIME type; empty without one
 * @param shown what was shown in the middle of the cell, and changes of it, in their order
 * @param content the whole reply
 * @param traceback the error as a person reads it; empty without one
 */
record Reply(String status, String out, String err, JsonObject data, List<Shown> shown, JsonObject content, String traceback) {

    /** Something shown, or a change of it, and what had been printed before it. */
    record Shown(String id, boolean update, JsonObject data, String outBefore) {

        String text() {
            return data.get("text/plain").getAsString();
        }
    }

    String text() {
        return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
    }

    String errorName() {
        return content.get("ename").getAsString();
    }

    String errorValue() {
        return content.get("evalue").getAsString();
    }

    /** Gathers the messages about one cell. */
    static final class Collector {

        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();
        private final StringBuilder traceback = new StringBuilder();
        private final List<Shown> shown = new ArrayList<>();
        private JsonObject data = new JsonObject();

        void add(String type, JsonObject content) {
            switch (type) {
                case "stream" -> (content.get("name").getAsString().equals("stdout") ? out : err).append(content.get("text").getAsString());
                case "execute_result" -> data = content.getAsJsonObject("data");
                case "display_data", "update_display_data" -> shown.add(new Shown(
                        content.getAsJsonObject("transient").get("display_id").getAsString(), type.startsWith("update"),
                        content.getAsJsonObject("data"), out.toString()));
                case "error" -> content.getAsJsonArray("traceback").forEach(line -> traceback.append(line.getAsString()).append('\n'));
                default -> { }
            }
        }

        Reply end(JsonObject reply) {
            return new Reply(reply.get("status").getAsString(), out.toString(), err.toString(), data, shown, reply, traceback.toString());
        }
    }
}
