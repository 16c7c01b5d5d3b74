package org.inverserg.environment.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.environment.connection.CellReplies;

/** Answers every request but the one to run a cell. */
final class SmallRequests {

    private static final String OK = "ok";

    private final JavaKernel kernel;
    private final CellHistory history;

    private SmallRequests(JavaKernel kernel, CellHistory history) {
        this.kernel = kernel;
        this.history = history;
    }

    /** From now on {@code connection} has these requests answered by {@code kernel}. */
    static void register(JupyterConnection connection, JavaKernel kernel, CellHistory history) {
        var requests = new SmallRequests(kernel, history);
        connection.setHandler(MessageType.KERNEL_INFO_REQUEST, (replies, request) -> requests.kernelInfo(begin(replies)));
        connection.setHandler(MessageType.COMPLETE_REQUEST, (replies, request) -> requests.complete(begin(replies), request.getContent()));
        connection.setHandler(MessageType.INSPECT_REQUEST, (replies, request) -> requests.inspect(begin(replies), request.getContent()));
        connection.setHandler(MessageType.IS_COMPLETE_REQUEST, (replies, request) -> requests.isComplete(begin(replies), request.getContent()));
        connection.setHandler(MessageType.HISTORY_REQUEST, (replies, request) -> requests.history(begin(replies), request.getContent()));
        connection.setHandler(MessageType.INTERRUPT_REQUEST, (replies, request) -> requests.interrupt(begin(replies), request));
        connection.setHandler(MessageType.SHUTDOWN_REQUEST, (replies, request) -> requests.shutDown(begin(replies), request.getContent()));
        connection.setHandler(MessageType.COMM_INFO_REQUEST,
                (replies, request) -> begin(replies).reply(MessageType.COMM_INFO_REPLY, Map.of("status", OK, "comms", Map.of())));
        connection.setHandler(MessageType.COMM_OPEN_COMMAND, SmallRequests::refuse);
        connection.setHandler(MessageType.COMM_MSG_COMMAND, (replies, request) -> begin(replies));
        connection.setHandler(MessageType.COMM_CLOSE_COMMAND, (replies, request) -> begin(replies));
    }

    private static CellReplies begin(ShellReplyEnvironment replies) {
        replies.setBusyDeferIdle();
        return (CellReplies) replies;
    }

    private void kernelInfo(CellReplies replies) {
        replies.reply(new KernelInfo(kernel.getLanguageInfo(), kernel.getBanner()));
    }

    private void complete(CellReplies replies, CompleteRequest request) {
        ReplacementOptions options = kernel.complete(request.getCode(), request.getCursorPos());
        boolean none = options == null;
        replies.reply(MessageType.COMPLETE_REPLY, Map.of("status", OK, "matches", none ? List.of() : options.getReplacements(),
                "cursor_start", none ? request.getCursorPos() : options.getSourceStart(),
                "cursor_end", none ? request.getCursorPos() : options.getSourceEnd(), "metadata", Map.of()));
    }

    private void inspect(CellReplies replies, InspectRequest request) {
        DisplayData found = kernel.inspect(request.getCode(), request.getCursorPos(), request.getDetailLevel() > 0);
        Map<String, ?> data = found == null ? Map.of() : Map.of("text/plain", found.getData(MIMEType.TEXT_PLAIN));
        replies.reply(MessageType.INSPECT_REPLY, Map.of("status", OK, "found", found != null, "data", data, "metadata", Map.of()));
    }

    /** Here {@code status} is the answer itself. */
    private void isComplete(CellReplies replies, IsCompleteRequest request) {
        var content = new HashMap<String, Object>(Map.of("status", kernel.isComplete(request.getCode())));
        if (content.get("status").equals(JavaKernel.INCOMPLETE)) {
            content.put("indent", JavaKernel.INDENT);
        }
        replies.reply(MessageType.IS_COMPLETE_REPLY, content);
    }

    private void history(CellReplies replies, HistoryRequest request) {
        replies.reply(MessageType.HISTORY_REPLY, Map.of("status", OK, "history", history.find(request)));
    }

    private void interrupt(CellReplies replies, Message<InterruptRequest> request) {
        kernel.interrupt(request);
        replies.reply(MessageType.INTERRUPT_REPLY, Map.of("status", OK));
    }

    private void shutDown(CellReplies replies, ShutdownRequest request) {
        kernel.onShutdown(request.isRestart());
        replies.reply(MessageType.SHUTDOWN_REPLY, Map.of("status", OK, "restart", request.isRestart()));
        replies.markForShutdown();
    }

    /** There are no widgets: who opens a channel for one is told at once that it is closed. */
    private static void refuse(ShellReplyEnvironment replies, Message<CommOpenCommand> request) {
        begin(replies).publish(new CommCloseCommand(request.getContent().getCommID(), new JsonObject()));
    }
}
