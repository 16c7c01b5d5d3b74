package org.inverserg.environment.progress;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.ProgressListener;

/** Writes how far long calls are to a log, a line a minute: what a batch of jobs leaves in its files. */
final class LogProgress implements ProgressListener {

    private static final int SECONDS_BETWEEN_LINES = 60;

    private final PrintStream log;
    private final ProgressLine line;

    LogProgress(PrintStream log, ProgressLine line) {
        this.log = log;
        this.line = line;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the program
    static void install(PrintStream log) {
        var progress = new LogProgress(log, new ProgressLine());
        Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        }).scheduleAtFixedRate(progress::write, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
        Parallel.setProgressListener(progress);
    }

    @Override
    public void progress(String task, long done, long total) {
        line.progress(task, done, total);
    }

    @Override
    public void stopped(String task) {
        line.stopped(task);
    }

    /** One line, where a call is under way. */
    void write() {
        if (line.isRunning()) {
            log.println(line.text());
            line.clear();
        }
    }
}
