package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.inverserg.environment.assistance.CodeAssistant;
import org.inverserg.environment.connection.KernelConnection;
import org.inverserg.environment.magics.Magics;
import org.inverserg.environment.rendering.BundleRendering;
import org.inverserg.environment.rendering.DisplayContents;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.streams.CellInput;
import org.inverserg.environment.streams.CellOutput;
import org.inverserg.environment.streams.CellProgress;
import org.inverserg.parallel.Parallel;

/** Answers the requests of Jupyter: runs cells, completes code, says whether code is complete, interrupts. */
public final class JavaKernel extends BaseKernel implements CellHost {

    /** The answer to whether code is complete that needs another line, and how far that is indented. */
    static final String INCOMPLETE = "incomplete";
    static final String INDENT = "    ";

    private static final long FLUSH_MILLISECONDS = 50;

    private final KernelConnection connection;
    private final CellOutput output;
    private final CellProgress progress;
    private final CellInput input = new CellInput();
    private final MemoryReserve reserve = new MemoryReserve();
    private final CellSession session;
    private final Magics magics;
    private final CodeAssistant assistant;
    private final StartUp startUp;
    private final InterruptTiming timing = new InterruptTiming();

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
        var settings = new KernelVariables(System.getenv());
        session = new CellSession(System.out, System.err, settings.session(), own -> new Magics(own, System.out));
        magics = (Magics) session.magics();
        assistant = new CodeAssistant(session.analysis(), magics.names(), session::describe);
        CellStatics.speakTo(this);
        startUp = new StartUp(session, settings, List.of(CellStatics.IMPORTS, startScript));
        var history = new CellHistory();
        connection.setHandler(MessageType.EXECUTE_REQUEST, new CellRequests(this, connection, history)::handle);
        SmallRequests.register(connection, this, history);
        connection.setErrorHandler(this::onError);
        flushRegularly();
    }

    private void onError(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            reserve.release();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the kernel, and lets nothing be thrown
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

    /** A cell comes with {@code request}: what is printed and asked belongs to it from now on. */
    void beginCell(Message<ExecuteRequest> request) {
        startUp.beginCell();
        if (startUp.over()) {
            session.beginCell();
        }
        timing.begin(request);
        boolean person = request.getContent().isStdinEnabled();
        output.attach(request);
        progress.begin(request, person);
        input.attach(person ? () -> ask(request) : null);
    }

    private String ask(MessageContext request) throws InterruptedException {
        // What the cell printed so far is often the question.
        output.flush();
        return connection.ask(request);
    }

    /** Sends all that the cell has printed and shown. */
    void showOutput() {
        output.endCell();
        progress.flush();
    }

    /** A cell was not run, because one before it failed. */
    void skipCell() {
        timing.end(connection.requestsWait());
    }

    /** The cell has ended. */
    void endCell() {
        timing.end(connection.requestsWait());
        showOutput();
        reserve.renew();
    }

    /** Runs code as the cell that has begun, or as a part of it; returns its value as it is shown, null if it has none. */
    DisplayData evaluate(CellCode cell) throws CellFailure {
        try {
            if (startUp.await()) {
                throw session.reports().interruption(null, null);
            }
            Object result = session.runBegun(cell);
            return result == null || session.silenced(cell) ? null : session.runInCell(() -> render(result));
        } catch (OutOfMemoryError e) {
            reserve.release();
            throw session.reports().exception(e, null);
        } catch (CellFailure failure) {
            if (failure.getCause() instanceof OutOfMemoryError) {
                reserve.release();
            }
            throw failure;
        } catch (RuntimeException | Error e) {
            // Whatever happens while a cell is compiled or shown.
            throw CellFailure.of(e);
        }
    }

    @Override
    public DisplayData eval(String code) {
        Object value = evalRaw(code);
        return value == null ? null : render(value);
    }

    @Override
    public Object evalRaw(String code) {
        try {
            return session.runInside(new CellCode("the code given to eval", code));
        } catch (CellFailure failure) {
            throw new IllegalArgumentException(String.join("\n", failure.report()), failure.getCause());
        }
    }

    /** From now on cells find the classes in {@code path}, a jar or a folder. */
    public void addToClasspath(String path) {
        session.addToClassPath(path);
    }

    /** The magics, to call them by name and to add some. */
    public io.github.spencerpark.jupyter.kernel.magic.registry.Magics getMagics() {
        return magics.registry();
    }

    @Override
    public io.github.spencerpark.jupyter.kernel.magic.registry.Magics magics() {
        return getMagics();
    }

    @Override
    public JavaKernel kernel() {
        return this;
    }

    @Override
    public DisplayData render(Object object) {
        return DisplayContents.withJson(object == null ? new DisplayData("null")
                : object instanceof DisplayData data ? data : renderer.render(object));
    }

    @Override
    public DisplayData renderAs(Object object, String... mimeTypes) {
        return DisplayContents.withJson(object == null ? new DisplayData("null")
                : object instanceof DisplayData data ? data : renderer.renderAs(object, mimeTypes));
    }

    @Override
    public String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        output.show(data);
        return data.getDisplayId();
    }

    @Override
    public void update(String id, DisplayData data) {
        data.setDisplayId(id);
        output.update(data);
    }

    @Override
    public void display(DisplayData data) {
        output.show(DisplayContents.withJson(data));
    }

    @Override
    public DisplayData inspect(String code, int cursor, boolean extraDetail) {
        startUp.awaitQuietly();
        String description = session.inTurn(() -> assistant.describe(code, cursor));
        return description.isEmpty() ? null : new DisplayData(description);
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        startUp.awaitQuietly();
        return session.inTurn(() -> assistant.complete(code, cursor));
    }

    @Override
    public String isComplete(String code) {
        startUp.awaitQuietly();
        return switch (session.inTurn(() -> assistant.completeness(code))) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> INCOMPLETE;
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

    /** Interrupts the running cell, unless {@code request} was sent before it. */
    void interrupt(Message<InterruptRequest> request) {
        timing.carryOut(request, this::interrupt);
    }

    @Override
    public void interrupt() {
        if (startUp.over()) {
            session.interrupt();
        } else {
            startUp.interrupt();
        }
    }

    @Override
    public void onShutdown(boolean restarting) {
        session.interrupt();
        output.flush();
    }
}
