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

    /**
     * From now on long calls show their progress on {@code terminal}. Does nothing in the environment of a program that reads no
     * escape sequences ({@code TERM} unset or {@code dumb}); whether {@code terminal} leads to a terminal at all, and not to a file,
     * is for the caller to know: a pipe between two processes hides it.
     */
    public static void install(PrintStream terminal) {
        String kind = System.getenv("TERM");
        if (kind == null || kind.isEmpty() || kind.equals("dumb")) {
            return;
        }
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
