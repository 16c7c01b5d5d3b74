package org.inverserg.environment.progress;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.ProgressListener;

/**
 * Shows progress on the line of a terminal where the cursor stands; when a call ends, what took a second or more stays as a line.
 */
public final class TerminalProgress implements ProgressListener {

    /** The system property by which a command says {@code terminal} where it has one, or {@code log}: a program cannot tell, it may write to a pipe. */
    private static final String PROPERTY = "inverserg.progress";
    private static final int MILLISECONDS_BETWEEN_LINES = 100;
    /** Back to the first column, erase to the end of the line (ECMA-48). */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final ProgressLine line;
    private boolean shown;

    TerminalProgress(PrintStream terminal, ProgressLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    /** From now on long calls show their progress on standard error, if the system property {@value #PROPERTY} is {@code terminal} or {@code log}. */
    public static void installIfAsked() {
        String kind = System.getenv("TERM");
        boolean erases = kind != null && !kind.isEmpty() && !kind.equals("dumb");
        if ("log".equals(System.getProperty(PROPERTY))) {
            LogProgress.install(System.err);
        } else if (erases && "terminal".equals(System.getProperty(PROPERTY))) {
            install(System.err);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the program
    private static void install(PrintStream terminal) {
        var progress = new TerminalProgress(terminal, new ProgressLine());
        Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        }).scheduleWithFixedDelay(progress::show, MILLISECONDS_BETWEEN_LINES, MILLISECONDS_BETWEEN_LINES, TimeUnit.MILLISECONDS);
        Parallel.setProgressListener(progress);
    }

    @Override
    public void progress(String task, long done, long total) {
        line.progress(task, done, total);
        if (done == total) {
            end();
        }
    }

    @Override
    public void stopped(String task) {
        line.stopped(task);
        end();
    }

    /** Repeated, so that also a call that has nothing to tell for a while shows life. */
    synchronized void show() {
        if (line.isRunning()) {
            terminal.print(ERASE + line.text());
            terminal.flush();
            shown = true;
        }
    }

    /** Short calls that follow each other leave nothing behind. */
    private synchronized void end() {
        String summary = line.lastCall();
        if (shown || !summary.isEmpty()) {
            terminal.print(ERASE + (summary.isEmpty() ? "" : summary + System.lineSeparator()));
            terminal.flush();
        }
        if (!summary.isEmpty()) {
            line.clear();
        }
        shown = false;
    }
}
