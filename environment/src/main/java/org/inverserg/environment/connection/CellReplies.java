package org.inverserg.environment.connection;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.List;
import java.util.Map;
import org.inverserg.environment.session.CellFailure;

/** The answers to one request. Every one of them says how it went in {@code status}, which the base leaves out of most. */
public final class CellReplies extends ShellReplyEnvironment {

    private final RequestChannel requests;
    private final boolean skipped;
    private boolean replied;

    CellReplies(RequestChannel requests, StdinChannel stdin, JupyterSocket publisher, MessageContext request, boolean skipped) {
        super(requests, stdin, publisher, request);
        this.requests = requests;
        this.skipped = skipped;
    }

    /** The type of the answer to a request of type {@code type}. */
    static String replyTo(String type) {
        return type.replaceFirst("_request$", "_reply");
    }

    /** Whether the request waited behind a cell that failed, and so must not run. */
    public boolean skipped() {
        return skipped;
    }

    /** Sends a reply, which holds its own {@code status}. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void reply(MessageType<?> type, Map<String, ?> content) {
        replied = true;
        reply(new Message(getContext(), (MessageType) type, content));
    }

    /** Sends a reply of a type for which the base has no class. */
    void reply(String type, JsonElement content) {
        replied = true;
        requests.send(getContext(), type, content);
    }

    /** Answers a request of type {@code type} that could not be handled, unless it was answered before that. */
    void replyFailure(String type, Throwable cause) {
        if (!replied && type.endsWith("_request")) {
            reply(replyTo(type), new Gson().toJsonTree(error(cause.getClass().getSimpleName(), cause)));
        }
    }

    /** What a reply says about a failure. */
    public static Map<String, Object> error(CellFailure failure) {
        return Map.of("status", "error", "ename", failure.kind(), "evalue", failure.getMessage(), "traceback", failure.report());
    }

    private static Map<String, Object> error(String name, Throwable cause) {
        return Map.of("status", "error", "ename", name, "evalue", String.valueOf(cause.getMessage()), "traceback", List.of());
    }
}
