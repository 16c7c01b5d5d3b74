package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.MessageContext;
import java.security.GeneralSecurityException;
import org.zeromq.ZMQ;

/**
 * The sockets to Jupyter. Differs from the base in what follows a failure: who presses Run All sends all cells at once, and
 * those that wait behind a cell that failed are not run.
 */
final class KernelConnection extends JupyterConnection {

    /** Used by the thread of the shell channel only. */
    private boolean skipping;

    KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
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

    private static boolean waiting(ShellChannel channel) {
        return (channel.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
