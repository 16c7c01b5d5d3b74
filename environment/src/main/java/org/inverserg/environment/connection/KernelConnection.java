package org.inverserg.environment.connection;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.Loop;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.zeromq.ZMQ;

/**
 * The sockets to Jupyter. Differs from the base in what follows a failure: who presses Run All sends all cells at once, and
 * those that wait behind a cell that failed are not run. And nothing that comes on a socket keeps a later request from its answer.
 */
public final class KernelConnection extends JupyterConnection {

    private static final long LAST_CELL_MILLISECONDS = 1000;
    private static final long MILLISECONDS_AFTER_ERROR = 50;

    private final KernelConnectionProperties properties;
    private final RequestChannel cells;
    private final RequestChannel controls;
    private final StdinAnswers answers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Consumer<Throwable> errors = error -> { };

    /** The sockets that {@code properties} name; they are bound by {@link #connect}. */
    public KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
        this.properties = properties;
        cells = RequestChannel.create(properties, false, this);
        controls = RequestChannel.create(properties, true, this);
        answers = new StdinAnswers(ZMQ.context(1), properties);
        // By default the socket drops messages when more than a thousand wait for a slow reader.
        iopub.setSndHWM(0);
    }

    /** Instead of the base's own channels for requests, which read what comes without a look at where a message ends. */
    @Override
    public void connect() {
        heartbeat.bind(properties);
        answers.bind(properties);
        iopub.bind(properties);
        cells.bind(properties);
        controls.bind(properties);
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        // An error in the loop of the heartbeat, above all for want of memory, would end it, and the kernel would seem dead.
        Thread.getAllStackTraces().keySet().stream().filter(Loop.class::isInstance).forEach(loop -> ((Loop) loop).onError(error -> {
            onError(error);
            return MILLISECONDS_AFTER_ERROR;
        }));
    }

    /** From now on {@code handler} is told of what goes wrong while a request is answered. */
    public void setErrorHandler(Consumer<Throwable> handler) {
        errors = handler;
    }

    void onError(Throwable error) {
        errors.accept(error);
    }

    /**
     * Asks the person in front of the notebook for a line and waits for it.
     *
     * @param cell the request that runs the cell that asks
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public String ask(MessageContext cell) throws InterruptedException {
        return answers.ask(cell);
    }

    /** Skips the requests that wait at this moment. To be called while a request of the channel of the cells is handled. */
    public void skipWaiting() {
        cells.skipWaiting();
    }

    /** Whether requests to run cells wait at this moment. To be called while one of them is handled. */
    public boolean requestsWait() {
        return cells.waiting();
    }

    @Override
    public CellReplies prepareReplyEnv(ShellChannel channel, MessageContext request) {
        return new CellReplies((RequestChannel) channel, answers, iopub, request, ((RequestChannel) channel).skipping());
    }

    /** The kernel is to end. */
    void end() {
        cells.end();
        controls.end();
        ended.countDown();
    }

    /** Waits until {@link #end} and until the last answers have left. */
    @Override
    public void waitUntilClose() {
        try {
            ended.await();
            controls.awaitEnd(0);
            cells.awaitEnd(LAST_CELL_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
