package org.inverserg.environment.execution;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** JShell answers one question at a time. Code of the user runs outside of the turns, so that it may ask questions itself. */
final class Turns {

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Asks JShell something when it is the calling thread's turn.
     *
     * @throws CancellationException if the calling thread runs a cell that was given up, whose code changes nothing any more
     */
    <T> T take(Supplier<T> question) {
        lock.lock();
        try {
            if (CellThread.isAbandoned()) {
                throw new CancellationException("this cell was given up; it can run no further code");
            }
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets others have their turn while {@code code} runs. */
    <T> T leave(Callable<T> code) throws Exception {
        int held = lock.getHoldCount();
        for (int i = 0; i < held; i++) {
            lock.unlock();
        }
        try {
            return code.call();
        } finally {
            for (int i = 0; i < held; i++) {
                lock.lock();
            }
        }
    }
}
