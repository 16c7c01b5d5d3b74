package org.inverserg.environment.kernel;

import com.google.gson.JsonObject;

/**
 * What came back for one cell.
 *
 * @param status {@code ok} or {@code error}
 * @param out what was printed to standard output
 * @param err what was printed to standard error
 * @param data the result by MIME type; empty without one
 * @param content the whole reply
 * @param traceback the error as a person reads it; empty without one
 */
record Reply(String status, String out, String err, JsonObject data, JsonObject content, String traceback) {

    String text() {
        return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
    }

    String errorName() {
        return content.get("ename").getAsString();
    }

    String errorValue() {
        return content.get("evalue").getAsString();
    }
}
