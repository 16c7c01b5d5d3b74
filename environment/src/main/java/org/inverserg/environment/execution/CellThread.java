package org.inverserg.environment.execution;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * One piece of work of a cell on a thread of its own, so that it can be interrupted, stopped if it does not listen, and abandoned if
 * nothing helps: then who waits for it goes on, and nothing of what it still does shows.
 *
 * <p>The thread belongs to a group of its own: threads that a cell starts never count as the cell, and stopping a cell
 * never stops a thread of a pool that other cells use as well.
 */
public final class CellThread {

    /** Where the threads of cells live, and those they start. */
    private static final class Group extends ThreadGroup {

        Group(ThreadGroup parent) {
            super(parent, "cells");
        }

        /** As everywhere in Java, but without JShell, which on Java 17 makes itself the handler of all threads and says nothing. */
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
            if (handler != null && !handler.getClass().getName().startsWith("jdk.jshell.")) {
                handler.uncaughtException(thread, thrown);
            } else if (!(thrown instanceof ThreadDeath)) {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                thrown.printStackTrace();
            }
        }
    }

    /** The thread itself, which knows whether anybody still waits for it. */
    private static final class Worker extends Thread {

        private volatile boolean abandoned;

        Worker(Runnable work) {
            super(GROUP, work, "cell");
            setDaemon(true);
        }
    }

    private static final Group GROUP = new Group(topGroup());

    private final Callable<?> work;
    private final Worker thread;
    /** The work has ended, or nobody waits for it any more. */
    private final CountDownLatch over = new CountDownLatch(1);
    private Object result;
    private Throwable thrown;

    CellThread(Callable<?> work) {
        this.work = work;
        this.thread = new Worker(this::perform);
    }

    /** Threads of cells must not end in a group that JShell made for one snippet. */
    private static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null && group.getParent().getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Whether the calling thread runs a piece of work of a cell. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof Worker;
    }

    /** Whether the calling thread runs a cell that was given up: nobody wants to see what it prints. */
    public static boolean isAbandoned() {
        return Thread.currentThread() instanceof Worker worker && worker.abandoned;
    }

    private void perform() {
        try {
            result = work.call();
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable t) {
            thrown = t;
        } finally {
            end(false);
        }
    }

    /** Whichever comes first counts: the end of the work or its abandonment. */
    private synchronized void end(boolean abandoned) {
        if (running()) {
            thread.abandoned = abandoned;
            over.countDown();
        }
    }

    /**
     * Runs the work to its end, however it ends, and returns its result or throws what it threw.
     *
     * @throws AbandonedException if the work was given up
     */
    Object run() throws Throwable {
        thread.start();
        boolean waiting = true;
        while (waiting) {
            try {
                over.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Meant for the work, which interrupt() reaches by itself; the waiting goes on until it has ended.
            }
        }
        if (thread.abandoned) {
            throw new AbandonedException(thread.getStackTrace());
        }
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    boolean running() {
        return over.getCount() > 0;
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

    /** Gives the work up, unless it has ended: {@link #run} returns. */
    void abandon() {
        end(true);
    }
}
