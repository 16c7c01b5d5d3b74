package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.environment.connection.CellReplies;
import org.inverserg.environment.connection.KernelConnection;
import org.inverserg.environment.rendering.DisplayContents;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;

/** Answers the request to run a cell: what it publishes on the way, its place in the history, and the reply at the end. */
final class CellRequests {

    private final JavaKernel kernel;
    private final KernelConnection connection;
    private final CellHistory history;
    private int count;

    CellRequests(JavaKernel kernel, KernelConnection connection, CellHistory history) {
        this.kernel = kernel;
        this.connection = connection;
        this.history = history;
    }

    void handle(ShellReplyEnvironment environment, Message<ExecuteRequest> request) {
        var replies = (CellReplies) environment;
        replies.setBusyDeferIdle();
        if (replies.skipped()) {
            replies.reply(MessageType.EXECUTE_REPLY, Map.of("status", "aborted", "execution_count", count));
            kernel.skipCell();
            return;
        }
        ExecuteRequest cell = request.getContent();
        if (cell.getCode() == null) {
            throw new IllegalArgumentException("a request to run a cell needs its code, and there is none");
        }
        boolean counted = !cell.isSilent() && cell.shouldStoreHistory();
        count += counted ? 1 : 0;
        if (!cell.isSilent()) {
            replies.publish(new PublishExecuteInput(cell.getCode(), count));
        }
        kernel.beginCell(request);
        // Who runs a cell in silence still wants to know where it failed.
        var code = new CellCode(counted ? "cell [" + count + "]" : "a cell that is not counted", cell.getCode());
        try {
            DisplayData result = kernel.evaluate(code);
            remember(counted, cell.getCode(), result == null ? "" : String.valueOf(result.getData(MIMEType.TEXT_PLAIN)));
            replyResult(replies, cell, result);
        } catch (CellFailure failure) {
            remember(counted, cell.getCode(), "");
            replyFailure(replies, cell, failure);
        } finally {
            kernel.endCell();
        }
    }

    private void remember(boolean counted, String code, String output) {
        if (counted) {
            history.add(count, code, output);
        }
    }

    private void replyResult(CellReplies replies, ExecuteRequest cell, DisplayData result) {
        Map<String, Object> expressions = expressions(cell.getUserExpr());
        kernel.showOutput();
        if (result != null && !cell.isSilent()) {
            replies.publish(new PublishExecuteResult(count, result));
        }
        replies.reply(MessageType.EXECUTE_REPLY,
                Map.of("status", "ok", "execution_count", count, "user_expressions", expressions, "payload", List.of()));
    }

    private void replyFailure(CellReplies replies, ExecuteRequest cell, CellFailure failure) {
        kernel.showOutput();
        if (!cell.isSilent()) {
            replies.publish(new PublishError(failure.kind(), failure.getMessage(), failure.report()));
        }
        Map<String, Object> reply = new HashMap<>(CellReplies.error(failure));
        reply.put("execution_count", count);
        replies.reply(MessageType.EXECUTE_REPLY, reply);
        if (cell.shouldStopOnError()) {
            connection.skipWaiting();
        }
    }

    /** The values of the expressions that came with the cell, by their names; one that fails does not touch the others. */
    private Map<String, Object> expressions(Map<String, String> asked) {
        var values = new LinkedHashMap<String, Object>();
        if (asked != null) {
            asked.forEach((name, code) -> values.put(name, value(name, code)));
        }
        return values;
    }

    private Object value(String name, String code) {
        try {
            return DisplayContents.value(kernel.evaluate(new CellCode("the expression " + name, code)));
        } catch (CellFailure failure) {
            return CellReplies.error(failure);
        }
    }
}
