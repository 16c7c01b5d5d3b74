package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.security.GeneralSecurityException;
import org.zeromq.ZMQ;

/**
 * The sockets to Jupyter. Differs from the base in what follows a failure: who presses Run All sends all cells at once, and
 * those that wait behind a cell that failed are not run.
 */
final class KernelConnection extends JupyterConnection {

    private static final long LOOK_FOR_ANSWER_MILLISECONDS = 20;

    /** Used by the thread of the shell channel only. */
    private boolean skipping;
    /** Used by the thread of the control channel only. */
    private boolean handlingControl;

    KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
        // By default the socket drops messages when more than a thousand wait for a slow reader.
        iopub.setSndHWM(0);
    }

    /**
     * Asks the person in front of the notebook for a line and waits for it.
     *
     * @param cell the request that runs the cell that asks
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    String ask(MessageContext cell) throws InterruptedException {
        synchronized (stdin) {
            var question = new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest("", false));
            stdin.sendMessage(question);
            while (true) {
                while (!answered()) {
                    Thread.sleep(LOOK_FOR_ANSWER_MILLISECONDS);
                }
                Message<InputReply> answer = stdin.readMessage(InputReply.MESSAGE_TYPE);
                // Not the late answer to a question of a cell that was interrupted.
                if (!answer.hasParentHeader() || answer.getParentHeader().getId().equals(question.getHeader().getId())) {
                    return answer.getContent().getValue();
                }
            }
        }
    }

    private boolean answered() {
        return (stdin.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    /** An {@link Error} in a handler would end the loop that receives messages: the kernel would seem to hang. */
    @Override
    public <T> void setHandler(MessageType<T> type, ShellHandler<T> handler) {
        super.setHandler(type, (replies, message) -> {
            try {
                handler.handle(replies, message);
            } catch (Error e) {
                throw new IllegalStateException("the answer to a request failed", e);
            }
        });
    }

    /** Skips the requests that wait at this moment. To be called while a request of the shell channel is handled. */
    void skipWaiting() {
        skipping = waiting(shell);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
        boolean skipped = channel == shell && skipping;
        if (skipped) {
            skipping = waiting(channel);
        }
        return new CellReplies(channel, stdin, iopub, request, skipped);
    }

    /** Handles what waits on the control channel, whose own loop takes a rest after each message. To be called by its thread. */
    void handleWaitingControl() {
        if (!handlingControl) {
            handlingControl = true;
            try {
                while (waiting(control)) {
                    handleControl(control.readMessage());
                }
            } finally {
                handlingControl = false;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the kind of a message and of its handler are the same
    private void handleControl(Message message) {
        ShellHandler handler = getHandler(message.getHeader().getType());
        if (handler != null) {
            ShellReplyEnvironment replies = prepareReplyEnv(control, message);
            try {
                handler.handle(replies, message);
            } finally {
                replies.resolveDeferrals();
            }
            if (replies.isMarkedForShutdown()) {
                close();
            }
        }
    }

    private static boolean waiting(ShellChannel channel) {
        return (channel.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
