package org.inverserg.hostile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes a call on a thread of its own, interrupts it when it lasts, and tells how it ended. */
final class Watchdog {

    /** How a call ended. */
    record Outcome(Object result, Throwable thrown, boolean deaf, boolean lasted) {
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PATIENCE_MILLISECONDS = 150;
    private static final long DEAF_NANOSECONDS = 2_000_000_000L;
    private static final long DEAF_AFTER_ROUNDS = 200;

    private Watchdog() {
    }

    static Outcome call(Callable<Object> work) {
        var result = new Object[1];
        var thrown = new Throwable[1];
        var done = new CountDownLatch(1);
        var thread = new Thread(() -> {
            try {
                result[0] = work.call();
            } catch (Throwable e) {
                thrown[0] = e;
            } finally {
                done.countDown();
            }
        });
        thread.setDaemon(true);
        try {
            thread.start();
            boolean lasted = !done.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (lasted && isDeaf(thread, done)) {
                var stack = new Throwable("deaf");
                stack.setStackTrace(thread.getStackTrace());
                return new Outcome(null, stack, true, true);
            }
            return new Outcome(result[0], thrown[0], false, lasted);
        } catch (OutOfMemoryError e) {
            return new Outcome(null, e, false, false); // what the call before still holds leaves no room for this one
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the thread's own time, so that a machine that is busy with other things makes nobody deaf. */
    private static boolean isDeaf(Thread thread, CountDownLatch done) throws InterruptedException {
        thread.interrupt();
        long start = THREADS.getThreadCpuTime(thread.getId());
        for (int round = 0; round < DEAF_AFTER_ROUNDS; round++) {
            if (done.await(100, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (THREADS.getThreadCpuTime(thread.getId()) - start > DEAF_NANOSECONDS) {
                return !done.await(100, TimeUnit.MILLISECONDS);
            }
        }
        return true;
    }
}
