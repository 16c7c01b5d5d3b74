package org.inverserg.parallel;

/** The two process-wide settings: the number of threads and the listener of progress. Neither changes a result. */
public final class Parallel {

    /** More than the processors of any one machine. */
    private static final int MOST_THREADS = 1024;
    private static final ProgressListener SILENT = (task, done, total) -> { };

    private static volatile int threads = Runtime.getRuntime().availableProcessors();
    private static volatile ProgressListener listener = SILENT;

    private Parallel() {
    }

    /** The number of threads that long calls use; at first, one per processor. */
    public static int threads() {
        return threads;
    }

    /** @throws IllegalArgumentException unless {@code count} is between 1 and {@value #MOST_THREADS} */
    public static void setThreads(int count) {
        Require.atLeastOne(count, "the number of threads");
        Require.that(count <= MOST_THREADS, "the number of threads must be at most " + MOST_THREADS, count,
                "more than one per processor, here " + Runtime.getRuntime().availableProcessors() + ", make nothing faster");
        threads = count;
    }

    public static ProgressListener progressListener() {
        return listener;
    }

    /** @throws IllegalArgumentException if it is null */
    public static void setProgressListener(ProgressListener newListener) {
        Require.that(newListener != null, "a listener must be given", null, "for silence set (task, done, total) -> { }");
        listener = newListener;
    }
}
