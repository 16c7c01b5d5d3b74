package org.inverserg.environment.connection;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Answers requests of types that the kernel has no handler for, so that nobody waits for an answer that never comes. */
final class UnknownRequests {

    private static final String REQUEST = "_request";
    private static final String DEBUG = "debug_request";

    private UnknownRequests() {
    }

    /** Answers a message of type {@code type}; one that is no request needs no answer. */
    static void answer(CellReplies replies, String type, Object content) {
        if (!type.endsWith(REQUEST)) {
            return;
        }
        replies.setBusyDeferIdle();
        if (type.equals(DEBUG)) {
            replies.reply(CellReplies.replyTo(type), debug(new Gson().toJsonTree(content)));
        } else {
            replies.replyFailure(type, new IllegalArgumentException("this kernel knows no request of type " + type));
        }
    }

    /** In the form of the Debug Adapter Protocol, which is what the request holds: there is no debugger. */
    private static JsonObject debug(JsonElement request) {
        var answer = new JsonObject();
        answer.addProperty("type", "response");
        answer.addProperty("success", false);
        answer.addProperty("message", "this kernel has no debugger");
        if (request instanceof JsonObject object) {
            answer.add("request_seq", object.get("seq"));
            answer.add("command", object.get("command"));
        }
        return answer;
    }
}
