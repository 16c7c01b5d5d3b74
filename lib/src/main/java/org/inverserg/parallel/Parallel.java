package org.inverserg.parallel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The process-wide settings: the number of threads, the engine that long calls run on, the listener of progress. None changes a result. */
public final class Parallel {

    /** The environment variable that names a folder to {@linkplain #share share}. */
    public static final String SHARE = "INVERSERG_SHARE";

    /** More than the processors of any one machine. */
    private static final int MOST_THREADS = 1024;
    private static final ProgressListener SILENT = (task, done, total) -> { };

    private static volatile int threads = Runtime.getRuntime().availableProcessors();
    private static volatile ProgressListener listener = SILENT;
    /** Null until the first long call asks for it. */
    private static volatile Engine engine;

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

    /** Where long calls run: on {@link Engine#threads()}, or in the folder that the environment variable {@value #SHARE} names. */
    public static Engine engine() {
        Engine chosen = engine;
        return chosen != null ? chosen : engineOfEnvironment();
    }

    private static synchronized Engine engineOfEnvironment() {
        if (engine == null) {
            String folder = System.getenv(SHARE);
            engine = folder == null || folder.isBlank() ? Engine.threads() : Sharing.ofLibrary().in(path(folder));
        }
        return engine;
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(SHARE + " must name a folder, got \"" + folder + "\"; " + e.getReason(), e);
        }
    }

    /** @throws IllegalArgumentException if it is null */
    public static synchronized void setEngine(Engine newEngine) {
        Require.that(newEngine != null, "an engine must be given", null, "for the threads of this process set Engine.threads()");
        engine = newEngine;
    }

    /**
     * From here on long calls share {@code folder} with every other process that runs the same script there: each takes parts that nobody has taken,
     * writes what they gave and reads what the others did, so all end with the same result, to the last bit that of one process alone. Processes
     * may begin late, and be killed: who starts the same script again goes on where it stopped.
     *
     * <p>Calls are told apart by their number and by all that their results follow from. The script makes them in the same order in every
     * process, and from one thread.
     *
     * @throws IllegalArgumentException if it is null, or not a folder that can be made and written in
     */
    public static void share(Path folder) {
        setEngine(Sharing.ofLibrary().in(Require.given(folder, "the folder to share")));
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
