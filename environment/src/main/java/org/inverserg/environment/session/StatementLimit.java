package org.inverserg.environment.session;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.inverserg.environment.execution.CellControl;

/** Interrupts a statement that takes longer than it may. */
final class StatementLimit {

    private final long milliseconds;
    private final CellControl control;
    private final ScheduledExecutorService watch;
    private volatile boolean passed;

    StatementLimit(long milliseconds, CellControl control) {
        this.milliseconds = milliseconds;
        this.control = control;
        watch = milliseconds <= 0 ? null : Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "statement-limit");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs a statement. */
    <T> T run(Supplier<T> statement) {
        passed = false;
        if (watch == null) {
            return statement.get();
        }
        Future<?> end = watch.schedule(() -> {
            passed = true;
            control.interrupt();
        }, milliseconds, TimeUnit.MILLISECONDS);
        try {
            return statement.get();
        } finally {
            end.cancel(false);
        }
    }

    /** Whether the last statement took too long. */
    boolean passed() {
        return passed;
    }

    CellFailure failure() {
        String message = "a statement of this cell took longer than " + milliseconds + " ms, the limit that the variable"
                + " INVERSERG_TIMEOUT (or IJAVA_TIMEOUT, JJAVA_TIMEOUT) sets";
        return new CellFailure("Timeout", message, List.of("Timeout: " + message, "  raise the limit, or set it to -1 for none"));
    }
}
