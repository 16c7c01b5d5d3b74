package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import java.security.GeneralSecurityException;

/**
 * The sockets to Jupyter. Differs from the base in the name of an error: the base sends the class of the exception that
 * reached it, which is always {@link CellFailure}; a person wants the name of the exception in the cell.
 */
final class KernelConnection extends JupyterConnection {

    /** A failed cell and the number of its execution. */
    private record Failed(CellFailure failure, int execution) {
    }

    private volatile Failed failed;

    KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
    }

    /** Tells what the next error to be sent is about. */
    void failing(CellFailure failure, int execution) {
        failed = new Failed(failure, execution);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
        return new NamedErrors(shell, stdin, iopub, context);
    }

    private final class NamedErrors extends ShellReplyEnvironment {

        NamedErrors(ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context) {
            super(shell, stdin, iopub, context);
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            Failed known = failed;
            if (content instanceof PublishError && known != null) {
                CellFailure failure = known.failure();
                super.publish(new PublishError(failure.kind(), failure.getMessage(), failure.report()));
            } else {
                super.publish(content);
            }
        }

        @Override
        public void replyError(MessageType<?> type, ErrorReply error) {
            Failed known = failed;
            failed = null;
            super.replyError(type, known == null ? error : named(known));
        }
    }

    private static ErrorReply named(Failed failed) {
        CellFailure failure = failed.failure();
        var reply = new ErrorReply(failure.kind(), failure.getMessage(), failure.report());
        reply.setExecutionCount(failed.execution());
        return reply;
    }
}
