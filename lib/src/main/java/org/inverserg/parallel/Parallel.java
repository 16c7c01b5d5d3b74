package org.inverserg.parallel;

import java.util.Objects;

/** The two process-wide settings: the number of threads and the listener of progress. Neither changes a result. */
public final class Parallel {

    private static final ProgressListener SILENT = (task, done, total) -> { };

    private static volatile int threads = Runtime.getRuntime().availableProcessors();
    private static volatile ProgressListener listener = SILENT;

    private Parallel() {
    }

    /** The number of threads that long calls use; at first, one per processor. */
    public static int threads() {
        return threads;
    }

    /** @throws IllegalArgumentException if {@code count < 1} */
    public static void setThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of threads must be at least 1, got " + count);
        }
        threads = count;
    }

    public static ProgressListener progressListener() {
        return listener;
    }

    public static void setProgressListener(ProgressListener newListener) {
        listener = Objects.requireNonNull(newListener, "a listener is needed; for silence set (task, done, total) -> { }");
    }
}
