package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.inverserg.environment.rendering.BundleRendering;
import org.inverserg.parallel.Parallel;

/** Answers the requests of Jupyter: runs cells, completes code, says whether code is complete, interrupts. */
public final class JavaKernel extends BaseKernel {

    private static final long FLUSH_MILLISECONDS = 50;

    private final KernelConnection connection;
    private final CellOutput output;
    private final CellProgress progress;
    private final CellSession session;
    private final CodeAssistant assistant;
    private final CellCode startScript;
    private CellReplies replies;
    private boolean started;

    /**
     * A kernel for the other end of {@code connection}.
     *
     * @param startScript code that runs before the first cell, as if it stood in a cell of its own
     */
    JavaKernel(KernelConnection connection, String startScript) {
        this.connection = connection;
        this.startScript = new CellCode("the start script", startScript);
        this.renderer = new Renderer();
        BundleRendering.register(renderer);
        setShouldReplaceStdStreams(false);
        output = new CellOutput(connection.getIOPub());
        progress = new CellProgress(connection.getIOPub());
        Parallel.setProgressListener(progress);
        System.setOut(output.out());
        System.setErr(output.err());
        System.setIn(getIO().in);
        session = new CellSession(System.out, System.err);
        assistant = new CodeAssistant(session.analysis());
        becomeHandlerForConnection(connection);
        flushRegularly();
    }

    private void flushRegularly() {
        Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "output");
            thread.setDaemon(true);
            return thread;
        }).scheduleWithFixedDelay(this::flushSafely, FLUSH_MILLISECONDS, FLUSH_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void flushSafely() {
        try {
            output.flush();
            progress.update();
        } catch (RuntimeException | OutOfMemoryError e) {
            // The executor would drop the task for good; a cell that filled the memory must not silence the later ones.
        }
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection handled) {
        super.becomeHandlerForConnection(handled);
        ShellHandler<ExecuteRequest> run = handled.getHandler(MessageType.EXECUTE_REQUEST);
        handled.setHandler(MessageType.EXECUTE_REQUEST, (ShellReplyEnvironment replies, Message<ExecuteRequest> request) ->
                handleCell(run, (CellReplies) replies, request));
        handled.setHandler(MessageType.KERNEL_INFO_REQUEST, this::answerKernelInfo);
    }

    private void handleCell(ShellHandler<ExecuteRequest> run, CellReplies cellReplies, Message<ExecuteRequest> request) {
        if (cellReplies.skipped()) {
            cellReplies.replySkipped();
            return;
        }
        output.attach(request);
        progress.begin(request, request.getContent().isStdinEnabled());
        replies = cellReplies;
        run.handle(cellReplies, request);
        if (cellReplies.failed() && request.getContent().shouldStopOnError()) {
            connection.skipWaiting();
        }
    }

    private void answerKernelInfo(ShellReplyEnvironment answers, Message<KernelInfoRequest> request) {
        answers.setBusyDeferIdle();
        answers.reply(new KernelInfo(getLanguageInfo(), getBanner()));
    }

    @Override
    public DisplayData eval(String code) throws Exception {
        int execution = executionCount.get() - 1;
        try {
            return evaluate(new CellCode("cell [" + execution + "]", code));
        } catch (CellFailure failure) {
            replies.failing(failure, execution);
            throw failure;
        } finally {
            output.flush();
            progress.flush();
        }
    }

    private DisplayData evaluate(CellCode cell) throws CellFailure {
        try {
            if (!started) {
                session.run(startScript);
                started = true;
            }
            Object result = session.run(cell);
            return result == null ? null : session.runInCell(() -> displayData(result));
        } catch (RuntimeException | Error e) {
            // Whatever happens while a cell is compiled or shown: the message loop ends with an Error that reaches it.
            throw CellFailure.of(e);
        }
    }

    private DisplayData displayData(Object result) {
        return result instanceof DisplayData data ? data : renderer.render(result);
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        return assistant.complete(code, cursor);
    }

    @Override
    public String isComplete(String code) {
        return switch (assistant.completeness(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> "    ";
        };
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Java " + Runtime.version() + " with InverseRG";
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    public void onShutdown(boolean restarting) {
        session.interrupt();
        output.flush();
    }
}
