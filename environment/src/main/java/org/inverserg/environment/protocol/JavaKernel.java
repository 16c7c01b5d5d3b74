package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.Loop;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.inverserg.environment.assistance.CodeAssistant;
import org.inverserg.environment.magics.Magics;
import org.inverserg.environment.rendering.BundleRendering;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.parallel.Parallel;

/** Answers the requests of Jupyter: runs cells, completes code, says whether code is complete, interrupts. */
public final class JavaKernel extends BaseKernel {

    private static final long FLUSH_MILLISECONDS = 50;
    private static final CellCode STATICS = new CellCode("the imports of the kernel",
            "import static " + CellStatics.class.getName() + ".*;");

    private final KernelConnection connection;
    private final CellOutput output;
    private final CellProgress progress;
    private final CellInput input = new CellInput();
    private final MemoryReserve reserve = new MemoryReserve();
    private final CellHistory history = new CellHistory();
    private final CellSession session;
    private final CodeAssistant assistant;
    private final StartUp startUp;
    private final InterruptTiming timing = new InterruptTiming();
    private CellReplies replies;
    /** Whether the interrupt that is handled was sent before the running cell. Used by the thread of the control channel only. */
    private boolean untimely;

    /**
     * A kernel for the other end of {@code connection}.
     *
     * @param startScript code that runs before the first cell
     */
    JavaKernel(KernelConnection connection, CellCode startScript) {
        this.connection = connection;
        this.renderer = new Renderer();
        // As in IJava: text that is HTML, Markdown or LaTeX is shown as such where a cell asks for it.
        Text.registerAll(renderer);
        BundleRendering.register(renderer);
        setShouldReplaceStdStreams(false);
        output = new CellOutput(connection.getIOPub());
        progress = new CellProgress(connection.getIOPub());
        Parallel.setProgressListener(progress);
        System.setOut(output.out());
        System.setErr(output.err());
        System.setIn(input);
        session = new CellSession(System.out, System.err, session -> new Magics(session, System.out));
        assistant = new CodeAssistant(session.analysis(), session.magics().names());
        CellStatics.speakTo(this);
        startUp = new StartUp(session, List.of(STATICS, startScript));
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
        } catch (OutOfMemoryError e) {
            reserve.release();
        } catch (RuntimeException e) {
            // The executor would drop the task for good, and nothing would be shown any more.
        }
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection handled) {
        super.becomeHandlerForConnection(handled);
        ShellHandler<ExecuteRequest> run = handled.getHandler(MessageType.EXECUTE_REQUEST);
        handled.setHandler(MessageType.EXECUTE_REQUEST, (ShellReplyEnvironment replies, Message<ExecuteRequest> request) ->
                handleCell(run, (CellReplies) replies, request));
        ShellHandler<InterruptRequest> interrupt = handled.getHandler(MessageType.INTERRUPT_REQUEST);
        handled.setHandler(MessageType.INTERRUPT_REQUEST, (ShellReplyEnvironment replies, Message<InterruptRequest> request) ->
                handleInterrupt(interrupt, replies, request));
        handled.setHandler(MessageType.KERNEL_INFO_REQUEST, this::answerKernelInfo);
        handled.setHandler(MessageType.HISTORY_REQUEST, this::answerHistory);
    }

    private void handleCell(ShellHandler<ExecuteRequest> run, CellReplies cellReplies, Message<ExecuteRequest> request) {
        if (cellReplies.skipped()) {
            cellReplies.replySkipped();
            return;
        }
        timing.begin(request);
        startUp.beginCell();
        if (startUp.over()) {
            session.beginCell();
        }
        output.attach(request);
        progress.begin(request, request.getContent().isStdinEnabled());
        input.attach(request.getContent().isStdinEnabled() ? () -> ask(request) : null);
        replies = cellReplies;
        run.handle(cellReplies, request);
        timing.end();
        reserve.renew();
        if (cellReplies.failed() && request.getContent().shouldStopOnError()) {
            connection.skipWaiting();
        }
    }

    private void handleInterrupt(ShellHandler<InterruptRequest> answer, ShellReplyEnvironment answers, Message<InterruptRequest> request) {
        untimely = !timing.concerns(request);
        answer.handle(answers, request);
        // Else each of many would wait for its turn while later cells begin.
        connection.handleWaitingControl();
    }

    private void answerKernelInfo(ShellReplyEnvironment answers, Message<KernelInfoRequest> request) {
        answers.setBusyDeferIdle();
        answers.reply(new KernelInfo(getLanguageInfo(), getBanner()));
    }

    private void answerHistory(ShellReplyEnvironment answers, Message<HistoryRequest> request) {
        answers.setBusyDeferIdle();
        ((CellReplies) answers).reply(MessageType.HISTORY_REPLY,
                Map.of("status", "ok", "history", history.find(request.getContent())));
    }

    private String ask(MessageContext request) throws InterruptedException {
        // What the cell printed so far is often the question.
        output.flush();
        return connection.ask(request);
    }

    @Override
    public DisplayData eval(String code) throws Exception {
        int execution = executionCount.get() - 1;
        try {
            DisplayData result = evaluate(new CellCode("cell [" + execution + "]", code));
            history.add(execution, code, result == null ? "" : String.valueOf(result.getData(MIMEType.TEXT_PLAIN)));
            return result;
        } catch (CellFailure failure) {
            if (failure.getCause() instanceof OutOfMemoryError) {
                reserve.release();
            }
            replies.failing(failure, execution);
            throw failure;
        } finally {
            output.endCell();
            progress.flush();
        }
    }

    private DisplayData evaluate(CellCode cell) throws CellFailure {
        try {
            if (startUp.await()) {
                throw session.reports().interruption(null, null);
            }
            Object result = session.runBegun(cell);
            return result == null || session.silenced(cell) ? null : session.runInCell(() -> render(result));
        } catch (OutOfMemoryError e) {
            reserve.release();
            throw session.reports().exception(e, null);
        } catch (RuntimeException | Error e) {
            // Whatever happens while a cell is compiled or shown: the message loop ends with an Error that reaches it.
            throw CellFailure.of(e);
        }
    }

    DisplayData render(Object object) {
        return object instanceof DisplayData data ? data : renderer.render(object);
    }

    DisplayData renderAs(Object object, String... mimeTypes) {
        return object instanceof DisplayData data ? data : renderer.renderAs(object, mimeTypes);
    }

    /** Shows {@code data} below the running cell; returns the id by which it can be changed. */
    String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        output.show(data);
        return data.getDisplayId();
    }

    /** Shows {@code data} in place of what was shown as {@code id}. */
    void update(String id, DisplayData data) {
        data.setDisplayId(id);
        output.update(data);
    }

    @Override
    public void display(DisplayData data) {
        output.show(data);
    }

    Object evalInCell(String code) {
        try {
            return session.runInside(new CellCode("the code given to eval", code));
        } catch (CellFailure failure) {
            throw new IllegalArgumentException(String.join("\n", failure.report()), failure.getCause());
        }
    }

    @Override
    public DisplayData inspect(String code, int cursor, boolean extraDetail) {
        startUp.awaitQuietly();
        String description = assistant.describe(code, cursor);
        return description.isEmpty() ? null : new DisplayData(description);
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        startUp.awaitQuietly();
        return assistant.complete(code, cursor);
    }

    @Override
    public String isComplete(String code) {
        startUp.awaitQuietly();
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
        if (untimely) {
            return;
        }
        if (startUp.over()) {
            session.interrupt();
        } else {
            startUp.interrupt();
        }
    }

    /** An error in one of the loops that receive messages, above all for want of memory, would end it and leave the kernel deaf. */
    void outliveErrors() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(Loop.class::isInstance)
                .forEach(loop -> ((Loop) loop).onError(error -> {
                    reserve.release();
                    return FLUSH_MILLISECONDS;
                }));
    }

    @Override
    public void onShutdown(boolean restarting) {
        session.interrupt();
        output.flush();
    }
}
