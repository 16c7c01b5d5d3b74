package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import java.util.Map;
import org.inverserg.environment.session.CellFailure;

/**
 * The answers to one request. Differs from the base in the name of an error: the base sends the class of the exception that
 * reached it, which is always {@link CellFailure}; a person wants the name of the exception in the cell.
 */
final class CellReplies extends ShellReplyEnvironment {

    private final boolean skipped;
    private CellFailure failure;
    private int execution;

    CellReplies(ShellChannel shell, StdinChannel stdin, JupyterSocket publisher, MessageContext request, boolean skipped) {
        super(shell, stdin, publisher, request);
        this.skipped = skipped;
    }

    /** Whether the request waited behind a cell that failed, and so must not run. */
    boolean skipped() {
        return skipped;
    }

    /** Whether the cell of this request failed. */
    boolean failed() {
        return failure != null;
    }

    /** Tells what the error is about that will be sent. */
    void failing(CellFailure cause, int number) {
        failure = cause;
        execution = number;
    }

    /** Answers that the cell was not run, because one before it failed. */
    void replySkipped() {
        setBusyDeferIdle();
        reply(MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
    }

    /** Sends a reply for which the base has no class, or one that leaves something out. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    void reply(MessageType<?> type, Map<String, ?> content) {
        reply(new Message(getContext(), (MessageType) type, content));
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        if (content instanceof PublishError && failed()) {
            super.publish(new PublishError(failure.kind(), failure.getMessage(), failure.report()));
        } else {
            super.publish(content);
        }
    }

    @Override
    public void replyError(MessageType<?> type, ErrorReply error) {
        super.replyError(type, failed() ? named() : error);
    }

    private ErrorReply named() {
        var reply = new ErrorReply(failure.kind(), failure.getMessage(), failure.report());
        reply.setExecutionCount(execution);
        return reply;
    }
}
