package org.inverserg.environment.rendering;

import org.inverserg.environment.progress.TerminalProgress;
import org.inverserg.parallel.Parallel;

/** The call at the end of the start script, which runs in any kernel and in JShell. */
public final class Adapters {

    private Adapters() {
    }

    /**
     * Makes the kernel that runs this code show the library's results, if it does not do so anyway: IJava needs it; this
     * project's kernel and JJava bring it about themselves, and JShell shows text, with progress where it has a terminal. A failure
     * is reported and not thrown, as cells run all the same.
     */
    public static void install() {
        TerminalProgress.installIfAsked();
        setThreads(System.getenv("INVERSERG_THREADS"));
        try {
            if (present(IJavaAdapter.PRESENCE)) {
                IJavaAdapter.install();
            }
        } catch (Throwable t) {
            System.err.println("InverseRG cannot show tables and pictures in this kernel, only text: " + t);
        }
    }

    /** @param count of the environment, or nothing for one thread a processor */
    static void setThreads(String count) {
        if (count == null || count.isBlank()) {
            return;
        }
        try {
            Parallel.setThreads(Integer.parseInt(count.strip()));
        } catch (IllegalArgumentException e) {
            System.err.println("INVERSERG_THREADS must be a number of threads, got \"" + count + "\"; for example INVERSERG_THREADS=2."
                    + " There are " + Parallel.threads() + " now.");
        }
    }

    private static boolean present(String className) {
        try {
            Class.forName(className, false, Adapters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
