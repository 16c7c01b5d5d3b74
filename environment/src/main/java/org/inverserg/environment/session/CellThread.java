package org.inverserg.environment.session;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * One piece of work of a cell on a thread of its own, so that it can be interrupted, and stopped if it does not listen.
 *
 * <p>The thread belongs to a group of its own: threads that a cell starts never count as the cell, and stopping a cell
 * never stops a thread of a pool that other cells use as well.
 */
final class CellThread {

    private static final ThreadGroup GROUP = new ThreadGroup("cells");

    private static final String NAME = "cell";

    private final Callable<?> work;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Object result;
    private Throwable thrown;

    CellThread(Callable<?> work) {
        this.work = work;
        this.thread = new Thread(GROUP, this::perform, NAME);
        this.thread.setDaemon(true);
    }

    /** Whether the calling thread runs a piece of work of a cell. */
    static boolean isCurrent() {
        return Thread.currentThread().getThreadGroup() == GROUP && Thread.currentThread().getName().equals(NAME);
    }

    private void perform() {
        try {
            result = work.call();
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable t) {
            thrown = t;
        } finally {
            ended.countDown();
        }
    }

    /** Runs the work to its end, however it ends, and returns its result or throws what it threw. */
    Object run() throws Throwable {
        thread.start();
        boolean waiting = true;
        while (waiting) {
            try {
                ended.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Meant for the work, which interrupt() reaches by itself; the waiting goes on until it has ended.
            }
        }
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    boolean running() {
        return ended.getCount() > 0;
    }

    void interrupt() {
        thread.interrupt();
    }

    /**
     * Ends the work at once by an asynchronous {@link ThreadDeath}.
     *
     * @throws UnsupportedOperationException from Java 20 on, where threads cannot be stopped
     */
    @SuppressWarnings({"deprecation", "removal"})
    void stop() {
        if (running()) {
            thread.stop();
        }
    }
}
