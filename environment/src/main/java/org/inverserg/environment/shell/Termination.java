package org.inverserg.environment.shell;

import java.lang.reflect.Proxy;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.StoppedException;

/**
 * What a script does when its time is over. Where processes share a folder, the one that is asked to end (SIGTERM) finishes the chunks it is at and
 * ends with {@value #AGAIN}, the code by which programs say that they want to be started again; elsewhere it ends as every program does.
 */
final class Termination {

    /** EX_TEMPFAIL of {@code sysexits.h}. */
    static final int AGAIN = 75;

    private static final int TERMINATED = 143;
    /** A little less than the half minute that SLURM leaves a process. */
    private static final int MILLISECONDS_LEFT = 25_000;

    private Termination() {
    }

    /** From here on SIGTERM is heard. Java has no documented call for it; where the undocumented one is missing, the signal ends the program at once. */
    static void listen() {
        Thread script = Thread.currentThread();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ending = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    end(script);
                }
                return null;
            });
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("TERM"), ending);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return;
        }
    }

    /** Work between two calls, or a chunk that lasts, is not waited for: what is in the folder stays. */
    private static void end(Thread script) throws InterruptedException {
        if (!stops()) {
            System.exit(TERMINATED);
        }
        script.join(MILLISECONDS_LEFT);
        System.exit(AGAIN);
    }

    private static boolean stops() {
        try {
            return Parallel.engine().stop();
        } catch (IllegalArgumentException e) {
            return false; // a folder that cannot be shared: the script says so itself
        }
    }

    /** Whether a script ended because it was to stop. */
    static boolean isStop(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoppedException) {
                return true;
            }
        }
        return false;
    }
}
